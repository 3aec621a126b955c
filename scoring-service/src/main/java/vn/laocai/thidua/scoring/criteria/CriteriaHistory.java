package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.Fold;
import vn.laocai.thidua.support.outbox.History;

/** Criteria as the journal tells them: those of a past instant, and those of a replay. */
@Component
public class CriteriaHistory {

    private final Journal journal;
    private final History<CriteriaSet, CriteriaEvent> history;

    public CriteriaHistory(Journal journal) {
        this.journal = journal;
        this.history = new History<>(journal, new CriteriaDefinition());
    }

    /** The version that was in force for a season at an instant of business time. */
    public Optional<CriteriaVersion> inForce(String seasonId, Instant at) {
        return history.asOf(CriteriaSets.idOf(seasonId), at).flatMap(CriteriaHistory::inForce);
    }

    private static Optional<CriteriaVersion> inForce(CriteriaSet set) {
        return set.inForce().map(version -> StoredCriteria.view(set, version));
    }

    /** A fold of the criteria of one season. */
    public Replay replay(String seasonId) {
        return new Replay(journal, seasonId);
    }

    /** The criteria of a season, built again from the journal alone. */
    public static final class Replay {

        private final Fold<CriteriaSet, CriteriaEvent> fold;
        private final String id;

        private Replay(Journal journal, String seasonId) {
            id = CriteriaSets.idOf(seasonId);
            fold = new Fold<>(journal, new CriteriaDefinition(), id::equals);
        }

        /** Collection of the criteria in the journal. */
        public String collection() {
            return fold.collection();
        }

        /** Takes the next entry of the journal; tells whether it is one of the season's criteria. */
        public boolean accept(Journal.Entry entry) {
            return fold.accept(entry);
        }

        /** One version with its table. */
        public Optional<CriteriaVersion> version(int number) {
            return Optional.ofNullable(fold.states().get(id))
                    .flatMap(set -> set.version(number).map(version -> StoredCriteria.view(set, version)));
        }

        /** The version in force. */
        public Optional<CriteriaVersion> inForce() {
            return Optional.ofNullable(fold.states().get(id)).flatMap(CriteriaHistory::inForce);
        }
    }
}
