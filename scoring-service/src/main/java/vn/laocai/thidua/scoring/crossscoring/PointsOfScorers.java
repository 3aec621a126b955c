package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.ScorerPoints;

/** Tells the boards what each ward gave others, once it counts. */
@Component
class PointsOfScorers implements ScorerPoints {

    private final CrossScorings scorings;
    private final CrossScores scores;

    PointsOfScorers(CrossScorings scorings, CrossScores scores) {
        this.scorings = scorings;
        this.scores = scores;
    }

    @Override
    public Map<String, Map<String, Map<String, BigDecimal>>> of(String seasonId) {
        Map<String, Map<String, Map<String, BigDecimal>>> points = new TreeMap<>();
        Draw draw = scorings.get(seasonId).draw();
        if (draw == null) {
            return points;
        }
        for (Draw.Pair pair : draw.pairs()) {
            scores.find(new CrossScoreId(seasonId, pair.target(), pair.scorer()))
                    .filter(score -> score.status() == CrossScore.Status.SEALED).ifPresent(score -> {
                        Map<String, BigDecimal> given = new TreeMap<>();
                        score.cells().forEach((code, cell) -> given.put(code, cell.points()));
                        points.computeIfAbsent(pair.scorer(), any -> new TreeMap<>()).put(pair.target(), given);
                    });
        }
        return points;
    }
}
