package vn.laocai.thidua.ward.block;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.ward.block.Block.Established;
import vn.laocai.thidua.ward.block.Block.Foundation;
import vn.laocai.thidua.ward.block.BlockCommand.AddMember;
import vn.laocai.thidua.ward.block.BlockCommand.AppointHead;
import vn.laocai.thidua.ward.block.BlockCommand.ConfirmClaims;
import vn.laocai.thidua.ward.block.BlockCommand.EstablishBlock;
import vn.laocai.thidua.ward.block.BlockCommand.GiveUpClaims;
import vn.laocai.thidua.ward.block.BlockCommand.RemoveMember;
import vn.laocai.thidua.ward.block.BlockRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BlockDeciderTest {

    static final LocalDate FOUNDED = LocalDate.of(2025, 9, 4);
    static final LegalBasis DECISION = new LegalBasis("1028/QĐ-UBND", FOUNDED, "UBND tỉnh Lào Cai");

    private final List<EventOnWire> told = new ArrayList<>();

    @Test
    void aBlockIsEstablishedWhenAllItsWardsAreClaimed() {
        Block founding = after(null, establish("SA_PA", null, "SA_PA", "LAO_CAI"));
        assertThat(founding).isInstanceOf(Block.Founding.class);
        Established block = (Established) after(founding, new ConfirmClaims(1));
        assertThat(block.memberCodes()).containsExactly("SA_PA", "LAO_CAI");
        assertThat(block.headOn(FOUNDED)).isPresent();
        assertThat(block.headOn(FOUNDED.minusDays(1))).isEmpty();
    }

    @Test
    void headAndDeputyAreTwoMembers() {
        assertThat(refused(() -> after(null, establish("SA_PA", "SA_PA", "SA_PA", "LAO_CAI"))))
                .isEqualTo(new Reason.HeadIsDeputy("SA_PA"));
        assertThat(refused(() -> after(null, establish("YEN_BAI", null, "SA_PA", "LAO_CAI"))))
                .isEqualTo(new Reason.NotAMember("YEN_BAI"));
        assertThat(refused(() -> after(null, establish("SA_PA", "YEN_BAI", "SA_PA", "LAO_CAI"))))
                .isEqualTo(new Reason.NotAMember("YEN_BAI"));
    }

    @Test
    void onlyRegisteredWardsAreNamedAndEachOnce() {
        assertThat(refused(() -> after(null, establish("SA_PA", null, "SA_PA", "SA_PA"))))
                .isEqualTo(new Reason.NamedTwice("SA_PA"));
        EstablishBlock unknown = new EstablishBlock("khoi", foundation("SA_PA", null, "SA_PA", "MUONG_BO"),
                Set.of("SA_PA"));
        assertThat(refused(() -> after(null, unknown))).isEqualTo(new Reason.NotAWard("MUONG_BO"));
    }

    @Test
    void aCodeOfABlockIsUsedOnceButAGivenUpFoundingMayBeTriedAgain() {
        assertThat(refused(() -> after(block(), establish("SA_PA", null, "SA_PA"))))
                .isEqualTo(new Reason.BlockExists("khoi"));
        Block founding = after(null, establish("SA_PA", null, "SA_PA", "LAO_CAI"));
        assertThat(refused(() -> after(founding, establish("SA_PA", null, "SA_PA"))))
                .isEqualTo(new Reason.ChangeUnderWay());
        Block abandoned = after(founding, new GiveUpClaims(1, "LAO_CAI", "khoi-khac"));
        assertThat(after(abandoned, establish("SA_PA", null, "SA_PA")).epoch()).isEqualTo(2);
    }

    @Test
    void aStaleConfirmationChangesNothing() {
        Block abandoned = after(after(null, establish("SA_PA", null, "SA_PA", "LAO_CAI")),
                new GiveUpClaims(1, "LAO_CAI", "khoi-khac"));
        assertThat(BlockDecider.decide(abandoned, new ConfirmClaims(1))).isEmpty();
        Block again = after(abandoned, establish("SA_PA", null, "SA_PA"));
        assertThat(BlockDecider.decide(again, new ConfirmClaims(1))).isEmpty();
        assertThat(BlockDecider.decide(block(), new GiveUpClaims(1, "SA_PA", "x"))).isEmpty();
    }

    @Test
    void aWardJoinsByDecisionOnceItIsClaimed() {
        Block pending = after(block(), new AddMember("MUONG_BO", DECISION, FOUNDED, true));
        assertThat(((Established) pending).hasMember("MUONG_BO")).isFalse();
        assertThat(pending.needsClaim("MUONG_BO", 2)).isTrue();
        assertThat(refused(() -> after(pending, new AddMember("TA_VAN", DECISION, FOUNDED, true))))
                .isEqualTo(new Reason.ChangeUnderWay());
        Established joined = (Established) after(pending, new ConfirmClaims(2));
        assertThat(joined.hasMember("MUONG_BO")).isTrue();
        assertThat(joined.needsClaim("MUONG_BO", 2)).isTrue();
        assertThat(joined.needsClaim("SA_PA", 1)).isTrue();
        assertThat(refused(() -> after(joined, new AddMember("MUONG_BO", DECISION, FOUNDED, true))))
                .isEqualTo(new Reason.MemberAlready("MUONG_BO"));
        assertThat(refused(() -> after(joined, new AddMember("HOME_AFFAIRS", DECISION, FOUNDED, false))))
                .isEqualTo(new Reason.NotAWard("HOME_AFFAIRS"));
    }

    @Test
    void aWardLeavesByDecisionButNotTheHead() {
        Established left = (Established) after(block(), new RemoveMember("LAO_CAI", DECISION, FOUNDED.plusDays(60)));
        assertThat(left.memberCodes()).containsExactly("SA_PA", "YEN_BAI");
        assertThat(left.needsClaim("LAO_CAI", 1)).isFalse();
        assertThat(refused(() -> after(block(), new RemoveMember("SA_PA", DECISION, FOUNDED.plusDays(60)))))
                .isEqualTo(new Reason.HeadLeaves("SA_PA"));
        assertThat(refused(() -> after(block(), new RemoveMember("MUONG_BO", DECISION, FOUNDED))))
                .isEqualTo(new Reason.NotAMember("MUONG_BO"));
    }

    @Test
    void aDeputyWhoLeavesOrBecomesHeadIsNoLongerDeputy() {
        Established left = (Established) after(block(), new RemoveMember("YEN_BAI", DECISION, FOUNDED.plusDays(60)));
        assertThat(left.deputyCode()).isNull();
        Established headed = (Established) after(block(),
                new AppointHead(term("YEN_BAI", FOUNDED.plusDays(60), "BB 01")));
        assertThat(headed.deputyCode()).isNull();
    }

    @Test
    void aChangeOfTheHeadInsideATermNeedsARecordOfTheHandover() {
        LocalDate day = FOUNDED.plusDays(60);
        assertThat(refused(() -> after(block(), new AppointHead(term("LAO_CAI", day, null)))))
                .isEqualTo(new Reason.HandoverMissing());
        Established block = (Established) after(block(), new AppointHead(term("LAO_CAI", day, "BB 01")));
        assertThat(block.isHead("p-SA_PA", "SA_PA", day.minusDays(1))).isTrue();
        assertThat(block.isHead("p-SA_PA", "SA_PA", day)).isFalse();
        assertThat(block.isHead("p-LAO_CAI", "LAO_CAI", day)).isTrue();
        assertThat(block.isHead("p-LAO_CAI", "SA_PA", day)).isFalse();
        assertThat(refused(() -> after(block, new AppointHead(term("SA_PA", day, "BB 02")))))
                .isEqualTo(new Reason.TermNotLater(day));
        assertThat(refused(() -> after(block, new AppointHead(term("MUONG_BO", day.plusDays(1), "BB 02")))))
                .isEqualTo(new Reason.NotAMember("MUONG_BO"));
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        Block founding = after(null, establish("SA_PA", "YEN_BAI", "SA_PA", "YEN_BAI"));
        for (Block block : List.of(founding, after(founding, new GiveUpClaims(1, "YEN_BAI", "khoi-khac")), block(),
                after(block(), new AddMember("MUONG_BO", DECISION, FOUNDED, true)),
                after(block(), new AppointHead(term("LAO_CAI", FOUNDED.plusDays(9), "BB 01"))))) {
            assertThat(BlockDocument.read(BlockDocument.write(block))).isEqualTo(block);
        }
    }

    @Test
    void itsEventsKeepTheirContracts() {
        Block block = after(block(), new AddMember("MUONG_BO", DECISION, FOUNDED, true));
        block = after(block, new ConfirmClaims(2));
        block = after(block, new AppointHead(term("LAO_CAI", FOUNDED.plusDays(9), "BB 01")));
        block = after(block, new RemoveMember("MUONG_BO", DECISION, FOUNDED.plusDays(9)));
        block = after(block, new AddMember("MUONG_BO", DECISION, FOUNDED, true));
        after(block, new GiveUpClaims(3, "MUONG_BO", "khoi-khac"));
        Set<String> names = new HashSet<>();
        for (EventOnWire event : told) {
            names.add(event.name());
            assertThat(Contract.violations("ward", event)).as(event.name()).isEmpty();
        }
        assertThat(names).contains("block-established", "block-head-appointed", "block-member-added",
                "block-member-removed");
    }

    static EstablishBlock establish(String head, String deputy, String... members) {
        return new EstablishBlock("khoi", foundation(head, deputy, members),
                Set.copyOf(new HashSet<>(List.of(members))));
    }

    static Foundation foundation(String head, String deputy, String... members) {
        return new Foundation("Khối thi đua các phường", DECISION, List.of(members), term(head, FOUNDED, null), deputy,
                List.of("p-secretary"));
    }

    private static HeadTerm term(String ward, LocalDate from, String handover) {
        return new HeadTerm(ward, "p-" + ward, "Trưởng khối", from, null, HeadTerm.Basis.ASSIGNED, DECISION, handover);
    }

    private Block block() {
        return after(after(null, establish("SA_PA", "YEN_BAI", "SA_PA", "YEN_BAI", "LAO_CAI")), new ConfirmClaims(1));
    }

    private Block after(Block block, BlockCommand command) {
        for (BlockEvent event : BlockDecider.decide(block, command)) {
            block = BlockDecider.evolve(block, event);
            told.add(BlockWire.describe(event, block));
        }
        return block;
    }

    private static Reason refused(ThrowingCallable call) {
        Reason[] reason = new Reason[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(BlockRefused.class, e -> reason[0] = e.reason());
        return reason[0];
    }
}
