package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.ward.covenant.Covenant.InForce;
import vn.laocai.thidua.ward.covenant.Covenant.PartiallySigned;
import vn.laocai.thidua.ward.covenant.Covenant.Superseded;
import vn.laocai.thidua.ward.covenant.CovenantCommand.ChangeText;
import vn.laocai.thidua.ward.covenant.CovenantCommand.DraftCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.FinaliseCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.OpenForSigning;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SignCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.StartConsultation;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SupersedeCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.WithdrawCovenant;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantEnteredIntoForce;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSigned;
import vn.laocai.thidua.ward.covenant.CovenantRefused.Reason;
import vn.laocai.thidua.ward.covenant.CovenantText.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.laocai.thidua.ward.covenant.Sample.NOW;
import static vn.laocai.thidua.ward.covenant.Sample.TEXT;
import static vn.laocai.thidua.ward.covenant.Sample.WARDS;
import static vn.laocai.thidua.ward.covenant.Sample.signature;

class CovenantDeciderTest {

    private static final CovenantText OTHER = new CovenantText("Khác", "Khác", List.of("a"), List.of("b"), Map.of(),
            null);

    @Test
    void theTenthSignatureAlsoBringsTheCovenantIntoForce() {
        List<CovenantEvent> events = CovenantDecider.decide(Sample.signedBy(9), signature("LAO_CAI"), NOW);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOf(CovenantSigned.class);
        assertThat(events.getLast()).isEqualTo(new CovenantEnteredIntoForce(NOW));
        assertThat(Sample.signedBy(10)).isInstanceOf(InForce.class);
    }

    @Test
    void anEarlierSignatureDoesNot() {
        assertThat(CovenantDecider.decide(Sample.signedBy(8), signature("CAM_DUONG"), NOW)).hasSize(1);
        assertThat(Sample.signedBy(1)).isInstanceOf(PartiallySigned.class);
    }

    @Test
    void rejectsASecondSignatureOfTheSameWard() {
        assertThat(refused(() -> decide(Sample.signedBy(3), signature("VAN_PHU"))))
                .isEqualTo(new Reason.AlreadySigned("VAN_PHU", NOW));
        assertThat(refused(() -> decide(Sample.signedBy(10), signature("VAN_PHU"))))
                .isInstanceOf(Reason.AlreadySigned.class);
    }

    @Test
    void rejectsASignerWithoutStandingAndAWardThatIsNoParty() {
        SignCovenant unregistered = new SignCovenant("SA_PA", "p-other", false, TEXT.hash(), true, Sample.KEY);
        assertThat(refused(() -> decide(Sample.open(), unregistered)))
                .isEqualTo(new Reason.NotAnAuthorisedSigner("SA_PA"));
        assertThat(refused(() -> decide(Sample.open(), signature("MUONG_BO"))))
                .isEqualTo(new Reason.NotAnAuthorisedSigner("MUONG_BO"));
    }

    @Test
    void rejectsASignatureUnderAnotherText() {
        SignCovenant other = new SignCovenant("SA_PA", "p-SA_PA", true, OTHER.hash(), true, Sample.KEY);
        assertThat(refused(() -> decide(Sample.open(), other))).isEqualTo(new Reason.TextChanged(TEXT.hash()));
    }

    @Test
    void rejectsASignatureOutsideTheWindowOrAfterTheDueDate() {
        SignCovenant closed = new SignCovenant("SA_PA", "p-SA_PA", true, TEXT.hash(), false, Sample.KEY);
        assertThat(refused(() -> decide(Sample.open(), closed))).isEqualTo(new Reason.SigningClosed());
        Instant due = Instant.parse("2025-11-30T10:00:00Z");
        assertThat(refused(() -> CovenantDecider.decide(Sample.open(), signature("SA_PA"), due)))
                .isEqualTo(new Reason.DuePassed(due));
        assertThat(CovenantDecider.decide(Sample.open(), signature("SA_PA"), due.minusMillis(1))).hasSize(1);
    }

    @Test
    void takesNoSignatureBeforeItIsOpenOrAfterItHasEnded() {
        assertThat(refused(() -> decide(Sample.finalised(), signature("SA_PA"))))
                .isEqualTo(new Reason.NotOpen("FINALISED"));
        Covenant withdrawn = Sample.after(Sample.open(), new WithdrawCovenant("Sai phụ lục"));
        assertThat(refused(() -> decide(withdrawn, signature("SA_PA")))).isEqualTo(new Reason.NotOpen("WITHDRAWN"));
    }

    @Test
    void theStatementNamesCovenantVersionTextWardSignerAndTime() {
        CovenantSigned signed = (CovenantSigned) CovenantDecider.decide(Sample.open(), signature("SA_PA"), NOW)
                .getFirst();
        assertThat(signed.signature().statement()).isEqualTo("{\"contentHash\":\"" + TEXT.hash()
                + "\",\"covenantId\":\"6b1f7c52-3d0a-5c0e-9f54-2a7f0d9e1c11\",\"delegationRef\":\"\","
                + "\"signedAt\":\"2025-11-14T01:30:00.123Z\",\"signerId\":\"p-SA_PA\",\"version\":1,\"wardCode\":\"SA_PA\"}");
    }

    @Test
    void theTextChangesOnlyWhileItIsDraftedOrConsulted() {
        ChangeText change = new ChangeText(OTHER, WARDS);
        assertThat(Sample.after(Sample.drafting(), change).contentHash()).isEqualTo(OTHER.hash());
        assertThat(Sample.after(Sample.consulting(), change).stateName()).isEqualTo("CONSULTING");
        for (Covenant later : List.of(Sample.finalised(), Sample.open(), Sample.signedBy(1), Sample.signedBy(10))) {
            assertThat(refused(() -> decide(later, change))).isEqualTo(new Reason.Immutable(later.stateName()));
        }
    }

    @Test
    void theSameTextAgainChangesNothing() {
        assertThat(decide(Sample.drafting(), new ChangeText(TEXT, WARDS))).isEmpty();
    }

    @Test
    void goesThroughItsStatesInOrder() {
        assertThat(refused(() -> decide(Sample.drafting(), new FinaliseCovenant())))
                .isEqualTo(new Reason.WrongState("DRAFTING", "CONSULTING"));
        assertThat(refused(() -> decide(Sample.finalised(), new StartConsultation())))
                .isEqualTo(new Reason.WrongState("FINALISED", "DRAFTING"));
        assertThat(refused(() -> decide(Sample.consulting(), new OpenForSigning(Sample.parties(), null))))
                .isEqualTo(new Reason.WrongState("CONSULTING", "FINALISED"));
        assertThat(refused(() -> decide(Sample.drafting(), new DraftCovenant(Sample.IDENTITY, TEXT, WARDS))))
                .isEqualTo(new Reason.AlreadyDrafted());
        assertThat(refused(() -> decide(null, new StartConsultation()))).isEqualTo(new Reason.UnknownCovenant());
    }

    @Test
    void isWithdrawnOnlyBeforeAnySignature() {
        assertThat(Sample.after(Sample.drafting(), new WithdrawCovenant("x")).stateName()).isEqualTo("WITHDRAWN");
        assertThat(Sample.after(Sample.open(), new WithdrawCovenant("x")).text()).isEqualTo(TEXT);
        assertThat(refused(() -> decide(Sample.signedBy(2), new WithdrawCovenant("x"))))
                .isEqualTo(new Reason.SignedAlready(2));
    }

    @Test
    void aNewVersionEndsTheOldWhichStaysReadable() {
        Covenant old = Sample.after(Sample.signedBy(2), new SupersedeCovenant("c-2", "Bổ sung"));
        assertThat(old).isInstanceOfSatisfying(Superseded.class,
                superseded -> assertThat(superseded.newVersion()).isEqualTo(2));
        assertThat(old.signatures()).hasSize(2);
        assertThat(refused(() -> decide(old, new SupersedeCovenant("c-3", "x"))))
                .isEqualTo(new Reason.SupersededAlready("c-2"));
        assertThat(refused(() -> decide(Sample.drafting(), new SupersedeCovenant("c-2", "x"))))
                .isInstanceOf(Reason.WrongState.class);
    }

    @Test
    void targetsAreOnlyForWardsThatTakePart() {
        CovenantText stranger = new CovenantText("t", "p", List.of("c"), List.of("c"),
                Map.of("MUONG_BO", List.of(new Target("1", "x", "%", "1"))), null);
        assertThat(refused(() -> decide(null, new DraftCovenant(Sample.IDENTITY, stranger, WARDS))))
                .isEqualTo(new Reason.TargetOfAStranger("MUONG_BO"));
        assertThat(refused(() -> decide(Sample.drafting(), new ChangeText(stranger, WARDS))))
                .isEqualTo(new Reason.TargetOfAStranger("MUONG_BO"));
    }

    @Test
    void aDateForSigningMustLieAhead() {
        assertThat(refused(() -> decide(Sample.finalised(), new OpenForSigning(Sample.parties(), NOW))))
                .isEqualTo(new Reason.DueInThePast(NOW));
    }

    @Test
    void twoWaysOfTypingTheSameLettersGiveOneHash() {
        CovenantText composed = new CovenantText("Giao ước", "ế", List.of("ộ"), List.of("đ"), Map.of(), null);
        CovenantText decomposed = new CovenantText("Giao u\u031bo\u031b\u0301c", "e\u0302\u0301",
                List.of("o\u0323\u0302"), List.of("đ"), Map.of(), null);
        assertThat(decomposed.hash()).isEqualTo(composed.hash());
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        for (Covenant covenant : Sample.inEveryState()) {
            assertThat(CovenantDocument.read(CovenantDocument.write(covenant))).isEqualTo(covenant);
        }
    }

    private static List<CovenantEvent> decide(Covenant covenant, CovenantCommand command) {
        return CovenantDecider.decide(covenant, command, NOW);
    }

    private static Reason refused(ThrowingCallable call) {
        Reason[] reason = new Reason[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(CovenantRefused.class, e -> reason[0] = e.reason());
        return reason[0];
    }
}
