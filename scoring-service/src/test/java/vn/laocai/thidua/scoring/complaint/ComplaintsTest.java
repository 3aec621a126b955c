package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.board.PendingWork.Pending;
import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.complaint.Complaint.Outcome;
import vn.laocai.thidua.scoring.complaint.Complaint.State;
import vn.laocai.thidua.scoring.complaint.ComplaintHandler.Said;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.office.TestOffices;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ComplaintsTest {

    /** Thursday. */
    private static final Instant PUBLISHED = Instant.parse("2026-01-22T08:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-01-23T02:00:00Z");
    private static final Actor LEADER = Commands.actor("p-leader", "AU_LAU", "WARD_LEADER");
    private static final Actor HEAD = Commands.actor("p-head", "SA_PA", "WARD_LEADER");
    private static final Actor HEAD_WARD_LEADER = HEAD;
    private static final Actor MONITOR = Commands.actor("p-monitor", "HOME_AFFAIRS", "PROVINCE_MONITOR");
    private static final Actor OFFICER = Commands.actor("p-officer", "INSPECTORATE", "APPRAISER");

    private final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    private final Complaints complaints = new Complaints(store);
    private final Recorded occasions = new Recorded();
    private @Nullable String linked;
    private final OneSeason seasons = new OneSeason("RANKED");
    private final ComplaintHandler handler = new ComplaintHandler(complaints, occasions, new NoCriteria(), seasons,
            TestOffices.of(OneSeason.BLOCK, OneSeason.WARDS, "SA_PA", "p-head"), new WorkingDays(),
            set -> Optional.ofNullable(linked), 5, 5);

    private Complaint lodged() {
        return handler.lodge(said(List.of("II.3", "I.2")), Commands.by(LEADER, "lodge", NEXT_DAY)).state();
    }

    private static Said said(List<String> codes) {
        return new Said(OneSeason.ID, codes, "Điểm giải ngân vốn", "Số liệu Kho bạc đã cập nhật.", null);
    }

    private Complaint admitted() {
        String id = lodged().id();
        return handler.admit(id, "p-officer", Commands.by(HEAD, "admit", NEXT_DAY)).state();
    }

    private Complaint answered(Outcome outcome, List<String> reopened, @Nullable String set) {
        return handler.answer(admitted().id(), outcome, "Đã đối chiếu số liệu.", reopened, set,
                Commands.by(OFFICER, "answer", NEXT_DAY)).state();
    }

    @Test
    void givesAReceiptAndADueDateAtOnce() {
        Complaint complaint = lodged();
        assertThat(complaint.state()).isEqualTo(State.LODGED);
        assertThat(complaint.receipt()).matches("KN-[0-9A-F]{8}");
        // Five working days after Friday the 23rd: the end of Friday the 30th in the province.
        assertThat(complaint.dueAt()).isEqualTo("2026-01-30T17:00:00Z");
        assertThat(complaint.criterionCodes()).containsExactly("I.2", "II.3");
    }

    @Test
    void refusesAComplaintOutOfTheWindow() {
        // Five working days after Thursday the 22nd: the end of Thursday the 29th.
        Instant lastMoment = Instant.parse("2026-01-29T16:59:59Z");
        assertThat(handler.window(OneSeason.ID, "AU_LAU", lastMoment).open()).isTrue();
        refused(() -> handler.lodge(said(List.of("I.2")), Commands.by(LEADER, "late", lastMoment.plusSeconds(1))), 423,
                "complaint-window-closed", "Thời hạn kiến nghị đã kết thúc lúc 00:00 ngày 30/01/2026."
                        + " Nếu có tình tiết mới, hãy gửi văn bản đến Sở Nội vụ.");
        assertThat(complaints.ofSeason(OneSeason.ID)).isEmpty();
        occasions.published = null;
        refused(() -> handler.lodge(said(List.of("I.2")), Commands.by(LEADER, "early", NEXT_DAY)), 423,
                "complaint-window-not-open",
                "Chưa có kết quả hoặc thông báo nào được công bố cho phường nên chưa thể kiến nghị."
                        + " Trong bước thẩm định, hãy gửi giải trình.");
    }

    @Test
    void refusesASecondComplaintAboutTheSameMatter() {
        Complaint first = lodged();
        refused(() -> handler.lodge(said(List.of("I.2", "II.3", "I.2")), Commands.by(LEADER, "again", NEXT_DAY)), 409,
                "complaint-lodged-already", "Phường đã gửi kiến nghị về nội dung này, số tiếp nhận " + first.receipt()
                        + ". Mỗi nội dung chỉ kiến nghị một lần; hãy theo dõi kiến nghị đã gửi.");
        Said words = new Said(OneSeason.ID, List.of(), "Quy trình  bỏ phiếu", "…", null);
        Said same = new Said(OneSeason.ID, List.of(), " quy trình BỎ PHIẾU ", "Khác.", null);
        handler.lodge(words, Commands.by(LEADER, "words", NEXT_DAY));
        refused(() -> handler.lodge(same, Commands.by(LEADER, "same", NEXT_DAY)), 409, "complaint-lodged-already",
                null);
        assertThat(handler.lodge(said(List.of("II.3", "I.2")), Commands.by(LEADER, "lodge", NEXT_DAY)).repeated())
                .isTrue();
    }

    @Test
    void takesComplaintsOfLeadersOfMemberWardsOnly() {
        for (Actor stranger : List.of(Commands.actor("p", "AU_LAU", "WARD_OFFICER"),
                Commands.actor("p", "BAC_HA", "WARD_LEADER"), MONITOR)) {
            refused(() -> handler.lodge(said(List.of("I.2")), Commands.by(stranger, "x", NEXT_DAY)), 403,
                    "not-a-member-ward-leader",
                    "Chỉ lãnh đạo phường là thành viên của Khối mới được gửi kiến nghị thay cho phường mình.");
        }
    }

    @Test
    void isNotHandledByWhoMadeTheScore() {
        occasions.makers.add("p-officer");
        String id = lodged().id();
        refused(() -> handler.admit(id, "p-officer", Commands.by(HEAD, "admit", NEXT_DAY)), 422,
                "officer-made-the-score",
                "Người được phân công đã chấm hoặc nhập điểm bị kiến nghị. Hãy phân công người khác.");
        occasions.makers.clear();
        handler.admit(id, "p-officer", Commands.by(HEAD, "admit-2", NEXT_DAY));
        // Who scores it in the meantime does not answer either.
        occasions.makers.add("p-officer");
        refused(() -> handler.answer(id, Outcome.REJECTED, "Không", List.of(), null,
                Commands.by(OFFICER, "answer", NEXT_DAY)), 422, "officer-made-the-score",
                "Người được phân công đã chấm hoặc nhập điểm bị kiến nghị. Hãy phân công người khác.");
    }

    @Test
    void theHeadDoesNotHandleComplaintsOfHisOwnWard() {
        Said own = said(List.of("I.2"));
        String id = handler.lodge(own, Commands.by(HEAD_WARD_LEADER, "own", NEXT_DAY)).id();
        refused(() -> handler.admit(id, "p-officer", Commands.by(HEAD, "admit", NEXT_DAY)), 403, "own-ward", null);
        assertThat(handler.admit(id, "p-officer", Commands.by(MONITOR, "admit", NEXT_DAY)).state().officer())
                .isEqualTo("p-officer");
    }

    @Test
    void isAnsweredByItsOfficerOnly() {
        String id = admitted().id();
        refused(() -> handler.answer(id, Outcome.UPHELD, "Đúng", List.of("I.2"), null,
                Commands.by(HEAD, "answer", NEXT_DAY)), 403, "not-the-officer",
                "Chỉ người được phân công giải quyết mới được trả lời kiến nghị này.");
    }

    @Test
    void reopensOnlyTheContestedCriteria() {
        String id = admitted().id();
        refused(() -> handler.answer(id, Outcome.PARTLY, "Một phần", List.of("I.3"), null,
                Commands.by(OFFICER, "a", NEXT_DAY)), 422, "criterion-not-contested",
                "Tiêu chí I.3 không bị kiến nghị; chỉ được mở lại các tiêu chí bị kiến nghị.");
        refused(() -> handler.answer(id, Outcome.REJECTED, "Không", List.of("I.2"), null,
                Commands.by(OFFICER, "b", NEXT_DAY)), 422, "rejected-without-rescore",
                "Kiến nghị không được chấp nhận thì không chấm lại tiêu chí nào. Hãy bỏ phần chấm lại.");
        refused(() -> handler.answer(id, Outcome.PARTLY, "Một phần", List.of("I.2"), "set-1",
                Commands.by(OFFICER, "b2", NEXT_DAY)), 422, "rescore-set-not-linked",
                "Đợt chấm lại này không được lập theo kiến nghị này. Hãy lập đợt chấm lại từ kiến nghị rồi trả lời.");
        occasions.sealed = true;
        refused(() -> handler.answer(id, Outcome.PARTLY, "Một phần", List.of("I.2"), null,
                Commands.by(OFFICER, "b3", NEXT_DAY)), 409, "rescore-set-needed",
                "Kết quả mùa thi đua đã chốt nên không mở lại bảng điểm được."
                        + " Hãy lập đợt chấm lại cho kiến nghị này rồi gắn vào câu trả lời.");
        linked = id;
        Complaint answered = handler.answer(id, Outcome.PARTLY, "Một phần", List.of("I.2"), "set-1",
                Commands.by(OFFICER, "c", NEXT_DAY)).state();
        assertThat(answered.state()).isEqualTo(State.ANSWERED);
        assertThat(answered.answer()).extracting("reopened", "rescoreSetId").containsExactly(List.of("I.2"), "set-1");
        refused(() -> handler.answer(id, Outcome.UPHELD, "x", List.of(), null, Commands.by(OFFICER, "d", NEXT_DAY)),
                409, "complaint-wrong-state",
                "Kiến nghị đang ở trạng thái “Đã trả lời”, không làm được bước này. Hãy tải lại trang.");
    }

    @Test
    void goesToTheProvinceOnceItHasDecided() {
        String id = admitted().id();
        seasons.move("DECIDED");
        refused(() -> handler.answer(id, Outcome.UPHELD, "Đúng", List.of("I.2"), null,
                Commands.by(OFFICER, "a", NEXT_DAY)), 409, "decided-by-province",
                "Tỉnh đã quyết định khen thưởng nên Khối không chấm lại được nữa."
                        + " Hãy trả lời không kèm chấm lại; kiến nghị sẽ được chuyển Sở Nội vụ.");
        Complaint answered = handler.answer(id, Outcome.UPHELD, "Đúng", List.of(), null,
                Commands.by(OFFICER, "b", NEXT_DAY)).state();
        assertThat(answered.state()).isEqualTo(State.ESCALATED);
        assertThat(store.events.getLast().name()).isEqualTo("complaint-answered");
    }

    @Test
    void mayBeRefusedWithAReasonAndThenHandedToTheProvinceByTheWard() {
        String id = lodged().id();
        Complaint refused = handler.refuse(id, "nothing-contested", "Không nêu tiêu chí",
                Commands.by(HEAD, "refuse", NEXT_DAY)).state();
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        refused(() -> handler.escalate(id, "Không đồng ý", Commands.by(HEAD, "escalate", NEXT_DAY)), 403,
                "not-a-member-ward-leader", null);
        assertThat(handler.escalate(id, "Không đồng ý", Commands.by(LEADER, "escalate", NEXT_DAY)).state().state())
                .isEqualTo(State.ESCALATED);
    }

    @Test
    void keepsTheSeasonOpenUntilItIsAnswered() {
        assertThat(complaints.pending(OneSeason.ID)).isEmpty();
        lodged();
        assertThat(complaints.pending(OneSeason.ID)).containsExactly(new Pending("open-complaints", 1,
                "Còn 1 kiến nghị chưa được trả lời. Hãy trả lời trước khi chốt kết quả.",
                "1 complaint has no answer yet. Answer before the results are finalised."));
        assertThat(complaints.pending("another-season")).isEmpty();
        answered(Outcome.REJECTED, List.of(), null);
        assertThat(complaints.pending(OneSeason.ID)).isEmpty();
    }

    @Test
    void tellsThePublicNothingOfItsWordsAndIsRebuiltFromTheJournal() {
        Complaint last = answered(Outcome.UPHELD, List.of("I.2"), null);
        List<EventOnWire> told = store.events.stream().filter(event -> event.visibility() == Visibility.PUBLIC)
                .toList();
        assertThat(told).extracting(EventOnWire::name).containsExactly("complaint-lodged", "complaint-admitted",
                "complaint-answered");
        told.forEach(event -> assertThat(EventJson.mapper().writeValueAsString(event.data())).contains("AU_LAU")
                .doesNotContain("Kho bạc", "giải ngân", "p-officer", "I.2"));
        ComplaintDefinition definition = new ComplaintDefinition();
        Complaint folded = null;
        for (EventOnWire event : store.events) {
            JsonNode data = EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(event.data()));
            folded = definition.evolve(folded, definition.decode(event.name(), data));
        }
        assertThat(folded).isEqualTo(last);
        assertThat(definition.read(definition.write(last))).isEqualTo(last);
    }

    private static void refused(ThrowingCallable command, int status, String code, @Nullable String sentence) {
        Refusal refusal = catchThrowableOfType(Refusal.class, command);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.detailEn()).isNotBlank();
        if (sentence != null) {
            assertThat(refusal.detailVi()).isEqualTo(sentence);
        }
    }

    private static final class Recorded implements ComplaintOccasions {

        private @Nullable Instant published = PUBLISHED;
        private final Set<String> makers = new HashSet<>();
        private boolean sealed;

        @Override
        public List<Instant> of(String seasonId, String wardCode) {
            List<Instant> occasions = new ArrayList<>();
            if (published != null) {
                occasions.add(published);
                occasions.add(published.minusSeconds(864_000));
            }
            return occasions;
        }

        @Override
        public boolean sealed(String seasonId) {
            return sealed;
        }

        @Override
        public Set<String> makers(String seasonId, String wardCode, List<String> codes) {
            return Set.copyOf(makers);
        }
    }

    private static final class NoCriteria implements CriteriaSets {

        @Override
        public Optional<CriteriaVersion> inForce(String seasonId) {
            return Optional.empty();
        }

        @Override
        public Optional<CriteriaVersion> find(String setId, int version) {
            return Optional.empty();
        }
    }
}
