package vn.laocai.thidua.scoring.board;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Fold;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The ledgers of all seasons; what is decided about a whole season is decided here, by one write. */
@Component
public class SeasonLedgers {

    private final Aggregates<SeasonLedger, LedgerEvent> ledgers;

    SeasonLedgers(AggregateFactory aggregates) {
        ledgers = aggregates.create(new LedgerDefinition());
    }

    /** The ledger of a season; untouched where nothing has been decided yet. */
    public SeasonLedger of(String seasonId) {
        return ledgers.find(seasonId).map(Versioned::state).orElseGet(() -> SeasonLedger.untouched(seasonId));
    }

    /** Every ledger in which something has been decided. */
    public List<SeasonLedger> all() {
        return ledgers.findAll().stream().map(Versioned::state).toList();
    }

    Outcome<SeasonLedger> handle(LedgerCommand command, CommandContext context) {
        return ledgers.handle(command.seasonId(), context, state -> LedgerDecider.decide(command, state));
    }

    /** Publishes the final result under this id; refused with 409 where it is not final or public already. */
    public Outcome<SeasonLedger> publish(String seasonId, String publicationId, Instant at, String url,
            CommandContext context) {
        return handle(new LedgerCommand.PublishResults(seasonId, publicationId, at, url), context);
    }

    /** Adds a correction with the places that hold from then on; refused with 409 before publication. */
    public Outcome<SeasonLedger> correct(String seasonId, String correctionId, String wardCode, String reason,
            List<Place> rows, CommandContext context) {
        return handle(new LedgerCommand.CorrectResult(seasonId, correctionId, wardCode, reason, rows), context);
    }

    /** Lets a rescore set count, whole; refused with 409 where it was decided upon or the season is final. */
    public Outcome<SeasonLedger> applyRescore(String seasonId, String rescoreSetId, String reason,
            @Nullable String complaintId, List<RescoreChange> changes, CommandContext context) {
        return handle(new LedgerCommand.ApplyRescoreSet(seasonId, rescoreSetId, reason, complaintId, changes), context);
    }

    /** Puts a rescore set away for ever; refused with 409 where it counts already. */
    public Outcome<SeasonLedger> cancelRescore(String seasonId, String rescoreSetId, CommandContext context) {
        return handle(new LedgerCommand.CancelRescoreSet(seasonId, rescoreSetId), context);
    }

    /** Tells that every sheet has followed a rescore set; again it changes nothing. */
    public Outcome<SeasonLedger> rescoreFollowed(String seasonId, String rescoreSetId, CommandContext context) {
        return handle(new LedgerCommand.RescoreSetFollowed(seasonId, rescoreSetId), context);
    }

    /** A fold that builds the ledger of a season again from the journal. */
    public static Fold<SeasonLedger, ?> replay(Journal journal, String seasonId) {
        return new Fold<>(journal, new LedgerDefinition(), seasonId::equals);
    }
}
