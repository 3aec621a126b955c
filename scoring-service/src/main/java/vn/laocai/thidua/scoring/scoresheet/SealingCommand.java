package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

/** What the season's ledger does to a sheet. */
sealed interface SealingCommand extends ScoreSheetCommand {

    /** Lets nothing change any more, because the season is being finalised. */
    record Seal(ScoreSheetId id, long epoch, Instant at) implements SealingCommand {}

    /** Takes the seal of this epoch off. */
    record Unseal(ScoreSheetId id, long epoch, Instant at) implements SealingCommand {}

    /** Applies a rescore set to this sheet, once. */
    record Rescore(ScoreSheetId id, String rescoreSetId, List<ScoreChange> changes, String reason, String by,
            Instant at) implements SealingCommand {}
}
