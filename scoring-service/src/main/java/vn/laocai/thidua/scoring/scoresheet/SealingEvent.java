package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

/** What the season's ledger did to a sheet; the ledger tells others itself. */
sealed interface SealingEvent extends ScoreSheetEvent {

    record SheetSealed(long epoch, Instant at) implements SealingEvent {}

    record SheetUnsealed(long epoch, Instant at) implements SealingEvent {}

    record SheetRescored(String rescoreSetId, List<ScoreChange> changes, String reason, String by,
            Instant at) implements SealingEvent {}
}
