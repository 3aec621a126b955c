package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** scoring-service: sets of criteria and their versions. */
@HttpExchange("/api/criteria-sets")
public interface CriteriaClient {

    @GetExchange
    Listing<CriteriaSet> sets(@RequestParam String seasonId);

    @GetExchange("/{id}")
    CriteriaSet set(@PathVariable String id);

    @PostExchange
    JsonNode create(@RequestHeader("Idempotency-Key") String key, @RequestBody NewSet set);

    @GetExchange("/{id}/versions/{version}")
    ResponseEntity<Version> version(@PathVariable String id, @PathVariable int version);

    /** Replaces the table of a draft; the table as it was read, with the changes. */
    @PutExchange("/{id}/versions/{version}")
    JsonNode change(@PathVariable String id, @PathVariable int version, @RequestHeader("If-Match") String ifMatch,
            @RequestBody Table table);

    @PostExchange("/{id}/versions")
    JsonNode newVersion(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody NewVersion version);

    @DeleteExchange("/{id}/versions/{version}")
    JsonNode delete(@PathVariable String id, @PathVariable int version, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/{id}/versions/{version}/invitation")
    JsonNode invite(@PathVariable String id, @PathVariable int version, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Invitation invitation);

    @PostExchange("/{id}/versions/{version}/comments")
    JsonNode comment(@PathVariable String id, @PathVariable int version, @RequestHeader("Idempotency-Key") String key,
            @RequestBody NewComment comment);

    @PostExchange("/{id}/versions/{version}/comments/{number}/answer")
    JsonNode answer(@PathVariable String id, @PathVariable int version, @PathVariable int number,
            @RequestHeader("Idempotency-Key") String key, @RequestBody CommentAnswer answer);

    @PostExchange("/{id}/versions/{version}/withdrawal")
    JsonNode withdraw(@PathVariable String id, @PathVariable int version, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Reason reason);

    /** What the formula of a criterion gives for a few figures; nothing is stored. */
    @PostExchange("/examples")
    Examples examples(@RequestBody ToTry criterion);

    @PostExchange("/{id}/versions/{version}/publication")
    JsonNode publish(@PathVariable String id, @PathVariable int version, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Publication publication);

    @PostExchange("/{id}/versions/{version}/consents")
    JsonNode consent(@PathVariable String id, @PathVariable int version, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Consent consent);

    @GetExchange("/{id}/versions/{version}/changes")
    JsonNode changes(@PathVariable String id, @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer since);

    @GetExchange("/{id}/versions/{version}/export.{kind}")
    ResponseEntity<byte[]> export(@PathVariable String id, @PathVariable int version, @PathVariable String kind);

    /** Sends a table as a file; {@code dryRun} only looks for mistakes. */
    @PostExchange("/{id}/versions/{version}/import")
    JsonNode importFile(@PathVariable String id, @PathVariable int version, @RequestParam boolean dryRun,
            @RequestHeader("Idempotency-Key") String key, @RequestHeader("Content-Type") String type,
            @RequestBody byte[] file);

    /** A set of criteria of a season with its versions, newest last. */
    record CriteriaSet(String id, @Nullable String seasonId, @Nullable Integer inForce,
            @Nullable List<VersionLine> versions) {

        /** The versions, never null. */
        public List<VersionLine> all() {
            return versions == null ? List.of() : versions;
        }
    }

    /** A version in the list; {@code consents} are wards, or records with a ward. */
    record VersionLine(int version, String state, @Nullable String hash, @Nullable String title,
            @Nullable String documentNumber, @Nullable List<JsonNode> consents,
            @Nullable Integer unansweredComments) {}

    /** A version with its table in the form the service writes it. */
    record Version(@Nullable String id, @Nullable String seasonId, int version, String state, @Nullable String hash,
            @Nullable JsonNode table, @Nullable List<Finding> findings, @Nullable List<JsonNode> consents,
            @Nullable String reason, @Nullable String documentNumber, @Nullable String documentDate,
            @Nullable Integer asked, @Nullable Integer needed, @Nullable List<Comment> comments,
            @Nullable Instant commentsUntil, @Nullable String withdrawn) {

        /** What wards say of it, never null. */
        public List<Comment> allComments() {
            return comments == null ? List.of() : comments;
        }

        /** What the checker of tables says, never null. */
        public List<Finding> allFindings() {
            return findings == null ? List.of() : findings;
        }

        /** The wards that have agreed or refused, never null. */
        public List<JsonNode> allConsents() {
            return consents == null ? List.of() : consents;
        }
    }

    /** A weakness of a table; an {@code ERROR} or {@code BLOCK} keeps it from being published. */
    record Finding(@Nullable String severity, @Nullable String rule, @Nullable String code,
            @Nullable String messageVi, @Nullable String messageEn) {

        /** Whether it keeps the table from being published. */
        public boolean blocks() {
            return "ERROR".equals(severity) || "BLOCK".equals(severity);
        }
    }

    /** A new set from a template or a table. */
    record NewSet(String seasonId, @Nullable String template, @Nullable JsonNode table) {}

    /** The whole table of a draft. */
    record Table(JsonNode table) {}

    /** What a ward says of a version; of the whole table where there is no code. */
    record Comment(int number, @Nullable String code, String wardCode, String text, Instant at,
            @Nullable Disposition answer) {}

    /** What becomes of a comment: {@code ACCEPTED}, {@code PARTLY} or {@code DECLINED}. */
    record Disposition(String disposition, String text, Instant at) {}

    /** Until when comments are asked for. */
    record Invitation(Instant until) {}

    /** A comment; on the whole table where there is no code. */
    record NewComment(@Nullable String code, String text) {}

    /** The answer to a comment. */
    record CommentAnswer(String disposition, String text) {}

    /** A criterion whose formula is tried. */
    record ToTry(JsonNode criterion) {}

    /** Worked examples of a formula, and what is wrong with it. */
    record Examples(List<Example> examples, List<Finding> findings) {}

    /** A figure, what it earns and how. */
    record Example(JsonNode figure, BigDecimal points, String how) {}

    /** Why a version is begun, and the version whose table it begins with; the one in force where null. */
    record NewVersion(String reason, @Nullable Integer from) {}

    /** Why. */
    record Reason(String reason) {}

    /** The document that announces the table. */
    record Publication(@Nullable String documentNumber, @Nullable String documentDate) {}

    /** Whether the ward agrees with a change after the covenant. */
    record Consent(boolean agree) {}
}
