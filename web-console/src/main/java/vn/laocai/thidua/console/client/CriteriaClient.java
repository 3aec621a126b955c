package vn.laocai.thidua.console.client;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
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
            @RequestBody Reason reason);

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
            @Nullable String documentNumber, @Nullable List<JsonNode> consents) {}

    /** A version with its table in the form the service writes it. */
    record Version(@Nullable String id, @Nullable String seasonId, int version, String state, @Nullable String hash,
            @Nullable JsonNode table, @Nullable List<Finding> findings, @Nullable List<JsonNode> consents,
            @Nullable String reason, @Nullable JsonNode document, @Nullable String documentNumber,
            @Nullable String documentDate) {

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

    /** Why. */
    record Reason(String reason) {}

    /** The document that announces the table. */
    record Publication(@Nullable String documentNumber, @Nullable String documentDate) {}

    /** Whether the ward agrees with a change after the covenant. */
    record Consent(boolean agree) {}
}
