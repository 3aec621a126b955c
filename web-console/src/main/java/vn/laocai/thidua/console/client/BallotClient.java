package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    @PostExchange("/deliberations")
    Meeting call(@RequestHeader("Idempotency-Key") String key, @RequestBody NewMeeting meeting);

    /** {@code step} is attendance, minutes or signatures. */
    @PostExchange("/deliberations/{id}/{step}")
    Meeting act(@PathVariable String id, @PathVariable String step, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Object said);

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

    @PostExchange("/ballots")
    Ballot prepare(@RequestHeader("Idempotency-Key") String key, @RequestBody NewBallot ballot);

    /**
     * {@code act} is opening, closing, tally, certification, publication, voiding, rounds, decisions, delegations,
     * paper-issues, paper-tally, credentials, teller-keys or teller-shares.
     */
    @PostExchange("/ballots/{id}/{act}")
    JsonNode act(@PathVariable String id, @PathVariable String act, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, Object> content);

    /** A meeting to call. */
    record NewMeeting(String seasonId, @Nullable Instant heldAt, @Nullable Instant papersSentAt, String place,
            List<String> agenda, Quorum quorum) {}

    /** A share of the members or of the electorate. */
    record Quorum(int numerator, int denominator) {}

    /** A meeting that deliberates. */
    record Meeting(String id, String seasonId, String state, String stateVi, Instant heldAt, Instant papersSentAt,
            String place, List<String> agenda, List<String> members, int needed, @Nullable List<String> present,
            @Nullable List<Absence> absent, @Nullable Boolean quorumMet, @Nullable Minutes minutes,
            @Nullable String minutesHash, @Nullable List<Signed> signatures) {

        /** Whether somebody has signed as {@code CHAIR} or {@code SECRETARY}. */
        public boolean signedBy(String capacity) {
            return signatures != null && signatures.stream().anyMatch(each -> each.capacity().equals(capacity));
        }
    }

    /** A ward that was not there. */
    record Absence(String wardCode, String reason) {}

    /** What was said. */
    record Minutes(String chair, String secretary, String proceedings, @Nullable List<Opinion> opinions,
            @Nullable List<OpenVote> votes, String conclusion) {}

    /** A ward that thought otherwise. */
    record Opinion(String wardCode, String text) {}

    /** A vote by raised hands. */
    record OpenVote(String matter, int agree, int disagree, int other) {}

    /** A signature under minutes. */
    record Signed(String personId, String capacity, Instant at) {}

    /** A ballot to prepare. */
    record NewBallot(String seasonId, @Nullable String deliberationId, List<NewQuestion> questions,
            List<NewElector> electors, Quorum threshold, boolean selfVote, List<String> tellers, int keysNeeded,
            @Nullable Instant closesAt, String decisionRule, List<Named> people) {}

    /** A question to ask. */
    record NewQuestion(String text, String kind, @Nullable String wardCode, @Nullable String awardCode,
            List<String> candidates, int seats) {}

    /** Who votes for a ward. */
    record NewElector(String wardCode, String personId, @Nullable String delegation) {}

    /** What somebody is called. */
    record Named(String personId, String name) {}

    /** A ballot as this person may see it. */
    record Ballot(String id, String seasonId, int round, String state, String stateVi, List<Question> questions,
            @Nullable List<Elector> electors, int electorate, List<Teller> tellers, int keysNeeded, boolean paperOnly,
            Instant closesAt, @Nullable Mine mine, @Nullable String mySealedShare, @Nullable Integer issued,
            @Nullable List<String> wardsWithBallots, @Nullable List<String> wardsOnPaper,
            @Nullable Map<String, Integer> returned, @Nullable List<Result> results,
            @Nullable List<OpenedOpinion> opinions, @Nullable String minutesHash,
            @Nullable List<Signed> certifications, @Nullable Instant certifiedAt, @Nullable List<Decision> decisions,
            @Nullable String voidReason) {

        /** Whether the signed-in elector still has a ballot to take on a screen. */
        public boolean votes() {
            return mine != null && "OPEN".equals(state) && !paperOnly && !mine.onPaper()
                    && mine.taken().size() < mine.questionIds().size();
        }

        /** The person among the tellers. */
        public Optional<Teller> teller(String personId) {
            return tellers.stream().filter(each -> each.personId().equals(personId)).findFirst();
        }

        /** How many tellers have not made a key yet; none need one where all vote on paper. */
        public long keysMissing() {
            return paperOnly ? 0 : tellers.stream().filter(each -> !each.keyRegistered()).count();
        }

        /** Ballots that may be taken, of all questions together. */
        public int entitled() {
            return questions.stream().mapToInt(Question::electorate).sum();
        }

        /** Whether paper lies in the box. */
        public boolean hasPaper() {
            return paperOnly || (wardsOnPaper != null && !wardsOnPaper.isEmpty());
        }

        /** Whether every key that opens the box has been given. */
        public boolean unlocked() {
            return tellers.stream().filter(Teller::shareGiven).count() >= keysNeeded;
        }

        /** Whether all paper there is was counted by two. */
        public boolean paperDone() {
            return !hasPaper() || tellers.stream().filter(Teller::paperCounted).count() >= 2;
        }

        /** Whether this person has certified the result already. */
        public boolean certifiedBy(String personId) {
            return certifications != null
                    && certifications.stream().anyMatch(signed -> signed.personId().equals(personId));
        }

        /** Whether the chair has signed the minutes of the count. */
        public boolean signedByChair() {
            return certifications != null
                    && certifications.stream().anyMatch(each -> "CHAIR".equals(each.capacity()));
        }

        /** Questions that this round has left open. */
        public List<Question> open() {
            return results == null
                    ? List.of()
                    : questions.stream().filter(question -> results.stream()
                            .anyMatch(result -> result.questionId().equals(question.id()) && !result.passed()))
                            .toList();
        }
    }

    /** Who votes for a ward; {@code delegation} is the document of a delegate. */
    record Elector(String wardCode, String personId, @Nullable String name, @Nullable String delegation) {}

    /** An absent member's opinion as it was opened with the box; without a text nobody could read it. */
    record OpenedOpinion(String wardCode, @Nullable String text) {}

    /** What was decided where two rounds left it open. */
    record Decision(String questionId, @Nullable String wardCode, boolean passed, String document, String reason) {}

    /** A question and how many votes it needs. */
    record Question(String id, String text, String kind, @Nullable String wardCode, List<String> candidates, int seats,
            int electorate, int needed) {}

    /** A teller and how far he is. */
    record Teller(String personId, @Nullable String name, boolean keyRegistered, boolean shareGiven,
            boolean paperCounted,
            boolean certified) {}

    /** What this person may vote on, and what he has taken already. */
    record Mine(String wardCode, List<String> questionIds, List<String> taken, boolean onPaper) {}

    /** The counted result of a question, or of one candidate of it. */
    record Result(String questionId, String text, @Nullable String wardCode, int electorate, int issued, int returned,
            int valid, int invalid, int blank, int yes, int no,
            int needed, boolean passed) {}
}
