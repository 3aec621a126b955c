package vn.laocai.thidua.scoring.crossscoring;

import java.time.Instant;
import java.util.List;

import vn.laocai.thidua.scoring.crossscoring.Draw.Exclusion;
import vn.laocai.thidua.scoring.crossscoring.Draw.Pair;

/** What happened to the cross-scoring of a season. */
sealed interface CrossScoringEvent {

    String seasonId();

    /** An interest was declared. */
    record ConflictDeclared(String seasonId, Conflict conflict) implements CrossScoringEvent {}

    /** It was drawn who scores whom. */
    record WardsDrawn(String seasonId, Draw draw, Scope scope, String by, Instant at) implements CrossScoringEvent {}

    /** A pair was taken out of the draw because of an interest. */
    record PairLeftOut(String seasonId, Exclusion exclusion, String by, Instant at) implements CrossScoringEvent {}

    /** Another ward scores in the place of one. */
    record ScorerReplaced(String seasonId, String targetWard, String oldScorer, String newScorer, String reason,
            String by, Instant at) implements CrossScoringEvent {}

    /** A first cell is about to be scored. */
    record ScoringBegun(String seasonId, Instant at) implements CrossScoringEvent {}

    /** Public: who scores whom as it stands now, and how to draw it again. */
    record CrossScoringAssigned(String seasonId, String seed, List<Integer> shifts, List<Pair> pairs,
            List<Exclusion> excluded) implements CrossScoringEvent {

        public CrossScoringAssigned {
            shifts = List.copyOf(shifts);
            pairs = List.copyOf(pairs);
            excluded = List.copyOf(excluded);
        }

        static CrossScoringAssigned of(String seasonId, Draw draw) {
            return new CrossScoringAssigned(seasonId, draw.seed(), draw.shifts(), draw.pairs(), draw.excluded());
        }
    }
}
