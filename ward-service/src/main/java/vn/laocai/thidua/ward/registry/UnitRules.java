package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.registry.Unit.NamePeriod;
import vn.laocai.thidua.ward.registry.Unit.Predecessor;
import vn.laocai.thidua.ward.registry.Unit.Signer;
import vn.laocai.thidua.ward.registry.UnitEvent.SignerRegistered;
import vn.laocai.thidua.ward.registry.UnitEvent.UnitRegistered;
import vn.laocai.thidua.ward.registry.UnitEvent.UnitRenamed;
import vn.laocai.thidua.ward.registry.UnitRefused.Reason;

/** What may stand in the registry (Rule 8). */
final class UnitRules {

    private UnitRules() {}

    static List<UnitEvent> register(@Nullable Unit unit, String code, UnitKind kind, String name, LocalDate validFrom,
            List<Predecessor> predecessors) {
        if (unit != null) {
            throw new UnitRefused(new Reason.CodeTaken(code));
        }
        return List.of(new UnitRegistered(code, kind, name, validFrom, predecessors));
    }

    static List<UnitEvent> rename(@Nullable Unit unit, String name, LocalDate validFrom) {
        NamePeriod current = known(unit).names().getLast();
        if (!validFrom.isAfter(current.from())) {
            throw new UnitRefused(new Reason.NameNotLater(current.from()));
        }
        return List.of(new UnitRenamed(name, validFrom));
    }

    static List<UnitEvent> registerSigner(@Nullable Unit unit, Signer signer) {
        LocalDate to = signer.to();
        if (to != null && to.isBefore(signer.from())) {
            throw new UnitRefused(new Reason.EndBeforeBegin());
        }
        for (Signer other : known(unit).signers()) {
            if (other.personId().equals(signer.personId()) && overlap(other, signer)) {
                throw new UnitRefused(new Reason.SignerRegisteredAlready(signer.personId()));
            }
        }
        return List.of(new SignerRegistered(signer));
    }

    private static boolean overlap(Signer one, Signer other) {
        return (one.to() == null || !other.from().isAfter(one.to()))
                && (other.to() == null || !one.from().isAfter(other.to()));
    }

    static Unit evolve(@Nullable Unit unit, UnitEvent event) {
        return switch (event) {
            case UnitRegistered(String code, UnitKind kind, String name, LocalDate from, List<Predecessor> before) ->
                new Unit(code, kind, List.of(new NamePeriod(name, from, null)), before, List.of());
            case UnitRenamed(String name, LocalDate from) -> renamed(known(unit), name, from);
            case SignerRegistered(Signer signer) -> withSigner(known(unit), signer);
        };
    }

    private static Unit renamed(Unit unit, String name, LocalDate from) {
        List<NamePeriod> names = new ArrayList<>(unit.names());
        NamePeriod last = names.removeLast();
        names.add(new NamePeriod(last.name(), last.from(), from.minusDays(1)));
        names.add(new NamePeriod(name, from, null));
        return new Unit(unit.code(), unit.kind(), names, unit.predecessors(), unit.signers());
    }

    private static Unit withSigner(Unit unit, Signer signer) {
        List<Signer> signers = new ArrayList<>(unit.signers());
        signers.add(signer);
        return new Unit(unit.code(), unit.kind(), unit.names(), unit.predecessors(), signers);
    }

    private static Unit known(@Nullable Unit unit) {
        if (unit == null) {
            throw new UnitRefused(new Reason.UnknownUnit());
        }
        return unit;
    }
}
