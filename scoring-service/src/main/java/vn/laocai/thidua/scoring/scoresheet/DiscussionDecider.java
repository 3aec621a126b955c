package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.scoresheet.Discussion.Comment;
import vn.laocai.thidua.scoring.scoresheet.Discussion.Visibility;
import vn.laocai.thidua.scoring.scoresheet.DiscussionEvent.CellCommented;
import vn.laocai.thidua.scoring.scoresheet.DiscussionEvent.FollowUpResolved;
import vn.laocai.thidua.support.command.Refusal;

/** The rules of discussions, pure. */
final class DiscussionDecider {

    static final int LONGEST = 2_000;
    static final int MOST = 200;

    private DiscussionDecider() {}

    /** What somebody says about a cell. */
    record Say(ScoreSheetId id, String code, String text, boolean followUp, Visibility visibility, String by,
            String organisation, Instant at) {}

    static List<DiscussionEvent> say(Say say, @Nullable Discussion discussion) {
        if (say.text().isEmpty() || say.text().length() > LONGEST) {
            throw Refusal.of(422, "comment-length",
                    "Ý kiến phải có nội dung và không dài quá " + LONGEST + " ký tự.",
                    "A comment has a text of at most " + LONGEST + " characters.")
                    .withError("/text", "Trống hoặc quá dài", "Empty or too long");
        }
        List<Comment> comments = discussion == null ? List.of() : discussion.of(say.code());
        if (comments.size() >= MOST) {
            throw Refusal.of(422, "too-many-comments",
                    "Tiêu chí này đã có " + MOST + " ý kiến. Hãy trao đổi trực tiếp và ghi kết luận vào ghi chú.",
                    "This criterion has " + MOST + " comments. Talk it over and put the conclusion into the note.");
        }
        return List.of(new CellCommented(say.id(), say.code(), comments.size() + 1, say.text(), say.followUp(),
                say.visibility(), say.by(), say.organisation(), say.at()));
    }

    /**
     * Resolves a follow-up, once.
     *
     * @param judging
     *            whether the person may see what is for judges only
     */
    static List<DiscussionEvent> resolve(String code, int number, boolean judging, String by, Instant at,
            @Nullable Discussion discussion) {
        Comment comment = discussion == null
                ? null
                : discussion.of(code).stream().filter(one -> one.number() == number).findFirst().orElse(null);
        if (comment == null || (!judging && comment.visibility() == Visibility.APPRAISAL)) {
            throw Refusal.of(404, "comment-not-found", "Không có ý kiến này. Hãy tải lại trang.",
                    "There is no such comment. Load the page again.");
        }
        if (!comment.followUp()) {
            throw Refusal.of(409, "no-follow-up", "Ý kiến này không yêu cầu xử lý nên không cần đóng.",
                    "This comment asks for nothing, so there is nothing to resolve.");
        }
        return comment.open() ? List.of(new FollowUpResolved(code, number, by, at)) : List.of();
    }

    static Discussion evolve(@Nullable Discussion discussion, DiscussionEvent event) {
        return switch (event) {
            case CellCommented said -> (discussion == null ? Discussion.empty(said.id()) : discussion).plus(said.code(),
                    new Comment(said.number(), said.text(), said.followUp(), said.visibility(), said.by(),
                            said.organisation(), said.at(), null, null));
            case FollowUpResolved done -> resolved(discussion, done);
        };
    }

    private static Discussion resolved(@Nullable Discussion discussion, FollowUpResolved done) {
        if (discussion == null) {
            throw new IllegalStateException("Nothing was said of " + done.code());
        }
        return discussion.with(done.code(), discussion.of(done.code()).stream()
                .map(comment -> comment.number() != done.number()
                        ? comment
                        : new Comment(comment.number(), comment.text(), true, comment.visibility(), comment.by(),
                                comment.organisation(), comment.at(), done.by(), done.at()))
                .toList());
    }
}
