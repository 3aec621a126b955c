package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

/** A ward's score sheet in one of its states. */
sealed interface ScoreSheet {

    ScoreSheetId id();

    /** Covenant in force that the sheet follows from. */
    String covenantId();

    String blockId();

    /** Business time of the opening. */
    Instant openedAt();

    /** Nobody has written anything yet. */
    record NotStarted(ScoreSheetId id, String covenantId, String blockId, Instant openedAt) implements ScoreSheet {}
}
