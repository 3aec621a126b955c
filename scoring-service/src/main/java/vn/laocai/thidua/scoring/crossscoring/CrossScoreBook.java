package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.support.command.Actor;

/** What other features may know of cross-scores: only those that are opened. Who may see what of it is theirs to check. */
@Component
public class CrossScoreBook {

    private final CrossScorings scorings;
    private final CrossScores scores;
    private final Interests interests;

    CrossScoreBook(CrossScorings scorings, CrossScores scores, Interests interests) {
        this.scorings = scorings;
        this.scores = scores;
        this.interests = interests;
    }

    /** Whether an interest, declared or derived, keeps this person from judging the ward. */
    public boolean hasInterest(Actor actor, String seasonId, String wardCode, Instant at) {
        return interests.of(actor, seasonId, wardCode, at).isPresent();
    }

    /** Whether the season has a draw: without one its sheets go from acceptance to appraisal. */
    public boolean isDrawn(String seasonId) {
        return scorings.get(seasonId).draw() != null;
    }

    /**
     * Who scored the ward's criteria for other wards, opened or not; all criteria where no code is given. For whoever has
     * to keep them out of a matter, never to be shown by ward.
     */
    public Set<String> people(String seasonId, String wardCode, List<String> codes) {
        Draw draw = scorings.get(seasonId).draw();
        return draw == null
                ? Set.of()
                : scores.of(seasonId, wardCode, draw).stream().flatMap(score -> score.cells().entrySet().stream())
                        .filter(cell -> codes.isEmpty() || codes.contains(cell.getKey()))
                        .map(cell -> cell.getValue().by())
                        .collect(Collectors.toSet());
    }

    /** Points by scorer, by ward that is scored, by criterion; for the council's eyes (leave one scorer out). */
    public Map<String, Map<String, Map<String, BigDecimal>>> ofSeason(String seasonId) {
        Map<String, Map<String, Map<String, BigDecimal>>> all = new TreeMap<>();
        Draw draw = scorings.get(seasonId).draw();
        if (draw == null) {
            return all;
        }
        draw.pairs().forEach(pair -> {
            CrossScore score = scores.get(new CrossScoreId(seasonId, pair.target(), pair.scorer())).state();
            if (score.status() == Status.SEALED) {
                Map<String, BigDecimal> points = new TreeMap<>();
                score.cells().forEach((code, cell) -> points.put(code, cell.points()));
                all.computeIfAbsent(pair.scorer(), key -> new TreeMap<>()).put(pair.target(), points);
            }
        });
        return all;
    }
}
