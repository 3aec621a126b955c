package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/**
 * One criterion of a sheet.
 *
 * @param code
 *            code of the criterion, such as {@code I.2}
 * @param revision
 *            number of changes of this cell, from 1; two persons on different cells never meet
 * @param entry
 *            what the ward wrote; absent where it wrote nothing
 * @param na
 *            request that the criterion does not apply to the ward, and what became of it (Rule 38)
 * @param judgement
 *            what others found
 */
record Cell(String code, long revision, @Nullable Entry entry, @Nullable NotApplicable na, Judgement judgement) {

    /**
     * What the ward wrote.
     *
     * @param achievement
     *            name of the event that the figure rests on; one event counts once in a season (Rule 41)
     * @param by
     *            pseudonymous id of the person who wrote last
     */
    record Entry(@Nullable Figure figure, @Nullable String note, @Nullable String achievement,
            List<EvidenceRef> evidence, String by, Instant at) {

        Entry {
            evidence = List.copyOf(evidence);
        }
    }

    /** A request that the criterion does not apply, and its decision. */
    record NotApplicable(NaState state, String reason, String requestedBy, Instant requestedAt,
            @Nullable String decision, @Nullable String decidedBy, @Nullable Instant decidedAt) {}

    static Cell empty(String code) {
        return new Cell(code, 0, null, null, Judgement.NONE);
    }

    Cell entered(Entry written) {
        return new Cell(code, revision + 1, written, na, judgement);
    }

    Cell withNotApplicable(NotApplicable changed) {
        return new Cell(code, revision + 1, entry, changed, judgement);
    }

    Cell judged(Judgement changed) {
        return new Cell(code, revision + 1, entry, na, changed);
    }

    boolean notApplicable() {
        return na != null && na.state() == NaState.APPROVED;
    }
}
