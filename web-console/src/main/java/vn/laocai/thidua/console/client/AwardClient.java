package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** scoring-service: who may be proposed for what, the proposals, their papers, and what the province did with them. */
@HttpExchange("/api")
public interface AwardClient {

    @GetExchange("/award-catalogue/{seasonId}")
    Catalogue catalogue(@PathVariable String seasonId);

    @GetExchange("/award-eligibility")
    Listing<Eligibility> eligibility(@RequestParam String seasonId);

    @GetExchange("/award-proposals")
    Listing<Proposal> proposals(@RequestParam String seasonId);

    @GetExchange("/award-proposals/{id}")
    Proposal proposal(@PathVariable String id);

    @PostExchange("/award-proposals")
    Proposal propose(@RequestHeader("Idempotency-Key") String key, @RequestBody NewProposal proposal);

    @PostExchange("/award-proposals/{id}/documents")
    Proposal attach(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody NewDocument document);

    @GetExchange("/award-proposals/{id}/documents/{kind}.pdf")
    ResponseEntity<byte[]> document(@PathVariable String id, @PathVariable String kind);

    @GetExchange("/award-proposals/{id}/pack.zip")
    ResponseEntity<byte[]> pack(@PathVariable String id);

    /** {@code step} is sending, withdrawal, receipt, return, council-vote, decision, presentation or revocation. */
    @PostExchange("/award-proposals/{id}/{step}")
    Proposal act(@PathVariable String id, @PathVariable String step, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, Object> said);

    /** The awards of a season. */
    record Catalogue(@Nullable List<Award> awards) {

        /** The awards, never null. */
        public List<Award> all() {
            return awards == null ? List.of() : awards;
        }
    }

    /** An award; {@code reward} is whole đồng. */
    record Award(String code, String nameVi, String decidedBy, int quota, @Nullable Long reward, int councilPercent) {}

    /** What one rule says. */
    record Rule(String code, boolean ok, String messageVi, String messageEn) {}

    /** A ward and an award, rule by rule. */
    record Eligibility(String wardCode, String wardName, String awardCode, String awardName, boolean eligible,
            boolean suspended, @Nullable List<Rule> rules) {

        /** The rules that stand in the way. */
        public List<Rule> failing() {
            return rules == null ? List.of() : rules.stream().filter(rule -> !rule.ok()).toList();
        }
    }

    /** A proposal with everything that has happened to it. */
    record Proposal(String id, String seasonId, String wardCode, String wardName, String awardCode, String awardName,
            @Nullable List<String> basis, String state, @Nullable List<Suspension> suspensions,
            @Nullable List<Rule> checks, @Nullable List<Document> documents, @Nullable List<Missing> missing,
            Instant proposedAt, @Nullable Sending sending, @Nullable Instant receivedAt, @Nullable Note returned,
            @Nullable CouncilVote council, @Nullable Decision decision, @Nullable Note notAwarded,
            @Nullable Presentation presented, @Nullable Revocation revocation) {

        /** Parts that are not there, never null. */
        public List<Missing> allMissing() {
            return missing == null ? List.of() : missing;
        }

        /** What holds it up, never null. */
        public List<Suspension> allSuspensions() {
            return suspensions == null ? List.of() : suspensions;
        }

        /** The parts, never null. */
        public List<Document> allDocuments() {
            return documents == null ? List.of() : documents;
        }
    }

    /** Something that holds a proposal up: a {@code notice} or a {@code complaint}. */
    record Suspension(String kind, String id) {}

    /** A part of the pack. */
    record Document(String kind, String nameVi, String sha256, @Nullable String number, @Nullable String date,
            Instant at) {}

    /** A part that is not there, with the fields it asks for. */
    record Missing(String kind, String nameVi, @Nullable List<String> fields) {}

    /** How it was sent. */
    record Sending(String documentNumber, String date, Instant at) {}

    /** Words at an instant. */
    record Note(String reason, Instant at) {}

    /** The vote of the provincial council. */
    record CouncilVote(int electorate, int yes, int no, int blank, String heldOn, String minutesNumber,
            boolean passed) {}

    /** The registered decision; {@code reward} is whole đồng. */
    record Decision(String number, String date, String issuer, String signer, long reward, int rank,
            String certificateCode, Instant at) {}

    /** The ceremony. */
    record Presentation(String on, String place) {}

    /** How it was taken back. */
    record Revocation(String reason, String documentNumber, Instant at) {}

    /** A ward to propose. */
    record NewProposal(String seasonId, String wardCode, String awardCode, List<String> basis) {}

    /** A part to make. */
    record NewDocument(String kind, @Nullable String number, @Nullable String date, Map<String, String> content) {}
}
