package vn.laocai.thidua.scoring.calculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.formula.Points;

/** Places 1, 2, 2, 4 from totals and the configured chain; nobody places a ward by hand (Rule 53). */
public final class Ranking {

    private Ranking() {}

    /**
     * The board from the first place down; wards that share a place stand in the order of their codes.
     *
     * @param submittedAt
     *            when each ward handed in validly; a ward that is absent comes after all others in that step
     * @param ballotOrder
     *            the place that a ballot gave, 1 first; empty where none was held. Under
     *            {@link RankingPolicy#BALLOT_AMONG_TOP_K} it orders the first places by points, as many as it names
     */
    public static List<Ranked> rank(CriteriaTable table, SeasonResult season, Map<String, Instant> submittedAt,
            Map<String, Integer> ballotOrder) {
        Chain chain = new Chain(table, submittedAt, ballotOrder);
        List<SheetResult> sheets = new ArrayList<>(season.sheets().values());
        Comparator<SheetResult> byPoints = chain::compare;
        sheets.sort(byPoints.thenComparing(SheetResult::wardCode));
        Set<String> balloted = balloted(table, sheets, ballotOrder);
        Comparator<SheetResult> places = Comparator.<SheetResult>comparingInt(
                sheet -> balloted.contains(sheet.wardCode()) ? 0 : 1)
                .thenComparingInt(sheet -> balloted.contains(sheet.wardCode()) ? chain.ballot(sheet) : 0)
                .thenComparing(byPoints);
        sheets.sort(places.thenComparing(SheetResult::wardCode));

        int[] ranks = new int[sheets.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = i > 0 && places.compare(sheets.get(i - 1), sheets.get(i)) == 0 ? ranks[i - 1] : i + 1;
        }
        List<Ranked> board = new ArrayList<>(ranks.length);
        for (int i = 0; i < ranks.length; i++) {
            SheetResult sheet = sheets.get(i);
            boolean tied = (i > 0 && ranks[i - 1] == ranks[i]) || (i + 1 < ranks.length && ranks[i + 1] == ranks[i]);
            board.add(new Ranked(sheet.wardCode(), ranks[i], tied, sheet.total(),
                    Classes.of(table, sheet).map(ClassBand::name).orElse(""),
                    words(chain, sheets, ranks, i, balloted)));
        }
        return List.copyOf(board);
    }

    /** Wards that a ballot orders instead of points: only among those that points put first. */
    private static Set<String> balloted(CriteriaTable table, List<SheetResult> byPoints,
            Map<String, Integer> ballotOrder) {
        if (table.rankingPolicy() != RankingPolicy.BALLOT_AMONG_TOP_K || ballotOrder.isEmpty()) {
            return Set.of();
        }
        Set<String> first = new HashSet<>();
        for (SheetResult sheet : byPoints.subList(0, Math.min(ballotOrder.size(), byPoints.size()))) {
            first.add(sheet.wardCode());
        }
        return first;
    }

    /** Each neighbour of the same total is told apart in words; no tie-break stays hidden. */
    private static List<String> words(Chain chain, List<SheetResult> sheets, int[] ranks, int i,
            Set<String> balloted) {
        SheetResult own = sheets.get(i);
        List<String> words = new ArrayList<>();
        if (balloted.contains(own.wardCode())) {
            words.add("Thứ tự trong nhóm " + balloted.size() + " phường dẫn đầu theo kết quả bỏ phiếu.");
        }
        boolean shared = false;
        for (int neighbour : new int[]{i - 1, i + 1}) {
            if (neighbour < 0 || neighbour >= ranks.length
                    || sheets.get(neighbour).total().compareTo(own.total()) != 0) {
                continue;
            }
            SheetResult other = sheets.get(neighbour);
            if (ranks[neighbour] == ranks[i]) {
                shared = true;
            } else if (!balloted.contains(own.wardCode())) {
                chain.deciding(own, other).ifPresent(step -> words.add("Bằng tổng điểm " + Points.print(own.total())
                        + " với hạng " + ranks[neighbour] + ", xếp " + (neighbour > i ? "trên" : "dưới") + " vì "
                        + chain.reason(step, own, other) + "."));
            }
        }
        if (shared) {
            words.add("Đồng hạng " + ranks[i] + ": bằng nhau ở tổng điểm và mọi tiêu chí phụ.");
        }
        return words;
    }

    /** Places by totals alone, without the chain: for trials in which nobody hands in or votes. */
    static Map<String, Integer> byTotals(SeasonResult season) {
        List<SheetResult> sheets = new ArrayList<>(season.sheets().values());
        sheets.sort(Comparator.comparing(SheetResult::total).reversed());
        Map<String, Integer> places = new HashMap<>();
        int place = 0;
        for (int i = 0; i < sheets.size(); i++) {
            if (i == 0 || sheets.get(i - 1).total().compareTo(sheets.get(i).total()) != 0) {
                place = i + 1;
            }
            places.put(sheets.get(i).wardCode(), place);
        }
        return places;
    }
}
