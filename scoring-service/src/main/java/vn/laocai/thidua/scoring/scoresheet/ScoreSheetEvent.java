package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

/**
 * What happened to a score sheet. A step that others must hear of and that holds figures or reasons yields two events in
 * one command: the full one for the journal, and its public twin with ids and state.
 */
public sealed interface ScoreSheetEvent permits ScoreSheetEvent.ScoreSheetOpened, EntryEvent, SubmissionEvent,
        AppraisingEvent, SealingEvent {

    /** An event that leaves the service; its data are exactly its components. */
    interface Told {

        String scoreSheetId();

        String seasonId();

        String wardCode();

        SheetState state();
    }

    /** A ward got its empty sheet. */
    record ScoreSheetOpened(ScoreSheetId id, String covenantId, String blockId, Instant openedAt)
            implements
                ScoreSheetEvent {}
}
