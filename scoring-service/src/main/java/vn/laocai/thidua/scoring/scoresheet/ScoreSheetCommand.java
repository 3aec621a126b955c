package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

/** What can be asked of a score sheet. Who may ask is settled before; what the sheet allows is decided here. */
sealed interface ScoreSheetCommand permits ScoreSheetCommand.OpenScoreSheet, EntryCommand, SubmissionCommand,
        AppraisingCommand, SealingCommand {

    ScoreSheetId id();

    /** Opens the empty sheet of a ward because the covenant is in force; at is business time. */
    record OpenScoreSheet(ScoreSheetId id, String covenantId, String blockId,
            Instant at) implements ScoreSheetCommand {}
}
