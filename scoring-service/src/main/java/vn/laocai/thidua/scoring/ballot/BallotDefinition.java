package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.ballot.BallotEvent.Telling;
import vn.laocai.thidua.scoring.ballot.BallotEvent.Told;
import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Replayable;
import vn.laocai.thidua.support.outbox.StateJson;

/** How ballots are kept and told: state and internal events are their records as JSON. */
final class BallotDefinition implements Replayable<Ballot, BallotEvent> {

    private static final Map<String, Class<? extends BallotEvent>> INTERNAL = Map.ofEntries(
            Map.entry("ballot-terms-set", BallotEvent.TermsSet.class),
            Map.entry("ballot-elector-replaced", BallotEvent.ElectorReplaced.class),
            Map.entry("ballot-teller-key-registered", BallotEvent.TellerKeyRegistered.class),
            Map.entry("ballot-box-prepared", BallotEvent.BoxPrepared.class),
            Map.entry("ballot-credential-issued", BallotEvent.CredentialIssued.class),
            Map.entry("ballot-paper-issued", BallotEvent.PaperIssued.class),
            Map.entry("ballot-opinion-sealed", BallotEvent.OpinionSealed.class),
            Map.entry("ballot-box-shut", BallotEvent.BoxShut.class),
            Map.entry("ballot-share-given", BallotEvent.ShareGiven.class),
            Map.entry("ballot-paper-counted", BallotEvent.PaperCounted.class),
            Map.entry("ballot-votes-counted", BallotEvent.VotesCounted.class),
            Map.entry("ballot-minutes-signed", BallotEvent.MinutesSigned.class),
            Map.entry("ballot-minutes-complete", BallotEvent.MinutesComplete.class),
            Map.entry("ballot-results-released", BallotEvent.ResultsReleased.class),
            Map.entry("ballot-question-decided", BallotEvent.Decided.class),
            Map.entry("ballot-annulled", BallotEvent.Annulled.class));

    private record QuestionData(String questionId, String text, @Nullable String wardCode,
            @Nullable String awardCode) {}

    private record PreparedData(String ballotId, String seasonId, @Nullable String deliberationId, int round,
            List<QuestionData> questions, int electorate, Threshold threshold, List<String> tellers) {}

    private record OpenedData(String ballotId, String seasonId, Instant opensAt, Instant closesAt) {}

    private record ClosedData(String ballotId, String seasonId, Instant closedAt) {}

    private record ResultData(String questionId, @Nullable String wardCode, int yes, int no, int blank,
            boolean passed) {}

    private record CertifiedData(String ballotId, String seasonId, int round, int issued, int returned, int valid,
            int invalid, int blank, List<ResultData> results, Instant certifiedAt) {}

    private record VoidedData(String ballotId, String seasonId, String reason) {}

    @Override
    public String context() {
        return "scoring";
    }

    @Override
    public String name() {
        return "ballot";
    }

    @Override
    public String collection() {
        return "ballots";
    }

    @Override
    public Ballot evolve(@Nullable Ballot state, BallotEvent event) {
        return event instanceof BallotEvent.TermsSet set
                ? Ballot.prepared(set.identity(), set.terms(), set.tellerKeys())
                : BallotDecider.known(state).after(event);
    }

    @Override
    public Document write(Ballot state) {
        return StateJson.write(state);
    }

    @Override
    public Ballot read(Document document) {
        return StateJson.read(document, Ballot.class);
    }

    @Override
    public EventOnWire describe(BallotEvent event, Ballot after) {
        String season = after.identity().seasonId();
        if (event instanceof Told(Telling telling)) {
            return EventOnWire.publicEvent(telling.eventName(), told(telling, after), season);
        }
        String name = INTERNAL.entrySet().stream().filter(entry -> entry.getValue() == event.getClass())
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new IllegalStateException("No name for " + event.getClass()));
        return EventOnWire.internalEvent(name, event, season);
    }

    @Override
    public BallotEvent decode(String name, JsonNode data) {
        Telling telling = Telling.named(name);
        if (telling != null) {
            return new Told(telling);
        }
        Class<? extends BallotEvent> type = INTERNAL.get(name);
        if (type == null) {
            throw new IllegalArgumentException("No event of ballots: " + name);
        }
        return EventJson.mapper().treeToValue(data, type);
    }

    @Override
    public @Nullable Refusal explain(RuntimeException refused) {
        return refused instanceof BallotRefused ballot ? BallotProblems.explain(ballot.reason()) : null;
    }

    private static Object told(Telling telling, Ballot ballot) {
        String id = ballot.id();
        String season = ballot.identity().seasonId();
        return switch (telling) {
            case PREPARED -> new PreparedData(id, season, ballot.identity().deliberationId(),
                    ballot.identity().round(),
                    ballot.terms().questions().stream().map(question -> new QuestionData(question.id(),
                            question.text(), question.wardCode(), question.awardCode())).toList(),
                    ballot.terms().electors().size(), ballot.terms().threshold(), ballot.terms().tellers());
            case OPENED -> {
                Ballot.Opening opening = ballot.opening();
                yield new OpenedData(id, season,
                        opening == null ? ballot.terms().closesAt() : opening.at(), ballot.terms().closesAt());
            }
            case CLOSED -> {
                Ballot.Closing closing = ballot.closing();
                yield new ClosedData(id, season, closing == null ? ballot.terms().closesAt() : closing.at());
            }
            case CERTIFIED -> certified(ballot);
            case VOIDED -> {
                Ballot.Voiding voiding = ballot.voiding();
                yield new VoidedData(id, season, voiding == null ? "" : voiding.reason());
            }
        };
    }

    private static CertifiedData certified(Ballot ballot) {
        List<Result> results = BallotResults.of(ballot);
        int issued = ballot.terms().questions().stream().mapToInt(ballot::issuedOn).sum();
        int returned = ballot.counts().stream().mapToInt(Count::returned).sum();
        int valid = ballot.counts().stream().mapToInt(Count::valid).sum();
        int invalid = ballot.counts().stream().mapToInt(Count::invalid).sum();
        int blank = ballot.counts().stream().mapToInt(Count::blank).sum();
        Instant at = ballot.certifiedAt();
        return new CertifiedData(ballot.id(), ballot.identity().seasonId(), ballot.identity().round(), issued,
                returned, valid, invalid, blank,
                results.stream()
                        .map(result -> new ResultData(result.questionId(), result.wardCode(), result.yes(),
                                result.no(), result.blank(), result.passed()))
                        .toList(),
                at == null ? ballot.terms().closesAt() : at);
    }
}
