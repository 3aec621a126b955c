package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.testing.kit.Contract;
import vn.laocai.thidua.ward.registry.Unit.LegalBasis;
import vn.laocai.thidua.ward.registry.Unit.Predecessor;
import vn.laocai.thidua.ward.registry.Unit.Signer;
import vn.laocai.thidua.ward.registry.UnitRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnitRulesTest {

    private static final LocalDate JULY = LocalDate.of(2025, 7, 1);
    private static final LegalBasis BASIS = new LegalBasis("1673/NQ-UBTVQH15", JULY, "Ủy ban Thường vụ Quốc hội");

    @Test
    void aCodeIsNeverUsedTwice() {
        assertThat(refused(() -> UnitRules.register(saPa(), "SA_PA", UnitKind.WARD, "Khác", JULY, List.of())))
                .isEqualTo(new Reason.CodeTaken("SA_PA"));
    }

    @Test
    void eachDayHasItsName() {
        Unit renamed = after(saPa(), UnitRules.rename(saPa(), "Sa Pa mới", LocalDate.of(2026, 1, 1)));
        assertThat(renamed.nameAt(LocalDate.of(2025, 12, 31))).isEqualTo("Sa Pa");
        assertThat(renamed.nameAt(LocalDate.of(2026, 1, 1))).isEqualTo("Sa Pa mới");
        assertThat(renamed.nameAt(LocalDate.of(2000, 1, 1))).isEqualTo("Sa Pa");
        assertThat(renamed.code()).isEqualTo("SA_PA");
    }

    @Test
    void aNewNameBeginsAfterTheOneBefore() {
        assertThat(refused(() -> UnitRules.rename(saPa(), "X", JULY))).isEqualTo(new Reason.NameNotLater(JULY));
    }

    @Test
    void aSignerSignsOnTheDaysOfTheTermOnly() {
        Unit unit = withSigner(saPa(), JULY, LocalDate.of(2025, 12, 31));
        assertThat(unit.authorises("p-1", JULY.minusDays(1))).isFalse();
        assertThat(unit.authorises("p-1", JULY)).isTrue();
        assertThat(unit.authorises("p-1", LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(unit.authorises("p-1", LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(unit.authorises("p-2", JULY)).isFalse();
    }

    @Test
    void termsOfOnePersonDoNotOverlap() {
        Unit unit = withSigner(saPa(), JULY, LocalDate.of(2025, 12, 31));
        assertThat(refused(() -> UnitRules.registerSigner(unit, signer(LocalDate.of(2025, 12, 31), null))))
                .isEqualTo(new Reason.SignerRegisteredAlready("p-1"));
        assertThat(UnitRules.registerSigner(unit, signer(LocalDate.of(2026, 1, 1), null))).hasSize(1);
        assertThat(refused(() -> UnitRules.registerSigner(unit, signer(JULY, JULY.minusDays(1)))))
                .isEqualTo(new Reason.EndBeforeBegin());
        assertThat(refused(() -> UnitRules.registerSigner(null, signer(JULY, null))))
                .isEqualTo(new Reason.UnknownUnit());
    }

    @Test
    void aUnitIsReadAsItWasWritten() {
        UnitDefinition definition = new UnitDefinition();
        Unit unit = withSigner(saPa(), JULY, null);
        assertThat(definition.read(definition.write(unit))).isEqualTo(unit);
    }

    @Test
    void itsEventsKeepTheirContracts() {
        UnitDefinition definition = new UnitDefinition();
        Unit unit = saPa();
        for (UnitEvent event : List.of(registered(), UnitRules.rename(unit, "Mới", LocalDate.of(2026, 1, 1)).getFirst(),
                UnitRules.registerSigner(unit, signer(JULY, null)).getFirst())) {
            assertThat(Contract.violations("ward", definition.describe(event, unit))).isEmpty();
        }
    }

    private static UnitEvent registered() {
        return UnitRules.register(null, "SA_PA", UnitKind.WARD, "Sa Pa", JULY,
                List.of(new Predecessor("HAM_RONG", "Hàm Rồng", JULY),
                        new Predecessor("PHAN_SI_PANG", "Phan Si Păng", null)))
                .getFirst();
    }

    private static Unit saPa() {
        return UnitRules.evolve(null, registered());
    }

    private static Signer signer(LocalDate from, LocalDate to) {
        return new Signer("p-1", "Tô Ngọc Liễn", "Chủ tịch UBND phường", from, to, BASIS);
    }

    private static Unit withSigner(Unit unit, LocalDate from, LocalDate to) {
        return after(unit, UnitRules.registerSigner(unit, signer(from, to)));
    }

    private static Unit after(Unit unit, List<UnitEvent> events) {
        for (UnitEvent event : events) {
            unit = UnitRules.evolve(unit, event);
        }
        return unit;
    }

    private static Reason refused(ThrowingCallable call) {
        Reason[] reason = new Reason[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(UnitRefused.class, e -> reason[0] = e.reason());
        return reason[0];
    }
}
