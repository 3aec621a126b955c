package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AcceptAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AppraiseCell;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ClearAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecidePenalty;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecideReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Explain;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Finalise;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Judge;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkDeliberated;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.MarkPublished;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ProposeReopening;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ReopenRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Standing;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.TakeOfficialFigure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawAcceptance;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.WithdrawReopening;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/**
 * The appraisal of sheets: what the feature of appraisal reads and asks of them. Rights and windows are settled by who
 * asks; the sheet decides the rest. Every answer is the sheet after the command.
 */
@Component
public class SheetAppraisals {

    private final ScoreSheets sheets;

    SheetAppraisals(ScoreSheets sheets) {
        this.sheets = sheets;
    }

    /**
     * A sheet with its appraisal.
     *
     * @param judgements
     *            what others found, by code; only cells about which anything was found
     */
    public record Appraised(SheetView sheet, Appraisal appraisal, SortedMap<String, Judgement> judgements) {

        /** What was found about this cell; nothing yet where nobody has. */
        public Judgement judgement(String code) {
            Judgement found = judgements.get(code);
            return found == null ? Judgement.NONE : found;
        }

        /** Revision of the cell, 0 where nobody has touched it. */
        public long revision(String code) {
            CellView cell = sheet.cells().get(code);
            return cell == null ? 0 : cell.revision();
        }
    }

    /**
     * A decision about one cell.
     *
     * @param points
     *            points, or {@code null} where a figure is given
     * @param newPoints
     *            what counts then, or {@code null} where it waits for other wards
     * @param oldPoints
     *            what counts now
     * @param proposed
     *            the default: official figure before cross mean before claim
     * @param self
     *            points of the claim
     */
    public record Decision(String code, @Nullable BigDecimal points, @Nullable Figure figure,
            @Nullable BigDecimal newPoints, @Nullable BigDecimal oldPoints, @Nullable BigDecimal proposed,
            @Nullable BigDecimal self, BigDecimal max, String reason, long revision) {}

    /** The sheet with this id. */
    public Optional<Appraised> find(String id) {
        try {
            return Optional.of(view(sheets.load(id)));
        } catch (vn.laocai.thidua.support.command.Refusal none) {
            return Optional.empty();
        }
    }

    /**
     * The sheet with this id.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             404 {@code score-sheet-not-found}
     */
    public Appraised require(String id) {
        return view(sheets.load(id));
    }

    /** Sheets of a season in the order of their ward codes. */
    public List<Appraised> ofSeason(String seasonId) {
        return sheets.stored(seasonId).stream().map(SheetAppraisals::view).toList();
    }

    /** Takes a department's figure, which overrides the claim (Rule 32). */
    public Appraised takeOfficialFigure(String id, String code, Figure figure, OfficialSource source,
            @Nullable Long revision, CommandContext context) {
        return give(new TakeOfficialFigure(ScoreSheets.of(id), code, figure, source, revision, context.at()), context);
    }

    /** Opens the sheet to appraisers; nothing where it is already. */
    public Appraised start(String id, CommandContext context) {
        return give(new StartAppraisal(ScoreSheets.of(id), context.at()), context);
    }

    /** Decides about a cell (Rules 31, 33). */
    public Appraised appraise(String id, Decision decision, CommandContext context) {
        return give(new AppraiseCell(ScoreSheets.of(id), decision.code(), decision.points(), decision.figure(),
                decision.newPoints(), standing(decision), decision.reason(), decision.revision(), judge(context),
                context.at()), context);
    }

    /** Takes a decision about a cell back. */
    public Appraised clear(String id, Decision decision, CommandContext context) {
        return give(new ClearAppraisal(ScoreSheets.of(id), decision.code(), standing(decision), decision.reason(),
                decision.revision(), judge(context), context.at()), context);
    }

    /** Completes round 1 or 2. */
    public Appraised completeRound(String id, int round, Set<String> pending, @Nullable Instant explainUntil,
            CommandContext context) {
        return give(new CompleteRound(ScoreSheets.of(id), round, pending, explainUntil, person(context),
                context.at()), context);
    }

    /** Takes the completion of the last round back. */
    public Appraised reopenRound(String id, String reason, CommandContext context) {
        return give(new ReopenRound(ScoreSheets.of(id), reason, person(context), context.at()), context);
    }

    /** Explains adjusted criteria, each once (Rule 35). */
    public Appraised explain(String id, Map<String, Explanation> explanations, Set<String> adjusted,
            CommandContext context) {
        return give(new Explain(ScoreSheets.of(id), explanations, adjusted, person(context), context.at()), context);
    }

    /** Accepts the appraisal; by silence only after the time for explaining. */
    public Appraised accept(String id, boolean bySilence, CommandContext context) {
        return give(new AcceptAppraisal(ScoreSheets.of(id), bySilence, person(context), context.at()), context);
    }

    /** Takes the acceptance back. */
    public Appraised withdrawAcceptance(String id, CommandContext context) {
        return give(new WithdrawAcceptance(ScoreSheets.of(id), person(context), context.at()), context);
    }

    /** Closes the sheet with these points per criterion. */
    public Appraised finalise(String id, Map<String, BigDecimal> finals, CommandContext context) {
        return give(new Finalise(ScoreSheets.of(id), finals, person(context), context.at()), context);
    }

    /** Proposes a reopening of listed criteria (Rule 39). */
    public Appraised proposeReopening(String id, Set<String> codes, Set<String> known, String reason,
            CommandContext context) {
        return give(new ProposeReopening(ScoreSheets.of(id), codes, known, reason, person(context), context.at()),
                context);
    }

    /** Takes the proposal back. */
    public Appraised withdrawReopening(String id, CommandContext context) {
        return give(new WithdrawReopening(ScoreSheets.of(id), person(context), context.at()), context);
    }

    /** Approves or refuses the proposal, as a second person (Rule 39). */
    public Appraised decideReopening(String id, boolean approve, String reason, CommandContext context) {
        return give(new DecideReopening(ScoreSheets.of(id), approve, reason, person(context), context.at()), context);
    }

    /** Imposes or dismisses the penalty for a figure that proved wrong. */
    public Appraised decidePenalty(String id, String code, boolean impose, String penaltyCode, BigDecimal penaltyMax,
            String reason, CommandContext context) {
        return give(new DecidePenalty(ScoreSheets.of(id), code, impose, penaltyCode, penaltyMax, reason,
                judge(context), context.at()), context);
    }

    /** Notes that the meeting has dealt with a final sheet. */
    public Appraised markDeliberated(String id, CommandContext context) {
        return give(new MarkDeliberated(ScoreSheets.of(id), context.at()), context);
    }

    /** Notes that a final sheet is published for ever. */
    public Appraised markPublished(String id, CommandContext context) {
        return give(new MarkPublished(ScoreSheets.of(id), context.at()), context);
    }

    private Appraised give(AppraisingCommand command, CommandContext context) {
        Outcome<ScoreSheet> outcome = sheets.handle(command, context);
        return view(new Versioned<>(outcome.id(), outcome.version(), outcome.state()));
    }

    private static Standing standing(Decision decision) {
        return new Standing(decision.oldPoints(), decision.proposed(), decision.self(), decision.max());
    }

    private static Judge judge(CommandContext context) {
        return new Judge(person(context), context.actor().organisation());
    }

    private static String person(CommandContext context) {
        return context.actor().personId();
    }

    private static Appraised view(Versioned<ScoreSheet> stored) {
        SortedMap<String, Judgement> judgements = new TreeMap<>();
        stored.state().cells().forEach((code, cell) -> {
            if (!cell.judgement().equals(Judgement.NONE)) {
                judgements.put(code, cell.judgement());
            }
        });
        return new Appraised(SheetView.of(stored.state(), stored.version()), stored.state().appraisal(), judgements);
    }
}
