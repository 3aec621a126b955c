package vn.laocai.thidua.scoring.evidence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All evidence of a ward in a season.
 *
 * @param items
 *            by id
 */
record EvidenceLibrary(String seasonId, String wardCode, SortedMap<String, Evidence> items) {

    EvidenceLibrary {
        items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    }

    static EvidenceLibrary empty(String seasonId, String wardCode) {
        return new EvidenceLibrary(seasonId, wardCode, new TreeMap<>());
    }

    Evidence require(String id) {
        Evidence evidence = items.get(id);
        if (evidence == null) {
            throw EvidenceDecider.notFound();
        }
        return evidence;
    }

    EvidenceLibrary with(Evidence evidence) {
        SortedMap<String, Evidence> more = new TreeMap<>(items);
        more.put(evidence.id(), evidence);
        return new EvidenceLibrary(seasonId, wardCode, more);
    }
}
