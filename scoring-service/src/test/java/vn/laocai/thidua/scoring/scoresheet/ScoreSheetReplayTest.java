package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.DecideNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.RequestNotApplicable;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.Rules;
import vn.laocai.thidua.scoring.scoresheet.Filing.Snapshot;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.Told;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Accept;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.AcceptLate;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.GrantException;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Lock;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Recall;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Return;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.Submit;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.CLOSES;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.ID;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.NOW;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OPEN;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OVER;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.TABLE;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.enter;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.entry;

/** The journal alone gives the state back: what was told folds to what is stored. */
class ScoreSheetReplayTest {

    private static final String REASON = "Bổ sung số liệu quý IV";
    private static final Instant LATER = CLOSES.plus(Duration.ofDays(3));

    private final ScoreSheetDefinition definition = new ScoreSheetDefinition();

    @Test
    void foldsTheJournalToTheStoredState() {
        List<ScoreSheetCommand> life = List.of(new OpenScoreSheet(ID, "covenant-1", "khoi", Instant.parse(
                "2025-11-14T01:31:45Z")),
                enter(entry("A.1", 0, Figure.actual("87.50"), "ghi chú",
                        Sheets.evidence("000000000001", "2025-06-01"))),
                enter(entry("A.3", 0, Figure.ofTarget("120", "100.00"))),
                enter(Sheets.achieving("T.1", Figure.counts(Map.of("SANG_KIEN", 2)), "Sáng kiến cấp tỉnh")),
                new RequestNotApplicable(ID, "A.1", "Phường không có hoạt động này", new Rules(TABLE, OPEN), "p", NOW),
                new DecideNotApplicable(ID, "A.1", true, "Đúng với thực tế", OPEN, "p-head", NOW),
                submit(1, OPEN, NOW, 0), new Recall(ID, REASON, OPEN, "p-leader", NOW), submit(2, OPEN, NOW, 0),
                new Accept(ID, "p-head", NOW), new Return(ID, Set.of("A.3"), REASON, LATER, "p-head", NOW),
                enter(OVER, CLOSES.plusSeconds(1), entry("A.3", 1, Figure.ofTarget("130", "100.00"))),
                submit(3, OVER, CLOSES.plusSeconds(2), 1), new StartCrossScoring(ID, LATER),
                new CompleteCrossScoring(ID, Map.of("A.3", List.of(new BigDecimal("18.50"))), LATER),
                new SealingCommand.Seal(ID, 1, LATER), new SealingCommand.Unseal(ID, 1, LATER),
                new SealingCommand.Rescore(ID, "rescore-1",
                        List.of(new ScoreChange("A.3", new BigDecimal("17.00"), null),
                                new ScoreChange("A.2", null, Figure.actual("2"))),
                        REASON, "p-head", LATER));
        assertFolds(life);
    }

    @Test
    void foldsTheLifeOfALateSheet() {
        assertFolds(List.of(new OpenScoreSheet(ID, "covenant-1", "khoi", Instant.parse("2025-11-14T01:31:45Z")),
                enter(entry("A.1", 0, Figure.actual("87.50"))), new GrantException(ID, CLOSES.plusSeconds(60), REASON,
                        OPEN, "p-head", NOW),
                new Lock(ID, OVER, CLOSES.plusSeconds(60)), new AcceptLate(ID, LATER, REASON, "p-head", CLOSES
                        .plusSeconds(120)),
                submit(1, OVER, CLOSES.plusSeconds(300), 1)));
    }

    @Test
    void tellsEveryPublicEventWithIdsAndStateAndReadsEveryNameBack() {
        assertThat(ScoreSheetEvents.byName()).containsKeys("cell-entered", "sheet-submitted", "score-submitted",
                "score-sheet-recalled", "score-sheet-accepted", "score-sheet-returned", "score-sheet-locked",
                "lock-exception-granted", "score-sheet-late-accepted", "cross-scoring-started",
                "cross-scoring-completed", "score-sheet-opened");
        ScoreSheetEvents.byName().forEach((name, type) -> {
            if (Told.class.isAssignableFrom(type)) {
                assertThat(type.getRecordComponents()).as(name).extracting(part -> part.getName())
                        .startsWith("scoreSheetId", "seasonId", "wardCode", "state")
                        .doesNotContain("figure", "points", "means", "cells", "by");
            }
        });
    }

    private void assertFolds(List<ScoreSheetCommand> life) {
        ScoreSheet stored = null;
        List<EventOnWire> journal = new ArrayList<>();
        for (ScoreSheetCommand command : life) {
            List<ScoreSheetEvent> events = ScoreSheetDecider.decide(command, stored);
            assertThat(events).as(command.toString()).isNotEmpty();
            for (ScoreSheetEvent event : events) {
                stored = definition.evolve(stored, event);
                journal.add(definition.describe(event, stored));
            }
            // As the store does it between two commands.
            assertThat(definition.read(definition.write(stored))).isEqualTo(stored);
            stored = definition.read(definition.write(stored));
        }
        ScoreSheet folded = null;
        for (EventOnWire told : journal) {
            String json = EventJson.mapper().writeValueAsString(told.data());
            ScoreSheetEvent event = definition.decode(told.name(), EventJson.mapper().readTree(json));
            folded = definition.evolve(folded, event);
        }
        assertThat(folded).isEqualTo(stored);
        assertThat(journal.stream().filter(told -> told.visibility() == Visibility.PUBLIC).map(EventOnWire::name))
                .contains("score-submitted");
    }

    private static Submit submit(int number, EntryWindow window, Instant at, int late) {
        return new Submit(ID, new Snapshot(number, ("" + number).repeat(64), "p-leader", at, late > 0,
                "khoi-2025-criteria", 1, "c".repeat(64), "k"), late, Set.of("khoi-2025:SA_PA:000000000001"), window,
                at);
    }
}
