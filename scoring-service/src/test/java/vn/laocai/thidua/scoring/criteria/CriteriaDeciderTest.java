package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import vn.laocai.thidua.scoring.criteria.CriteriaCommand.AnswerComment;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.BeginVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.ChangeDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DeleteDraft;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.DraftCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.FreezeCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.GiveConsent;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.InviteComments;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.MakeComment;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.PublishCriteria;
import vn.laocai.thidua.scoring.criteria.CriteriaCommand.WithdrawVersion;
import vn.laocai.thidua.scoring.criteria.CriteriaComment.Disposition;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.CovenantUnmatched;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.FreezingTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.InvitationTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.PublicationTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.RevisionTold;
import vn.laocai.thidua.scoring.criteria.CriteriaEvent.WithdrawalTold;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Rules 10 to 13 and 15: each with its refusal and its sentence. */
class CriteriaDeciderTest {

    private static final Instant AT = Instant.parse("2025-11-14T01:31:45Z");
    private static final String ID = "khoi-2025-criteria";
    private static final List<String> MEMBERS = IntStream.rangeClosed(1, 10).mapToObj(i -> "WARD_" + i).toList();
    private static final CriteriaTable TABLE = Tables.small();
    private static final CriteriaTable OTHER = Tables.changed(TABLE, "I.1", Tables.name("Thu ngân sách"));
    private static final CriteriaTable THIRD = Tables.changed(TABLE, "I.1", Tables.name("Thu hút đầu tư"));

    private final CriteriaDefinition definition = new CriteriaDefinition();
    private final List<CriteriaEvent> events = new ArrayList<>();
    private @Nullable CriteriaSet set;

    @Test
    void aDraftMayBeChangedUntilItIsPublished() {
        draft();
        run(new ChangeDraft(1, OTHER));
        assertThat(version(1).table()).isEqualTo(OTHER);
        assertThat(version(1).hash()).isEqualTo(OTHER.hash());
        run(new ChangeDraft(1, OTHER));
        assertThat(events).hasSize(2);
        run(new ChangeDraft(1, TABLE));
        publish(1);
        assertThat(version(1).state()).isEqualTo(CriteriaState.PUBLISHED);
        refused(new ChangeDraft(1, OTHER), 409, "criteria-immutable", "“Đã ban hành” nên không sửa được");
    }

    @Test
    void tellsThePublicationWithSectionsAndHash() {
        draft();
        run(new PublishCriteria(1, new IssuedAs("02/KH-KTĐ", LocalDate.of(2025, 11, 14)), MEMBERS));
        PublicationTold told = told(PublicationTold.class);
        assertThat(told.hash()).isEqualTo(TABLE.hash());
        assertThat(told.sections()).extracting(PublicationTold.Section::max).containsExactly("60.00", "40.00");
        assertThat(told.criterionCount()).isEqualTo(3);
        assertThat(told.documentNumber()).isEqualTo("02/KH-KTĐ");
    }

    @Test
    void rule10SumsThatAreWrongAreNotPublished() {
        draft();
        run(new ChangeDraft(1, Tables.changed(TABLE, "I.1", Tables.max("41"))));
        Refusal refusal = refused(new PublishCriteria(1, null, MEMBERS), 422, "criteria-have-errors",
                "Bảng tiêu chí còn 1 lỗi nên chưa ban hành được");
        assertThat(refusal.errors()).extracting(Refusal.FieldError::pointer).containsExactly("/table/I");
    }

    @Test
    void rule11ALeafWithoutAValidFormulaIsNotPublished() {
        draft();
        run(new ChangeDraft(1, Tables.changed(TABLE, "I.1", Tables.formula(null))));
        Refusal refusal = refused(new PublishCriteria(1, null, MEMBERS), 422, "criteria-have-errors", "1 lỗi");
        assertThat(refusal.errors().getFirst().detailVi()).isEqualTo("Tiêu chí I.1 chưa có công thức tính điểm.");
    }

    @Test
    void rule12FrozenCriteriaAreImmutable() {
        frozen();
        refused(new ChangeDraft(1, OTHER), 409, "criteria-immutable",
                "Phiên bản này ở trạng thái “Đang áp dụng theo giao ước” nên không sửa được");
        refused(new PublishCriteria(1, null, MEMBERS), 409, "criteria-immutable", "lập phiên bản mới");
    }

    @Test
    void rule12AChangeIsInForceWithTheConsentOfTwoThirds() {
        frozen();
        revise(OTHER);
        assertThat(version(2).state()).isEqualTo(CriteriaState.AWAITING_CONSENT);
        for (int ward = 1; ward <= 6; ward++) {
            run(new GiveConsent(2, "WARD_" + ward, "p-" + ward, true));
            assertThat(version(1).state()).isEqualTo(CriteriaState.FROZEN);
        }
        run(new GiveConsent(2, "WARD_7", "p-7", true));
        assertThat(version(2).state()).isEqualTo(CriteriaState.FROZEN);
        assertThat(version(1).state()).isEqualTo(CriteriaState.SUPERSEDED);
        RevisionTold told = told(RevisionTold.class);
        assertThat(told.oldVersion()).isEqualTo(1);
        assertThat(told.newVersion()).isEqualTo(2);
        assertThat(told.changes())
                .containsExactly(new RevisionTold.Line("I.1", TableChanges.Kind.WORDING));
        assertThat(told.consentingWards()).hasSize(7);
        refused(new GiveConsent(2, "WARD_8", "p-8", true), 409, "criteria-not-awaiting-consent",
                "không lấy ý kiến đồng ý");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 4", "6, 4", "9, 6", "10, 7"})
    void rule12CountsTwoThirdsOfAllMembersInIntegers(int members, int needed) {
        frozen();
        run(new BeginVersion("Sửa chỉ tiêu", null));
        run(new ChangeDraft(2, OTHER));
        run(new PublishCriteria(2, null, MEMBERS.subList(0, members)));
        for (int ward = 1; ward <= needed; ward++) {
            assertThat(version(2).state()).isEqualTo(CriteriaState.AWAITING_CONSENT);
            run(new GiveConsent(2, "WARD_" + ward, "p", true));
        }
        assertThat(version(2).state()).isEqualTo(CriteriaState.FROZEN);
    }

    @Test
    void rule12WithoutTwoThirdsTheOldCriteriaStay() {
        frozen();
        revise(OTHER);
        for (int ward = 1; ward <= 4; ward++) {
            run(new GiveConsent(2, "WARD_" + ward, "p", false));
        }
        assertThat(version(2).state()).isEqualTo(CriteriaState.REJECTED);
        assertThat(version(1).state()).isEqualTo(CriteriaState.FROZEN);
        revise(THIRD);
        assertThat(version(3).state()).isEqualTo(CriteriaState.AWAITING_CONSENT);
    }

    @Test
    void rule12AWardAnswersOnceAndOnlyAMemberAnswers() {
        frozen();
        revise(OTHER);
        run(new GiveConsent(2, "WARD_1", "p", true));
        refused(new GiveConsent(2, "WARD_1", "p", false), 409, "consent-already-given",
                "Phường đã trả lời “đồng ý” cho phiên bản này. Mỗi phường trả lời một lần cho mỗi phiên bản.");
        refused(new GiveConsent(2, "ELSEWHERE", "p", true), 403, "not-a-member-ward",
                "Chỉ lãnh đạo phường thành viên của Khối được trả lời");
        refused(new BeginVersion("Thêm", null), 409, "criteria-consent-pending",
                "Phiên bản 2 đang chờ các phường đồng ý");
        refused(new GiveConsent(1, "WARD_1", "p", true), 409, "criteria-not-awaiting-consent", "Đang áp dụng");
    }

    @Test
    void rule12WithoutKnownMembersNobodyCanConsent() {
        frozen();
        run(new BeginVersion("Sửa", null));
        run(new ChangeDraft(2, OTHER));
        refused(new PublishCriteria(2, null, List.of()), 409, "block-members-unknown",
                "Chưa có danh sách phường thành viên");
    }

    @Test
    void rule13AUsedCriterionIsSwitchedOffAndNotDeleted() {
        frozen();
        run(new BeginVersion("Bỏ I.2", null));
        CriteriaTable deleted = Tables.changed(
                Tables.changed(TABLE, "I", section -> section.with(section.children().subList(0, 1))), "I.1",
                Tables.max("60"));
        run(new ChangeDraft(2, deleted));
        Refusal refusal = refused(new PublishCriteria(2, null, MEMBERS), 422, "criterion-already-used",
                "Tiêu chí I.2 đã được sử dụng nên không xóa được. Hãy giữ lại và đặt “ngừng áp dụng”.");
        assertThat(refusal.properties()).containsEntry("codes", List.of("I.2"));
        run(new ChangeDraft(2,
                Tables.changed(Tables.changed(TABLE, "I.2", Tables.switchedOff()), "I.1", Tables.max("60"))));
        publish(2);
        assertThat(version(2).state()).isEqualTo(CriteriaState.AWAITING_CONSENT);
    }

    @Test
    void theCovenantFreezesWhatItNamesHoweverOftenItIsTold() {
        draft();
        publish(1);
        FreezeCriteria freeze = freeze("c-1", new Claim(ID, 1, TABLE.hash()));
        run(freeze);
        assertThat(version(1).state()).isEqualTo(CriteriaState.FROZEN);
        assertThat(told(FreezingTold.class)).isEqualTo(new FreezingTold(ID, 1, "khoi-2025", TABLE.hash(), "c-1"));
        int told = events.size();
        run(freeze);
        assertThat(events).hasSize(told);
        run(freeze("c-2", null));
        run(freeze("c-3", new Claim(ID, 1, TABLE.hash())));
        assertThat(events).hasSize(told);
    }

    @Test
    void aCovenantWithoutCriteriaFreezesTheLatestPublished() {
        draft();
        publish(1);
        run(new BeginVersion("Sửa", null));
        run(new ChangeDraft(2, OTHER));
        publish(2);
        assertThat(version(1).state()).isEqualTo(CriteriaState.SUPERSEDED);
        run(freeze("c-1", null));
        assertThat(version(2).state()).isEqualTo(CriteriaState.FROZEN);
    }

    @Test
    void aCovenantMayNameAnEarlierPublishedVersion() {
        draft();
        publish(1);
        run(new BeginVersion("Sửa", null));
        run(new ChangeDraft(2, OTHER));
        publish(2);
        run(freeze("c-1", new Claim(ID, 1, TABLE.hash())));
        assertThat(version(1).state()).isEqualTo(CriteriaState.FROZEN);
        assertThat(version(2).state()).isEqualTo(CriteriaState.SUPERSEDED);
    }

    @Test
    void aCovenantThatNamesAnotherHashFreezesNothingAndIsWrittenDown() {
        draft();
        publish(1);
        run(freeze("c-1", new Claim(ID, 1, OTHER.hash())));
        assertThat(version(1).state()).isEqualTo(CriteriaState.PUBLISHED);
        assertThat(told(CovenantUnmatched.class).covenantId()).isEqualTo("c-1");
        int told = events.size();
        run(freeze("c-1", new Claim(ID, 1, OTHER.hash())));
        assertThat(events).hasSize(told);

        run(new BeginVersion("Đúng bảng đã ký", null));
        run(new ChangeDraft(2, THIRD));
        Refusal refusal = refused(new PublishCriteria(2, null, MEMBERS), 409, "criteria-differ-from-covenant",
                "Giao ước đang có hiệu lực ghi mã băm của một bảng tiêu chí khác");
        assertThat(refusal.properties()).containsEntry("expectedHash", OTHER.hash());
        run(new ChangeDraft(2, OTHER));
        publish(2);
        assertThat(version(2).state()).isEqualTo(CriteriaState.FROZEN);
    }

    @Test
    void criteriaPublishedAfterTheCovenantAreFrozenAtOnce() {
        run(freeze("c-1", null));
        draft();
        publish(1);
        assertThat(version(1).state()).isEqualTo(CriteriaState.FROZEN);
        assertThat(told(FreezingTold.class).covenantId()).isEqualTo("c-1");
    }

    @Test
    void aSeasonHasOneSetAndOneDraftAtATime() {
        refused(new BeginVersion("x", null), 404, "criteria-not-found", "Không có bảng tiêu chí hoặc phiên bản này");
        draft();
        refused(new DraftCriteria(ID, "khoi-2025", "khoi", OTHER), 409, "criteria-set-exists",
                "Mùa thi đua này đã có bảng tiêu chí");
        refused(new BeginVersion("x", null), 409, "criteria-draft-open", "Phiên bản 1 đang soạn thảo");
        refused(new ChangeDraft(7, OTHER), 404, "criteria-not-found", "phiên bản này");
        publish(1);
        run(new BeginVersion("Sửa", null));
        refused(new PublishCriteria(2, null, MEMBERS), 422, "criteria-unchanged",
                "giống hệt bảng tiêu chí đang áp dụng");
    }

    @Test
    void aDraftIsDeletedAndItsNumberIsFreeAgain() {
        draft();
        run(new MakeComment(1, null, "WARD_1", "p", "Nên tăng điểm phần I"));
        run(new DeleteDraft(1));
        assertThat(set.versions()).isEmpty();
        refused(new DeleteDraft(1), 404, "criteria-not-found", "phiên bản này");
        draft();
        assertThat(version(1).comments()).isEmpty();
        publish(1);
        refused(new DeleteDraft(1), 409, "criteria-immutable", "“Đã ban hành” nên không sửa được");
        run(new BeginVersion("Sửa", null));
        run(new DeleteDraft(2));
        assertThat(set.versions()).extracting(CriteriaSet.Version::number).containsExactly(1);
    }

    @Test
    void aVersionThatWaitsIsWithdrawnAndMayBeTheBeginningOfAnother() {
        frozen();
        refused(new WithdrawVersion(1, "Nhầm"), 409, "criteria-not-awaiting-consent", "Đang áp dụng");
        revise(OTHER);
        run(new GiveConsent(2, "WARD_1", "p", true));
        run(new WithdrawVersion(2, "Còn sai chỉ tiêu"));
        assertThat(version(2).state()).isEqualTo(CriteriaState.WITHDRAWN);
        assertThat(version(2).withdrawn()).isEqualTo("Còn sai chỉ tiêu");
        assertThat(version(1).state()).isEqualTo(CriteriaState.FROZEN);
        assertThat(told(WithdrawalTold.class))
                .isEqualTo(new WithdrawalTold(ID, "khoi-2025", 2, OTHER.hash(), "Còn sai chỉ tiêu"));
        refused(new GiveConsent(2, "WARD_2", "p", true), 409, "criteria-not-awaiting-consent",
                "không lấy ý kiến đồng ý");
        run(new BeginVersion("Làm lại", 2));
        assertThat(version(3).table()).isEqualTo(OTHER);
        foldsAgain();
    }

    @Test
    void rule15EveryMemberIsInvited() {
        draft();
        Instant until = AT.plusSeconds(86_400);
        refused(new InviteComments(1, AT, MEMBERS), 422, "closes-in-the-past", "Hạn góp ý đã qua");
        refused(new InviteComments(1, until, List.of()), 409, "block-members-unknown",
                "Chưa có danh sách phường thành viên");
        run(new InviteComments(1, until, MEMBERS));
        assertThat(told(InvitationTold.class)).isEqualTo(new InvitationTold(ID, "khoi-2025", 1, MEMBERS, until));
        publish(1);
        refused(new InviteComments(1, until, MEMBERS), 409, "criteria-immutable", "không sửa được");
        foldsAgain();
    }

    @Test
    void rule15NothingIsIssuedBeforeEachCommentIsAnswered() {
        draft();
        run(new MakeComment(1, "I.1", "WARD_1", "p-1", "Nên giảm còn 35 điểm"));
        run(new MakeComment(1, null, "WARD_2", "p-2", "Đồng ý cả bảng"));
        refused(new MakeComment(1, "IX.9", "WARD_2", "p-2", "?"), 422, "criterion-unknown",
                "Bảng không có tiêu chí IX.9");
        Refusal refusal = refused(new PublishCriteria(1, null, MEMBERS), 422, "comments-unanswered",
                "Còn 2 ý kiến của các phường chưa được trả lời. Hãy trả lời từng ý kiến rồi ban hành.");
        assertThat(refusal.errors()).extracting(Refusal.FieldError::detailVi)
                .containsExactly("Chưa trả lời ý kiến về I.1", "Chưa trả lời ý kiến về cả bảng");
        run(new AnswerComment(1, 1, Disposition.DECLINED, "Đã thống nhất 40 điểm", "p-9"));
        refused(new AnswerComment(1, 1, Disposition.ACCEPTED, "x", "p-9"), 409, "comment-already-answered",
                "đã được trả lời");
        refused(new AnswerComment(1, 7, Disposition.ACCEPTED, "x", "p-9"), 404, "comment-not-found",
                "Không có ý kiến này");
        refused(new PublishCriteria(1, null, MEMBERS), 422, "comments-unanswered", "Còn 1 ý kiến");
        run(new AnswerComment(1, 2, Disposition.ACCEPTED, "Cảm ơn", "p-9"));
        publish(1);
        run(freeze("c-1", new Claim(ID, 1, TABLE.hash())));
        refused(new MakeComment(1, null, "WARD_1", "p-1", "Muộn"), 409, "criteria-not-discussed",
                "nên không nhận góp ý nữa");
        assertThat(version(1).comments()).hasSize(2);
        foldsAgain();
    }

    @Test
    void aVersionHoldsThreeHundredComments() {
        draft();
        for (int i = 1; i <= 300; i++) {
            run(new MakeComment(1, null, "WARD_1", "p", "Ý kiến " + i));
        }
        refused(new MakeComment(1, null, "WARD_1", "p", "Nữa"), 422, "too-many-comments", "đã có 300 ý kiến");
    }

    @Test
    void everyStateIsFoldedAgainFromItsEvents() {
        frozen();
        revise(OTHER);
        for (int ward = 1; ward <= 7; ward++) {
            run(new GiveConsent(2, "WARD_" + ward, "p", true));
        }
        foldsAgain();
    }

    private void foldsAgain() {
        CriteriaSet folded = null;
        for (CriteriaEvent event : events) {
            EventOnWire wire = definition.describe(event, set);
            CriteriaEvent read = definition.decode(wire.name(),
                    EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(wire.data())));
            assertThat(read).isEqualTo(event);
            folded = definition.evolve(folded, read);
        }
        assertThat(folded).isEqualTo(set);
        assertThat(definition.read(Document.parse(definition.write(folded).toJson()))).isEqualTo(set);
    }

    private void draft() {
        run(new DraftCriteria(ID, "khoi-2025", "khoi", TABLE));
    }

    private void publish(int version) {
        run(new PublishCriteria(version, null, MEMBERS));
    }

    private void frozen() {
        draft();
        publish(1);
        run(freeze("c-1", new Claim(ID, 1, TABLE.hash())));
    }

    private void revise(CriteriaTable table) {
        run(new BeginVersion("Sửa chỉ tiêu", null));
        int version = set.versions().size();
        run(new ChangeDraft(version, table));
        publish(version);
    }

    private static FreezeCriteria freeze(String covenant, @Nullable Claim claim) {
        return new FreezeCriteria(ID, "khoi-2025", "khoi", covenant, claim);
    }

    private void run(CriteriaCommand command) {
        for (CriteriaEvent event : CriteriaDecider.decide(set, command, AT)) {
            set = CriteriaDecider.evolve(set, event);
            events.add(event);
        }
    }

    private CriteriaSet.Version version(int number) {
        return set.version(number).orElseThrow();
    }

    private <T> T told(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList().getLast();
    }

    private Refusal refused(CriteriaCommand command, int status, String code, String vi) {
        CriteriaRefused refused = catchThrowableOfType(CriteriaRefused.class,
                () -> CriteriaDecider.decide(set, command, AT));
        Refusal refusal = definition.explain(refused);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.detailVi()).contains(vi);
        assertThat(refusal.detailEn()).isNotBlank();
        return refusal;
    }
}
