package vn.laocai.thidua.scoring.scoresheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.CompleteCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.StartCrossScoring;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CrossScoresTaken;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CrossScoringCompleted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CrossScoringStarted;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.SentToCrossScoring;

/** The rules of cross-scoring and appraisal on a sheet, pure. */
final class AppraisalDecider {

    private AppraisalDecider() {}

    static List<ScoreSheetEvent> decide(AppraisingCommand command, ScoreSheet sheet) {
        return switch (command) {
            case StartCrossScoring start -> start(start, sheet);
            case CompleteCrossScoring complete -> complete(complete, sheet);
        };
    }

    static ScoreSheet evolve(ScoreSheet sheet, AppraisingEvent event) {
        return switch (event) {
            case SentToCrossScoring any -> sheet.in(SheetState.CROSS_SCORING);
            case CrossScoresTaken taken -> crossScored(sheet, taken.means()).in(SheetState.CROSS_SCORED);
            case CrossScoringStarted any -> sheet;
            case CrossScoringCompleted any -> sheet;
        };
    }

    private static List<ScoreSheetEvent> start(StartCrossScoring start, ScoreSheet sheet) {
        if (sheet.state() == SheetState.CROSS_SCORING) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.SUBMITTED, SheetState.ACCEPTED);
        return List.of(new SentToCrossScoring(start.at()), new CrossScoringStarted(start.id().value(),
                start.id().seasonId(), start.id().wardCode(), SheetState.CROSS_SCORING));
    }

    private static List<ScoreSheetEvent> complete(CompleteCrossScoring complete, ScoreSheet sheet) {
        if (sheet.state() == SheetState.CROSS_SCORED) {
            return List.of();
        }
        SheetRefusals.requireState(sheet, SheetState.CROSS_SCORING);
        return List.of(new CrossScoresTaken(complete.means(), complete.at()),
                new CrossScoringCompleted(complete.id().value(), complete.id().seasonId(), complete.id().wardCode(),
                        SheetState.CROSS_SCORED));
    }

    private static ScoreSheet crossScored(ScoreSheet sheet, Map<String, java.math.BigDecimal> means) {
        Map<String, Cell> changed = new LinkedHashMap<>();
        means.forEach((code, mean) -> {
            Cell cell = sheet.cell(code);
            Judgement before = cell.judgement();
            changed.put(code,
                    cell.judged(new Judgement(before.official(), mean, before.appraised(), before.finalValue())));
        });
        return sheet.withAll(changed);
    }
}
