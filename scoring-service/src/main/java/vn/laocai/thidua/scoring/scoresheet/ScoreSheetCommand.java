package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

/** What can be asked of a score sheet. */
sealed interface ScoreSheetCommand {

    /** Opens the empty sheet of a ward because the covenant is in force; at is business time. */
    record OpenScoreSheet(ScoreSheetId id, String covenantId, String blockId,
            Instant at) implements ScoreSheetCommand {}
}
