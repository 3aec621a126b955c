package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheet.NotStarted;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.ScoreSheetOpened;

/** The rules of a score sheet, pure. */
final class ScoreSheetDecider {

    private ScoreSheetDecider() {}

    /** The events that follow from a command; none where it changes nothing. */
    static List<ScoreSheetEvent> decide(ScoreSheetCommand command, @Nullable ScoreSheet sheet) {
        return switch (command) {
            case OpenScoreSheet open -> open(open, sheet);
        };
    }

    /** The sheet after an event. */
    static ScoreSheet evolve(@Nullable ScoreSheet sheet, ScoreSheetEvent event) {
        return switch (event) {
            case ScoreSheetOpened opened -> new NotStarted(opened.id(), opened.covenantId(), opened.blockId(),
                    opened.openedAt());
        };
    }

    /** A sheet is opened once per ward and season, whichever covenant or delivery asks again. */
    private static List<ScoreSheetEvent> open(OpenScoreSheet open, @Nullable ScoreSheet sheet) {
        if (sheet != null) {
            return List.of();
        }
        return List.of(new ScoreSheetOpened(open.id(), open.covenantId(), open.blockId(), open.at()));
    }
}
