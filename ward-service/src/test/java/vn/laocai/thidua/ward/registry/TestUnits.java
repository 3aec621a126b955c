package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.List;

import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;
import vn.laocai.thidua.ward.registry.Unit.LegalBasis;
import vn.laocai.thidua.ward.registry.Unit.Signer;

/** A registry for the tests of other packages, in which {@code p-<ward>} signs for each ward. */
public final class TestUnits {

    private TestUnits() {}

    public static Units of(AggregateFactory factory, List<String> wards) {
        Units units = new Units(factory);
        LocalDate july = LocalDate.of(2025, 7, 1);
        for (String ward : wards) {
            units.handle(ward, InMemoryAggregateFactory.command("register-unit", ward),
                    unit -> UnitRules.register(unit, ward, UnitKind.WARD, ward, july, List.of()));
            Signer signer = new Signer("p-" + ward, "Lãnh đạo " + ward, "Chủ tịch", july, null,
                    new LegalBasis("1", july, "UBND tỉnh"));
            units.handle(ward, InMemoryAggregateFactory.command("register-signer", "signer-" + ward),
                    unit -> UnitRules.registerSigner(unit, signer));
        }
        return units;
    }
}
