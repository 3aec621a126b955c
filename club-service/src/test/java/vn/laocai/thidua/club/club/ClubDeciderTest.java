package vn.laocai.thidua.club.club;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.club.club.Club.AgreedInPrinciple;
import vn.laocai.thidua.club.club.Club.Established;
import vn.laocai.thidua.club.club.Club.FoundingDocument;
import vn.laocai.thidua.club.club.Club.MeetingRef;
import vn.laocai.thidua.club.club.Club.Profile;
import vn.laocai.thidua.club.club.Club.ProposalRef;
import vn.laocai.thidua.club.club.Club.Proposed;
import vn.laocai.thidua.club.club.ClubCommand.AgreeInPrinciple;
import vn.laocai.thidua.club.club.ClubCommand.EstablishClub;
import vn.laocai.thidua.club.club.ClubCommand.FollowBlock;
import vn.laocai.thidua.club.club.ClubCommand.ProposeClub;
import vn.laocai.thidua.club.club.ClubEvent.ClubAgreedInPrinciple;
import vn.laocai.thidua.club.club.ClubEvent.ClubEstablished;
import vn.laocai.thidua.club.club.ClubEvent.ClubMemberAdmitted;
import vn.laocai.thidua.club.club.ClubEvent.ClubMemberWithdrawn;
import vn.laocai.thidua.club.club.ClubEvent.ClubProposed;
import vn.laocai.thidua.club.club.ClubEvent.Reason;
import vn.laocai.thidua.club.club.Roll.Kind;
import vn.laocai.thidua.club.club.Roll.Member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClubDeciderTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 11, 14);
    private static final Profile PROFILE = new Profile("cau-lac-bo", "Câu lạc bộ các đô thị tỉnh Lào Cai",
            "khoi-phuong-lao-cai", new ProposalRef("Đề xuất thành lập", TODAY));
    private static final MeetingRef MEETING = new MeetingRef("Hội nghị Khối thi đua", TODAY, "Phường Sa Pa");
    private static final FoundingDocument MINUTES = new FoundingDocument("Biên bản hội nghị", null, TODAY,
            "Khối thi đua các phường tỉnh Lào Cai");
    private static final Club PROPOSED = new Proposed(PROFILE, Roll.EMPTY);
    private static final Club AGREED = new AgreedInPrinciple(PROFILE, Roll.EMPTY, MEETING);
    private static final Club FOUNDED = new Established(PROFILE, Roll.EMPTY, MEETING, MINUTES);

    @Test
    void admitsTheKnownMembersOfTheBlockWithTheProposal() {
        assertThat(ClubDecider.decide(new ProposeClub(PROFILE, List.of("SA_PA", "YEN_BAI"), TODAY), null))
                .containsExactly(new ClubProposed(PROFILE), admitted("SA_PA", TODAY), admitted("YEN_BAI", TODAY));
    }

    @Test
    void isProposedWithoutMembersWhileTheBlockIsUnknown() {
        assertThat(ClubDecider.decide(new ProposeClub(PROFILE, List.of(), TODAY), null))
                .containsExactly(new ClubProposed(PROFILE));
    }

    @Test
    void rejectsASecondClubOfTheSameCode() {
        assertThatThrownBy(() -> ClubDecider.decide(new ProposeClub(PROFILE, List.of(), TODAY), PROPOSED))
                .isInstanceOf(ClubRefusal.ClubAlreadyProposed.class);
    }

    @Test
    void goesFromProposalOverAgreementToFounding() {
        assertThat(ClubDecider.decide(new AgreeInPrinciple(MEETING, TODAY), PROPOSED))
                .containsExactly(new ClubAgreedInPrinciple(MEETING));
        assertThat(ClubDecider.decide(new EstablishClub(MINUTES, TODAY), AGREED))
                .containsExactly(new ClubEstablished(MINUTES));
        assertThat(ClubDecider.evolve(AGREED, new ClubEstablished(MINUTES))).isEqualTo(FOUNDED);
    }

    @Test
    void needsNoNumberOnItsFoundingDocument() {
        Club founded = ClubDecider.evolve(AGREED, new ClubEstablished(MINUTES));
        assertThat(founded).isInstanceOfSatisfying(Established.class,
                club -> assertThat(club.foundingDocument().number()).isNull());
    }

    @Test
    void rejectsStepsOutOfTheirOrder() {
        assertThatThrownBy(() -> ClubDecider.decide(new EstablishClub(MINUTES, TODAY), PROPOSED))
                .isInstanceOf(ClubRefusal.ClubNotYetAgreed.class);
        assertThatThrownBy(() -> ClubDecider.decide(new AgreeInPrinciple(MEETING, TODAY), AGREED))
                .isInstanceOf(ClubRefusal.ClubAlreadyAgreed.class);
        assertThatThrownBy(() -> ClubDecider.decide(new AgreeInPrinciple(MEETING, TODAY), FOUNDED))
                .isInstanceOf(ClubRefusal.ClubAlreadyEstablished.class);
        assertThatThrownBy(() -> ClubDecider.decide(new EstablishClub(MINUTES, TODAY), FOUNDED))
                .isInstanceOf(ClubRefusal.ClubAlreadyEstablished.class);
        assertThatThrownBy(() -> ClubDecider.decide(new AgreeInPrinciple(MEETING, TODAY), null))
                .isInstanceOf(ClubRefusal.ClubNotProposed.class);
    }

    @Test
    void rejectsPapersOfTomorrow() {
        MeetingRef tomorrow = new MeetingRef("Hội nghị", TODAY.plusDays(1), "Phường Sa Pa");
        assertThatThrownBy(() -> ClubDecider.decide(new AgreeInPrinciple(tomorrow, TODAY), PROPOSED))
                .isInstanceOf(ClubRefusal.DateInTheFuture.class);
    }

    @Test
    void admitsWhoJoinedTheBlockFromTheDayOfTheDecision() {
        LocalDate day = TODAY.plusDays(3);
        assertThat(ClubDecider.decide(follow(Map.of("SA_PA", day), "SA_PA", "YEN_BAI"), FOUNDED))
                .containsExactly(admitted("SA_PA", day), admitted("YEN_BAI", TODAY));
    }

    @Test
    void letsGoWhoLeftTheBlockOnTheDayBeforeTheDecisionTakesEffect() {
        Club club = with(PROPOSED, "SA_PA", "CAU_THIA");
        assertThat(ClubDecider.decide(follow(Map.of("CAU_THIA", TODAY.plusDays(10)), "SA_PA"), club))
                .containsExactly(new ClubMemberWithdrawn("CAU_THIA", TODAY.plusDays(9), Reason.LEFT_BLOCK));
    }

    @Test
    void endsNoMembershipBeforeItBegan() {
        Club club = with(PROPOSED, "CAU_THIA");
        assertThat(ClubDecider.decide(follow(Map.of("CAU_THIA", TODAY.minusDays(10))), club))
                .containsExactly(new ClubMemberWithdrawn("CAU_THIA", TODAY, Reason.LEFT_BLOCK));
    }

    @Test
    void changesNothingWhereTheRollFitsTheBlock() {
        assertThat(ClubDecider.decide(follow(Map.of(), "YEN_BAI", "SA_PA"), with(AGREED, "SA_PA", "YEN_BAI")))
                .isEmpty();
    }

    @Test
    void leavesPartnersAlone() {
        Club club = PROPOSED.withRoll(Roll.EMPTY.with(new Member("TOURISM_ASSOCIATION", Kind.PARTNER, TODAY)));
        assertThat(ClubDecider.decide(follow(Map.of()), club)).isEmpty();
    }

    @Test
    void followsTheBlockInEveryState() {
        for (Club club : List.of(PROPOSED, AGREED, FOUNDED)) {
            List<ClubEvent> events = ClubDecider.decide(follow(Map.of(), "SA_PA"), club);
            Club after = club;
            for (ClubEvent event : events) {
                after = ClubDecider.evolve(after, event);
            }
            assertThat(after.roll().full()).extracting(Member::code).containsExactly("SA_PA");
            assertThat(after.getClass()).isEqualTo(club.getClass());
        }
    }

    @Test
    void comesBackFromTheStoreAsItWas() {
        ClubDefinition definition = new ClubDefinition();
        FoundingDocument decision = new FoundingDocument("Quyết định", "1101/QĐ-UBND", TODAY, "UBND tỉnh Lào Cai");
        for (Club club : List.of(with(PROPOSED, "SA_PA"), with(AGREED, "SA_PA"), with(FOUNDED, "SA_PA"),
                new Established(PROFILE, Roll.EMPTY, MEETING, decision))) {
            assertThat(definition.read(definition.write(club))).isEqualTo(club);
        }
    }

    @Test
    void tellsEachRefusalInItsOwnWords() {
        ClubDefinition definition = new ClubDefinition();
        assertThat(List.of(new ClubRefusal.ClubAlreadyProposed("x"), new ClubRefusal.ClubNotProposed(),
                new ClubRefusal.ClubAlreadyAgreed(), new ClubRefusal.ClubNotYetAgreed(),
                new ClubRefusal.ClubAlreadyEstablished(), new ClubRefusal.DateInTheFuture(TODAY)))
                .extracting(refusal -> Objects.requireNonNull(definition.explain(refusal)).code())
                .doesNotHaveDuplicates();
        assertThat(definition.explain(new IllegalStateException())).isNull();
    }

    private static FollowBlock follow(Map<String, LocalDate> dates, String... members) {
        return new FollowBlock(List.of(members), dates, TODAY);
    }

    private static Club with(Club club, String... members) {
        Roll roll = club.roll();
        for (String member : members) {
            roll = roll.with(new Member(member, Kind.FULL, TODAY));
        }
        return club.withRoll(roll);
    }

    private static ClubMemberAdmitted admitted(String code, LocalDate from) {
        return new ClubMemberAdmitted(new Member(code, Kind.FULL, from));
    }
}
