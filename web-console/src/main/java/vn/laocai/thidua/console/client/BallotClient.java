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
import tools.jackson.databind.JsonNode;

/** scoring-service: meetings that deliberate, and secret ballots. Votes themselves never pass here. */
@HttpExchange("/api")
public interface BallotClient {

    @GetExchange("/deliberations")
    Listing<Meeting> meetings(@RequestParam String seasonId);

    @GetExchange("/deliberations/{id}")
    Meeting meeting(@PathVariable String id);

    @GetExchange("/deliberations/{id}/minutes.pdf")
    ResponseEntity<byte[]> meetingMinutes(@PathVariable String id);

    @PostExchange("/deliberations/{id}/signatures")
    JsonNode signMinutes(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, String> seen);

    @GetExchange("/ballots")
    Listing<Ballot> ballots(@RequestParam String seasonId);

    @GetExchange("/ballots/{id}")
    Ballot ballot(@PathVariable String id);

    /** What the browser needs to vote or to look for its vote, as the service writes it. */
    @GetExchange("/ballots/{id}")
    JsonNode raw(@PathVariable String id);

    @GetExchange("/ballots/{id}/box")
    JsonNode box(@PathVariable String id);

    @GetExchange("/ballots/{id}/minutes.pdf")
    ResponseEntity<byte[]> minutes(@PathVariable String id);

    /** {@code act} is opening, closing, tally, certification, publication, voiding, teller-keys or teller-shares. */
    @PostExchange("/ballots/{id}/{act}")
    JsonNode act(@PathVariable String id, @PathVariable String act, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, Object> content);

    /** A meeting that deliberates. */
    record Meeting(String id, String seasonId, String state, String stateVi, Instant heldAt, String place,
            List<String> agenda, int needed, @Nullable List<String> present, @Nullable Boolean quorumMet,
            @Nullable String minutesHash, @Nullable List<JsonNode> signatures) {}

    /** A ballot as this person may see it. */
    record Ballot(String id, String seasonId, int round, String state, String stateVi, List<Question> questions,
            int electorate, List<Teller> tellers, int keysNeeded, boolean paperOnly, Instant closesAt,
            @Nullable Mine mine, @Nullable String mySealedShare, @Nullable Integer issued,
            @Nullable List<String> wardsWithBallots, @Nullable Map<String, Integer> returned,
            @Nullable List<Result> results, @Nullable String minutesHash, @Nullable Instant certifiedAt,
            @Nullable String voidReason, @Nullable List<Certification> certifications) {

        /** Whether this person has certified the result already. */
        public boolean certifiedBy(String personId) {
            return certifications != null
                    && certifications.stream().anyMatch(signed -> signed.personId().equals(personId));
        }
    }

    /** Who certified the result; capacity is {@code TELLER} or {@code CHAIR}. */
    record Certification(String personId, String capacity) {}

    /** A question and how many votes it needs. */
    record Question(String id, String text, String kind, @Nullable String wardCode, List<String> candidates, int seats,
            int electorate, int needed) {}

    /** A teller and how far he is. */
    record Teller(String personId, boolean keyRegistered, boolean shareGiven, boolean paperCounted,
            boolean certified) {}

    /** What this person may vote on, and what he has taken already. */
    record Mine(String wardCode, List<String> questionIds, List<String> taken, boolean onPaper) {}

    /** The counted result of a question, or of one candidate of it. */
    record Result(String questionId, String text, @Nullable String wardCode, int electorate, int issued, int returned,
            int valid, int invalid, int blank, int yes, int no,
            int needed, boolean passed) {}
}
