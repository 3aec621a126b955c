package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

/** What happened to a score sheet. */
public sealed interface ScoreSheetEvent {

    ScoreSheetId id();

    /** A ward got its empty sheet. */
    record ScoreSheetOpened(ScoreSheetId id, String covenantId, String blockId, Instant openedAt)
            implements
                ScoreSheetEvent {}
}
