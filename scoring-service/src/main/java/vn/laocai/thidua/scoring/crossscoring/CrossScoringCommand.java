package vn.laocai.thidua.scoring.crossscoring;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What can be asked of the cross-scoring of a season; {@code at} is business time. */
sealed interface CrossScoringCommand {

    String seasonId();

    /** Draws, for the first time or again. */
    record DrawWards(String seasonId, List<String> members, List<Integer> shifts, String seed, Scope scope, String by,
            Instant at) implements CrossScoringCommand {}

    /** Declares the interest of a ward or a person in a ward. */
    record DeclareConflict(String seasonId, @Nullable String scorerWard, @Nullable String personId, String targetWard,
            String reason, List<String> members, String by, Instant at) implements CrossScoringCommand {}

    /** Lets another ward score in the place of one, or of one that an interest took out. */
    record ReplaceScorer(String seasonId, String targetWard, String oldScorer, String newScorer, boolean handedIn,
            List<String> members, String reason, String by, Instant at) implements CrossScoringCommand {}

    /** Notes that a ward begins to score another: nothing is drawn again from here on. */
    record BeginScoring(String seasonId, String scorer, String target, Instant at) implements CrossScoringCommand {}
}
