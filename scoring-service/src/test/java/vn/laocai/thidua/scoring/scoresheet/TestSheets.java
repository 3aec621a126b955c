package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AcceptAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteRound;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.Finalise;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartAppraisal;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.EnterCells;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Accept;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Submit;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Recorded;

/** Sheets in any state for tests of other features. */
public final class TestSheets {

    private static final Instant AT = Instant.parse("2026-01-02T03:00:00Z");
    private static final EntryWindow OPEN = new EntryWindow(null, null, true, false);

    private TestSheets() {}

    /** Sheets without a past. */
    public static ScoreSheets of(AggregateFactory store) {
        return new ScoreSheets(store, new SheetHistory() {
            @Override
            public Optional<ScoreSheet> asOf(String id, Instant at) {
                return Optional.empty();
            }

            @Override
            public List<Recorded<ScoreSheetEvent>> events(String id) {
                return List.of();
            }
        });
    }

    /** Opens the sheet and enters these figures. */
    public static void entered(ScoreSheets sheets, String seasonId, String ward, CriteriaTable table,
            Map<String, Figure> figures) {
        ScoreSheetId id = new ScoreSheetId(seasonId, ward);
        sheets.open(new OpenScoreSheet(id, "covenant", "khoi", AT), context("open", seasonId, ward, AT));
        enter(sheets, seasonId, ward, table, figures);
    }

    /** Enters figures over what is there. */
    public static void enter(ScoreSheets sheets, String seasonId, String ward, CriteriaTable table,
            Map<String, Figure> figures) {
        enter(sheets, seasonId, ward, table, figures, AT);
    }

    /** Enters figures over what is there, at this instant of business time. */
    public static void enter(ScoreSheets sheets, String seasonId, String ward, CriteriaTable table,
            Map<String, Figure> figures, Instant at) {
        List<NewEntry> entries = figures.entrySet().stream()
                .map(figure -> new NewEntry(figure.getKey(), null, figure.getValue(), null, null, List.of())).toList();
        sheets.handle(new EnterCells(new ScoreSheetId(seasonId, ward), entries, new EntryCommand.Rules(table, OPEN),
                "p-" + ward, at), context("enter" + figures.hashCode() + at, seasonId, ward, at));
    }

    /** Leads an entered sheet to its final points, which are those of the figures entered. */
    public static void finalised(ScoreSheets sheets, String seasonId, String ward, Instant at) {
        ScoreSheetId id = new ScoreSheetId(seasonId, ward);
        Filing.Snapshot snapshot = new Filing.Snapshot(1, "0".repeat(64), "p-" + ward, at, false,
                seasonId + "-criteria", 1, "h", "k");
        sheets.handle(new Submit(id, snapshot, 0, Set.of(), OPEN, at), context("submit", seasonId, ward, at));
        sheets.handle(new Accept(id, "p-head", at), context("accept", seasonId, ward, at));
        sheets.handle(new StartAppraisal(id, at), context("appraise", seasonId, ward, at));
        sheets.handle(new CompleteRound(id, 1, Set.of(), at, "p-head", at), context("round", seasonId, ward, at));
        sheets.handle(new AcceptAppraisal(id, false, "p-" + ward, at), context("agree", seasonId, ward, at));
        Map<String, BigDecimal> finals = new HashMap<>();
        sheets.require(id.value()).currentFigures().cells().forEach((code, cell) -> {
            if (cell instanceof CellFigures.ByPoints(BigDecimal points)) {
                finals.put(code, points);
            }
        });
        sheets.handle(new Finalise(id, finals, "p-head", at), context("finalise", seasonId, ward, at));
    }

    private static CommandContext context(String step, String seasonId, String ward, Instant at) {
        return Commands.by(Commands.actor("p-" + ward, ward), step + ":" + seasonId + ":" + ward, at);
    }
}
