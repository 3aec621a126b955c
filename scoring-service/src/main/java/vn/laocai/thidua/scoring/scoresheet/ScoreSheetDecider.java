package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.ScoreSheetOpened;

/** The rules of a score sheet, pure; each group of steps has a decider of its own. */
final class ScoreSheetDecider {

    private ScoreSheetDecider() {}

    /**
     * The events that follow from a command; none where it changes nothing.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             where the sheet does not allow it; 423 {@code season-sealed} while the season is being finalised
     */
    static List<ScoreSheetEvent> decide(ScoreSheetCommand command, @Nullable ScoreSheet sheet) {
        if (command instanceof OpenScoreSheet open) {
            return open(open, sheet);
        }
        if (sheet == null) {
            throw SheetRefusals.notFound();
        }
        if (sheet.sealedEpoch() != null && !(command instanceof SealingCommand)
                && !(command instanceof AppraisingCommand.MarkPublished)) {
            throw SheetRefusals.sealed();
        }
        return switch (command) {
            case OpenScoreSheet open -> open(open, sheet);
            case EntryCommand entry -> EntryDecider.decide(entry, sheet);
            case SubmissionCommand submission -> SubmissionDecider.decide(submission, sheet);
            case AppraisingCommand appraising -> AppraisalDecider.decide(appraising, sheet);
            case SealingCommand sealing -> SealingDecider.decide(sealing, sheet);
        };
    }

    /** The sheet after an event. */
    static ScoreSheet evolve(@Nullable ScoreSheet sheet, ScoreSheetEvent event) {
        if (event instanceof ScoreSheetOpened opened) {
            return ScoreSheet.opened(opened.id(), opened.covenantId(), opened.blockId(), opened.openedAt());
        }
        if (sheet == null) {
            throw new IllegalStateException("A score sheet begins with its opening, not with " + event);
        }
        return switch (event) {
            case ScoreSheetOpened any -> sheet;
            case EntryEvent entry -> EntryDecider.evolve(sheet, entry);
            case SubmissionEvent submission -> SubmissionDecider.evolve(sheet, submission);
            case AppraisingEvent appraising -> AppraisalDecider.evolve(sheet, appraising);
            case SealingEvent sealing -> SealingDecider.evolve(sheet, sealing);
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
