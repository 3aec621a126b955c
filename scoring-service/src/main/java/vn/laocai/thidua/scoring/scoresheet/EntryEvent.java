package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/** What the ward wrote; the journal alone hears of it. */
sealed interface EntryEvent extends ScoreSheetEvent {

    /** A cell as it is now, with the revision that this change gave it. */
    record CellEntered(String code, long revision, @Nullable Figure figure, @Nullable String note,
            @Nullable String achievement, List<EvidenceRef> evidence, String by, Instant at) implements EntryEvent {}

    record NotApplicableRequested(String code, String reason, String by,
            Instant at) implements EntryEvent {}

    record NotApplicableDecided(String code, boolean approved, String reason, String by,
            Instant at) implements EntryEvent {}
}
