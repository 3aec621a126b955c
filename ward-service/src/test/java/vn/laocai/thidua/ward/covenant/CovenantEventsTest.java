package vn.laocai.thidua.ward.covenant;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;
import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.ward.covenant.CovenantCommand.ChangeText;
import vn.laocai.thidua.ward.covenant.CovenantCommand.DraftCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.FinaliseCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.OpenForSigning;
import vn.laocai.thidua.ward.covenant.CovenantCommand.StartConsultation;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SupersedeCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.WithdrawCovenant;

import static org.assertj.core.api.Assertions.assertThat;

class CovenantEventsTest {

    @Test
    void theyKeepTheirContracts() {
        List<EventOnWire> told = new ArrayList<>();
        Covenant covenant = tell(told, null, new DraftCovenant(Sample.IDENTITY, Sample.TEXT, Sample.WARDS));
        CovenantText shorter = new CovenantText("Giao ước", "Lời nói đầu", List.of("a"), List.of("b"),
                Sample.TEXT.targets(), null);
        tell(told, covenant, new ChangeText(shorter, Sample.WARDS));
        covenant = tell(told, covenant, new StartConsultation());
        covenant = tell(told, covenant, new FinaliseCovenant());
        tell(told, covenant, new OpenForSigning(Sample.parties(), null));
        for (String ward : Sample.WARDS) {
            tell(told, Sample.signedBy(Sample.WARDS.indexOf(ward)), Sample.signature(ward));
        }
        tell(told, Sample.open(), new WithdrawCovenant("Sai phụ lục"));
        tell(told, Sample.signedBy(2), new SupersedeCovenant("c-2", "Bổ sung"));
        for (EventOnWire event : told) {
            assertThat(Contract.violations("ward", event)).as(event.name()).isEmpty();
            assertThat(event.season()).isEqualTo("khoi-phuong-lao-cai-2025");
        }
        assertThat(told.stream().filter(event -> event.visibility() == Visibility.PUBLIC).map(EventOnWire::name)
                .distinct()).containsExactly("covenant-opened-for-signature", "covenant-signed",
                        "covenant-entered-into-force", "covenant-withdrawn", "covenant-superseded");
    }

    @Test
    void aDraftThatNobodyKnowsIsTakenBackInSilence() {
        List<EventOnWire> told = new ArrayList<>();
        tell(told, Sample.finalised(), new WithdrawCovenant("Sai phụ lục"));
        assertThat(told).singleElement()
                .satisfies(event -> assertThat(event.visibility()).isEqualTo(Visibility.INTERNAL));
    }

    /** The last four are agreed already, so that their readers could be built; this service will tell them. */
    @Test
    void everyContractOfThisServiceIsKnown() {
        assertThat(Contract.names("ward")).containsExactlyInAnyOrder("unit-registered", "unit-renamed",
                "block-established",
                "block-member-added", "block-member-removed", "block-head-appointed", "season-opened",
                "season-phase-changed", "covenant-opened-for-signature", "covenant-signed",
                "covenant-entered-into-force", "covenant-withdrawn", "covenant-superseded", "emulation-registered",
                "activity-attendance-confirmed", "model-recognised", "model-adoption-confirmed");
    }

    private static Covenant tell(List<EventOnWire> told, Covenant covenant, CovenantCommand command) {
        for (CovenantEvent event : CovenantDecider.decide(covenant, command, Sample.NOW)) {
            covenant = CovenantDecider.evolve(covenant, event);
            told.add(CovenantEventMapping.describe(event, covenant));
        }
        return covenant;
    }
}
