package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.formula.Points;

/**
 * How much the places depend on the weights that somebody chose and on any one scorer; for the council only.
 *
 * <p>
 * Trials use whole numbers and a generator written here, so a seed gives the same report on every machine.
 */
public final class Robustness {

    /** Trials with other weights. */
    static final int DRAWS = 1000;

    private static final int SPREAD = 20;
    private static final int NOISE_PER_MILLE = 50;

    private Robustness() {}

    /**
     * What the trials showed.
     *
     * @param draws
     *            how many trials with other weights were made
     * @param noise
     *            runs of places whose order the trials change
     */
    public record Report(long seed, int draws, List<Range> ranges, List<WithoutScorer> withoutScorer,
            List<Noise> noise, List<String> sentencesVi, List<String> sentencesEn) {

        public Report {
            ranges = List.copyOf(ranges);
            withoutScorer = List.copyOf(withoutScorer);
            noise = List.copyOf(noise);
            sentencesVi = List.copyOf(sentencesVi);
            sentencesEn = List.copyOf(sentencesEn);
        }
    }

    /**
     * Where a ward comes to stand when each section weighs up to 20 % more or less.
     *
     * @param best
     *            its best place in the middle 90 % of the trials
     * @param worst
     *            its worst place in the middle 90 % of the trials
     * @param keptPerMille
     *            trials in a thousand that leave it at its place by points
     */
    public record Range(String wardCode, int rank, int best, int worst, int keptPerMille) {}

    /** Who would change place if one scorer's cross-scores were left out. */
    public record WithoutScorer(String scorer, List<Moved> moved) {

        public WithoutScorer {
            moved = List.copyOf(moved);
        }
    }

    /** A ward's place by points with and without a scorer. */
    public record Moved(String wardCode, int from, int to) {}

    /** Neighbouring places that differ by less than the trials do. */
    public record Noise(int fromRank, int toRank, List<String> wards) {

        public Noise {
            wards = List.copyOf(wards);
        }
    }

    /**
     * Runs the trials.
     *
     * @param crossScores
     *            points by scorer, scored ward and criterion; used where the printed points are their rounded mean and
     *            somebody else has scored too
     * @param seed
     *            the same seed and input give the same report
     */
    public static Report of(CriteriaTable table, SeasonResult season, List<Ranked> board,
            Map<String, Map<String, Map<String, BigDecimal>>> crossScores, long seed) {
        Plan plan = new Plan(table);
        List<SheetResult> sheets = board.stream().map(line -> season.sheets().get(line.wardCode()))
                .map(java.util.Objects::requireNonNull).toList();
        Weights weights = new Weights(plan, sheets, seed);
        List<WithoutScorer> without = withoutScorers(plan, season, crossScores);
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < board.size(); i++) {
            int[] places = weights.places(i);
            int own = Ranking.byTotals(season).getOrDefault(board.get(i).wardCode(), i + 1);
            long kept = Arrays.stream(places).filter(place -> place == own).count();
            int[] sorted = places.clone();
            Arrays.sort(sorted);
            ranges.add(new Range(board.get(i).wardCode(), board.get(i).rank(), sorted[DRAWS / 20],
                    sorted[DRAWS - 1 - DRAWS / 20], Math.toIntExact(kept * 1000 / DRAWS)));
        }
        List<Noise> noise = noise(board, weights, without);
        return new Report(seed, DRAWS, ranges, without, noise,
                noise.stream().map(Robustness::vietnamese).toList(), noise.stream().map(Robustness::english).toList());
    }

    private static String vietnamese(Noise noise) {
        return "Hạng " + noise.fromRank() + "–" + noise.toRank() + " nằm trong sai số: thay đổi trọng số các mục ±"
                + SPREAD + "% hoặc bỏ một phường chấm chéo thì thứ tự này thay đổi.";
    }

    private static String english(Noise noise) {
        return "Places " + noise.fromRank() + "–" + noise.toRank() + " are within noise: with weights of ±" + SPREAD
                + "% or without one scorer their order changes.";
    }

    /** Neighbours whose order changes often enough, joined to runs. */
    private static List<Noise> noise(List<Ranked> board, Weights weights, List<WithoutScorer> without) {
        List<Noise> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= board.size(); i++) {
            boolean joined = i < board.size()
                    && (weights.reversed(i - 1) * 1000 >= NOISE_PER_MILLE * DRAWS
                            || swaps(board.get(i - 1), board.get(i), without));
            if (!joined) {
                if (i - start > 1) {
                    List<Ranked> run = board.subList(start, i);
                    runs.add(new Noise(start + 1, i, run.stream().map(Ranked::wardCode).toList()));
                }
                start = i;
            }
        }
        return runs;
    }

    private static boolean swaps(Ranked before, Ranked behind, List<WithoutScorer> without) {
        return without.stream().anyMatch(scorer -> {
            Map<String, Integer> to = new TreeMap<>();
            scorer.moved().forEach(moved -> to.put(moved.wardCode(), moved.to()));
            if (!to.containsKey(before.wardCode()) && !to.containsKey(behind.wardCode())) {
                return false;
            }
            return to.getOrDefault(before.wardCode(), before.rank()) > to.getOrDefault(behind.wardCode(),
                    behind.rank());
        });
    }

    private static List<WithoutScorer> withoutScorers(Plan plan, SeasonResult season,
            Map<String, Map<String, Map<String, BigDecimal>>> crossScores) {
        Map<String, Integer> before = Ranking.byTotals(season);
        List<WithoutScorer> all = new ArrayList<>();
        for (String scorer : new TreeMap<>(crossScores).keySet()) {
            Map<String, SheetResult> sheets = new LinkedHashMap<>(season.sheets());
            crossScores.getOrDefault(scorer, Map.of()).forEach((target, given) -> {
                SheetResult sheet = sheets.get(target);
                if (sheet != null) {
                    sheets.put(target, without(plan, sheet, scorer, given, crossScores));
                }
            });
            Map<String, Integer> after = Ranking.byTotals(new SeasonResult(sheets));
            List<Moved> moved = new ArrayList<>();
            for (String ward : season.sheets().keySet()) {
                int from = before.getOrDefault(ward, 0);
                int to = after.getOrDefault(ward, 0);
                if (from != to) {
                    moved.add(new Moved(ward, from, to));
                }
            }
            all.add(new WithoutScorer(scorer, moved));
        }
        return all;
    }

    private static SheetResult without(Plan plan, SheetResult sheet, String scorer, Map<String, BigDecimal> given,
            Map<String, Map<String, Map<String, BigDecimal>>> crossScores) {
        @Nullable
        LeafScore[] scores = plan.scores(sheet);
        for (String code : given.keySet()) {
            int place = plan.place(code);
            if (place < 0 || !(scores[place] instanceof Scored printed)) {
                continue;
            }
            List<BigDecimal> all = new ArrayList<>();
            List<BigDecimal> rest = new ArrayList<>();
            crossScores.forEach((who, targets) -> {
                BigDecimal points = targets.getOrDefault(sheet.wardCode(), Map.of()).get(code);
                if (points != null) {
                    all.add(points);
                    if (!who.equals(scorer)) {
                        rest.add(points);
                    }
                }
            });
            if (!rest.isEmpty() && mean(all).compareTo(printed.points()) == 0) {
                scores[place] = new Scored(mean(rest), "");
            }
        }
        return plan.add(sheet.wardCode(), scores);
    }

    private static BigDecimal mean(List<BigDecimal> points) {
        return points.stream().reduce(Points.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(points.size()), 2, RoundingMode.HALF_UP);
    }
}
