package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.SealingCommand.Rescore;
import vn.laocai.thidua.scoring.scoresheet.SealingCommand.Seal;
import vn.laocai.thidua.scoring.scoresheet.SealingCommand.Unseal;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/**
 * All score sheets: what other features read of them and ask of them. Rights are settled by who asks; every operation is
 * done once, however often it is asked.
 */
@Component
public class ScoreSheets {

    private final Aggregates<ScoreSheet, ScoreSheetEvent> sheets;
    private final SheetHistory history;

    ScoreSheets(AggregateFactory aggregates, SheetHistory history) {
        this.sheets = aggregates.create(new ScoreSheetDefinition());
        this.history = history;
    }

    /** The sheet with this id. */
    public Optional<SheetView> find(String id) {
        return sheets.find(id).map(ScoreSheets::view);
    }

    /**
     * The sheet with this id.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             404 {@code score-sheet-not-found}
     */
    public SheetView require(String id) {
        return find(id).orElseThrow(SheetRefusals::notFound);
    }

    /** Sheets of a season in the order of their ward codes. */
    public List<SheetView> ofSeason(String seasonId) {
        return stored(seasonId).stream().map(ScoreSheets::view).toList();
    }

    /** The sheet as it was at this instant of business time; nothing where it did not exist yet. */
    public Optional<SheetView> asOf(String id, Instant at) {
        return history.asOf(id, at).map(sheet -> SheetView.of(sheet, 0));
    }

    /**
     * Gives the sheet to the wards that score it; nothing where they have it already.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             409 {@code score-sheet-wrong-state} unless it is submitted or accepted
     */
    public SheetView moveToCrossScoring(String id, CommandContext context) {
        return give(new StartCrossScoring(of(id), context.at()), context);
    }

    /**
     * Takes the points of the valid cross-scores by criterion, without their authors; their mean is what is proposed.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             409 {@code score-sheet-wrong-state} unless it is being cross-scored
     */
    public SheetView crossScored(String id, Map<String, List<BigDecimal>> points, CommandContext context) {
        return give(new CompleteCrossScoring(of(id), Map.copyOf(points), context.at()), context);
    }

    /** Lets nothing change any more: every other command is refused with 423 {@code season-sealed}. */
    public SheetView seal(String id, long epoch, CommandContext context) {
        return give(new Seal(of(id), epoch, context.at()), context);
    }

    /** Takes the seal of this epoch off; a newer one stays. */
    public SheetView unseal(String id, long epoch, CommandContext context) {
        return give(new Unseal(of(id), epoch, context.at()), context);
    }

    /** Applies a rescore set to this sheet once, in any state and under any seal: the ledger has decided. */
    public SheetView applyRescore(String id, String rescoreSetId, List<ScoreChange> changes, String reason,
            CommandContext context) {
        return give(new Rescore(of(id), rescoreSetId, List.copyOf(changes), reason, context.actor().personId(),
                context.at()), context);
    }

    /** Opens a sheet; tells whether this call opened it. */
    boolean open(OpenScoreSheet command, CommandContext context) {
        AtomicBoolean opened = new AtomicBoolean();
        sheets.handle(command.id().value(), context, sheet -> {
            List<ScoreSheetEvent> events = ScoreSheetDecider.decide(command, sheet);
            opened.set(!events.isEmpty());
            return events;
        });
        return opened.get();
    }

    /** Any other command, given on the newest state. */
    Outcome<ScoreSheet> handle(ScoreSheetCommand command, CommandContext context) {
        return sheets.handle(command.id().value(), context, sheet -> ScoreSheetDecider.decide(command, sheet));
    }

    /** A command that follows from the newest state. */
    Outcome<ScoreSheet> handle(ScoreSheetId id, Function<ScoreSheet, ScoreSheetCommand> command,
            CommandContext context) {
        return sheets.handle(id.value(), context, sheet -> {
            if (sheet == null) {
                throw SheetRefusals.notFound();
            }
            return ScoreSheetDecider.decide(command.apply(sheet), sheet);
        });
    }

    /** The stored sheet. */
    Versioned<ScoreSheet> load(String id) {
        return sheets.find(id).orElseThrow(SheetRefusals::notFound);
    }

    Optional<Versioned<ScoreSheet>> stored(ScoreSheetId id) {
        return sheets.find(id.value());
    }

    /** There are ten a year, so all are read. */
    List<Versioned<ScoreSheet>> stored(String seasonId) {
        return sheets.findAll().stream().filter(sheet -> sheet.state().id().seasonId().equals(seasonId)).toList();
    }

    private SheetView give(ScoreSheetCommand command, CommandContext context) {
        Outcome<ScoreSheet> outcome = handle(command, context);
        return SheetView.of(outcome.state(), outcome.version());
    }

    private static SheetView view(Versioned<ScoreSheet> sheet) {
        return SheetView.of(sheet.state(), sheet.version());
    }

    /** The season's part of an id holds no colon, nor does the code of a ward. */
    static ScoreSheetId of(String id) {
        int colon = id.lastIndexOf(':');
        if (colon < 1 || colon == id.length() - 1) {
            throw SheetRefusals.notFound();
        }
        return new ScoreSheetId(id.substring(0, colon), id.substring(colon + 1));
    }
}
