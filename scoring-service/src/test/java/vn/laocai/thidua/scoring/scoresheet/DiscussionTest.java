package vn.laocai.thidua.scoring.scoresheet;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.scoresheet.Discussion.Visibility;
import vn.laocai.thidua.scoring.scoresheet.DiscussionDecider.Say;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.ID;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.NOW;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.refusal;

/** Comments and follow-ups of cells. */
class DiscussionTest {

    private final DiscussionDefinition definition = new DiscussionDefinition();

    @Test
    void keepsCommentsAndResolvesFollowUpsOnce() {
        Discussion one = after(null, DiscussionDecider.say(say("Chờ số liệu", true, Visibility.WARD), null));
        assertThat(one.of("A.1")).singleElement().satisfies(comment -> assertThat(comment.open()).isTrue());
        Discussion done = after(one, DiscussionDecider.resolve("A.1", 1, false, "p-2", NOW, one));
        assertThat(done.of("A.1").getFirst().open()).isFalse();
        assertThat(DiscussionDecider.resolve("A.1", 1, false, "p-2", NOW, done)).isEmpty();
        assertThat(definition.read(definition.write(done))).isEqualTo(done);
    }

    @Test
    void refusesWhatCannotBe() {
        Discussion one = after(null, DiscussionDecider.say(say("Chỉ trao đổi", false, Visibility.APPRAISAL), null));
        assertThat(refusal(() -> DiscussionDecider.say(say("", false, Visibility.WARD), one)))
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("comment-length", "Ý kiến phải có nội dung và không dài quá 2000 ký tự.");
        assertThat(refusal(() -> DiscussionDecider.say(say("x".repeat(2_001), false, Visibility.WARD), one)).detailVi())
                .isEqualTo("Ý kiến phải có nội dung và không dài quá 2000 ký tự.");
        assertThat(refusal(() -> DiscussionDecider.resolve("A.1", 1, true, "p", NOW, one)))
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("no-follow-up", "Ý kiến này không yêu cầu xử lý nên không cần đóng.");
        assertThat(refusal(() -> DiscussionDecider.resolve("A.1", 1, false, "p", NOW, one)))
                .as("what judges keep among them does not exist for the ward")
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("comment-not-found", "Không có ý kiến này. Hãy tải lại trang.");
        assertThat(refusal(() -> DiscussionDecider.resolve("A.1", 9, true, "p", NOW, one)).status()).isEqualTo(404);
    }

    @Test
    void aCriterionIsTalkedAboutTwoHundredTimesAtMost() {
        Discussion full = null;
        for (int i = 0; i < DiscussionDecider.MOST; i++) {
            full = after(full, DiscussionDecider.say(say("Ý " + i, false, Visibility.WARD), full));
        }
        Discussion talked = full;
        assertThat(refusal(() -> DiscussionDecider.say(say("Thêm một ý", false, Visibility.WARD), talked)))
                .extracting(Refusal::code, Refusal::detailVi).containsExactly("too-many-comments",
                        "Tiêu chí này đã có 200 ý kiến. Hãy trao đổi trực tiếp và ghi kết luận vào ghi chú.");
    }

    @Test
    void theJournalFoldsToTheStoredDiscussion() {
        List<EventOnWire> journal = new ArrayList<>();
        Discussion stored = null;
        for (int i = 0; i < 3; i++) {
            for (DiscussionEvent event : DiscussionDecider.say(say("Ý " + i, true, Visibility.WARD), stored)) {
                stored = definition.evolve(stored, event);
                journal.add(definition.describe(event, stored));
            }
        }
        for (DiscussionEvent event : DiscussionDecider.resolve("A.1", 2, true, "p", NOW, stored)) {
            stored = definition.evolve(stored, event);
            journal.add(definition.describe(event, stored));
        }
        Discussion folded = null;
        for (EventOnWire told : journal) {
            folded = definition.evolve(folded, definition.decode(told.name(),
                    EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(told.data()))));
        }
        assertThat(folded).isEqualTo(stored);
    }

    private Discussion after(Discussion before, List<DiscussionEvent> events) {
        Discussion state = before;
        for (DiscussionEvent event : events) {
            state = definition.evolve(state, event);
        }
        return state;
    }

    private static Say say(String text, boolean followUp, Visibility visibility) {
        return new Say(ID, "A.1", text, followUp, visibility, "p-1", "SA_PA", NOW);
    }
}
