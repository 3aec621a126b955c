package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.List;

import vn.laocai.thidua.ward.registry.Unit.Predecessor;
import vn.laocai.thidua.ward.registry.Unit.Signer;

/** What has happened to a unit of the registry. */
sealed interface UnitEvent {

    /** The registry knows a new unit. */
    record UnitRegistered(String code, UnitKind kind, String name, LocalDate validFrom,
            List<Predecessor> predecessors) implements UnitEvent {}

    /** From a day on the unit is called differently. */
    record UnitRenamed(String name, LocalDate validFrom) implements UnitEvent {}

    /** A person may sign for the unit. */
    record SignerRegistered(Signer signer) implements UnitEvent {}
}
