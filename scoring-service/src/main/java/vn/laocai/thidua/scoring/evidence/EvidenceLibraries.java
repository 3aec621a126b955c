package vn.laocai.thidua.scoring.evidence;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;

/** The wards' libraries of evidence. Who may read what is checked by who shows it. */
@Component
public class EvidenceLibraries {

    private final Aggregates<EvidenceLibrary, EvidenceEvent> libraries;

    EvidenceLibraries(AggregateFactory aggregates) {
        libraries = aggregates.create(new EvidenceDefinition());
    }

    /** Everything in a ward's library of a season, by id, with what was withdrawn. */
    public Map<String, Evidence> ofWard(String seasonId, String wardCode) {
        return libraries.find(seasonId + ":" + wardCode).<Map<String, Evidence>>map(found -> found.state().items())
                .orElse(Map.of());
    }

    /** One piece of evidence. */
    public Optional<Evidence> find(String evidenceId) {
        return EvidenceId.read(evidenceId).flatMap(id -> libraries.find(id.library()))
                .map(found -> found.state().items().get(evidenceId));
    }

    Outcome<EvidenceLibrary> handle(String libraryId, EvidenceCommand command, CommandContext context) {
        return libraries.handle(libraryId, context, library -> EvidenceDecider.decide(command, library));
    }
}
