package vn.laocai.thidua.scoring.crossscoring;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A declared interest of a whole ward or of one person in a ward that is scored (Rule 29).
 *
 * @param number
 *            from 1 within the season
 * @param scorerWard
 *            ward whose people may not score the target, or {@code null} where it concerns one person
 * @param personId
 *            pseudonymous id of the person whom it concerns, or {@code null} where it concerns the whole ward
 * @param reason
 *            as declared; shown only to who declared it and to the head's side
 */
record Conflict(int number, @Nullable String scorerWard, @Nullable String personId, String targetWard, String reason,
        String declaredBy, Instant declaredAt) {

    /** Whether it keeps this person of this organisation from the target. */
    boolean keeps(String person, String organisation, String target) {
        return targetWard.equals(target) && (organisation.equals(scorerWard) || person.equals(personId));
    }
}
