package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

import vn.laocai.thidua.scoring.scoresheet.Discussion.Visibility;

/** What happened in a discussion; the journal alone hears of it. */
sealed interface DiscussionEvent {

    record CellCommented(ScoreSheetId id, String code, int number, String text, boolean followUp,
            Visibility visibility, String by, String organisation, Instant at) implements DiscussionEvent {}

    record FollowUpResolved(String code, int number, String by, Instant at) implements DiscussionEvent {}
}
