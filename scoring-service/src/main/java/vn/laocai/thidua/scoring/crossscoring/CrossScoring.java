package vn.laocai.thidua.scoring.crossscoring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.crossscoring.Draw.Exclusion;

/**
 * Cross-scoring of a season: interests, and who scores whom.
 *
 * @param draw
 *            the draw that counts, or {@code null} before the first one
 * @param draws
 *            how often was drawn
 * @param begun
 *            whether a first cell was scored; nothing is drawn again from then on
 */
record CrossScoring(String seasonId, List<Conflict> conflicts, @Nullable Draw draw, @Nullable Scope scope, int draws,
        boolean begun) {

    /** What stands for the reason of a declared interest wherever others may read it. */
    static final String DECLARED = "Đã khai báo xung đột lợi ích";

    CrossScoring {
        conflicts = List.copyOf(conflicts);
    }

    static CrossScoring empty(String seasonId) {
        return new CrossScoring(seasonId, List.of(), null, null, 0, false);
    }

    /** Pairs of wards that a declared interest keeps apart, without anything personal. */
    List<Exclusion> barred() {
        List<Exclusion> barred = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            if (conflict.scorerWard() != null) {
                barred.add(new Exclusion(conflict.scorerWard(), conflict.targetWard(), DECLARED));
            }
        }
        return barred;
    }

    /** Whether the draw lets this ward score that one. */
    boolean assigns(String scorer, String target) {
        return draw != null && draw.has(scorer, target);
    }

    /** Whether a declared interest keeps this person of this organisation from the target. */
    boolean keeps(String person, String organisation, String target) {
        return conflicts.stream().anyMatch(conflict -> conflict.keeps(person, organisation, target));
    }
}
