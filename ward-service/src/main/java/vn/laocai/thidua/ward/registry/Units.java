package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Decision;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The registry of units, for the other features too. */
@Component
public class Units {

    private final Aggregates<Unit, UnitEvent> aggregates;

    Units(AggregateFactory factory) {
        this.aggregates = factory.create(new UnitDefinition());
    }

    /** The unit with this code, if it is registered. */
    public Optional<Unit> find(String code) {
        return aggregates.find(code).map(Versioned::state);
    }

    /** The unit's name on the day; the code itself where the unit is not registered. */
    public String nameAt(String code, LocalDate date) {
        return find(code).map(unit -> unit.nameAt(date)).orElse(code);
    }

    /** Tells whether the person may sign for the unit on the day (Rule 16). */
    public boolean authorises(String code, String personId, LocalDate date) {
        return find(code).filter(unit -> unit.authorises(personId, date)).isPresent();
    }

    Optional<Versioned<Unit>> versioned(String code) {
        return aggregates.find(code);
    }

    List<Versioned<Unit>> all() {
        return aggregates.findAll();
    }

    Outcome<Unit> handle(String code, CommandContext context, Decision<Unit, UnitEvent> decision) {
        return aggregates.handle(code, context, decision);
    }
}
