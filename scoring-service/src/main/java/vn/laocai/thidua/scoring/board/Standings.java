package vn.laocai.thidua.scoring.board;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.Ranking;
import vn.laocai.thidua.scoring.calculation.SeasonCalculator;
import vn.laocai.thidua.scoring.calculation.SeasonResult;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.criteria.CriteriaHistory;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.Refusal;

/** Makes standings from sheets: as they are, as they were, or as they would be. Nothing is kept in between. */
@Component
public class Standings {

    private static final Set<SheetState> SETTLED = Set.of(SheetState.FINAL, SheetState.DELIBERATED,
            SheetState.PUBLISHED, SheetState.NOT_SUBMITTED);

    private final CriteriaSets criteria;
    private final CriteriaHistory past;
    private final ScoreSheets sheets;
    private final ObjectProvider<BallotOrders> ballots;
    private final Clock clock;

    Standings(CriteriaSets criteria, CriteriaHistory past, ScoreSheets sheets, ObjectProvider<BallotOrders> ballots,
            Clock clock) {
        this.criteria = criteria;
        this.past = past;
        this.sheets = sheets;
        this.ballots = ballots;
        this.clock = clock;
    }

    /** Tells whether nothing more will change on the sheet by itself; a ward that never submitted stays without points. */
    public static boolean settled(SheetView sheet) {
        return SETTLED.contains(sheet.state());
    }

    /**
     * The season as it is now; leader-relative criteria are compared when every sheet is settled (Rule 37).
     *
     * @throws Refusal
     *             409 {@code criteria-not-published}
     */
    public Standing live(String seasonId) {
        List<SheetView> now = sheets.ofSeason(seasonId);
        return of(seasonId, inForce(seasonId), now, allSettled(now), clock.instant());
    }

    /** The season as it is now, compared as if nothing came any more: for a snapshot, which is a world of its own. */
    public Standing snapshot(String seasonId, Instant at) {
        return of(seasonId, inForce(seasonId), sheets.ofSeason(seasonId), true, at);
    }

    /** The season as it was at an instant of business time. */
    public Standing asOf(String seasonId, Instant at) {
        List<SheetView> then = new ArrayList<>();
        for (SheetView sheet : sheets.ofSeason(seasonId)) {
            sheets.asOf(sheet.id(), at).ifPresent(then::add);
        }
        CriteriaVersion version = past.inForce(seasonId, at).orElseThrow(Standings::noCriteria);
        return of(seasonId, version, then, allSettled(then), at);
    }

    /** The season as it would be with these points; of two changes of a cell the later counts. */
    public Standing with(String seasonId, Collection<RescoreChange> changes) {
        Map<String, Map<String, CellFigures>> replaced = new HashMap<>();
        for (RescoreChange change : changes) {
            replaced.computeIfAbsent(change.wardCode(), any -> new HashMap<>()).put(change.code(),
                    new CellFigures.ByPoints(change.after()));
        }
        return with(seasonId, replaced);
    }

    /** The season as it would be with other figures, by ward and criterion. */
    public Standing with(String seasonId, Map<String, ? extends Map<String, CellFigures>> replaced) {
        List<SheetView> now = sheets.ofSeason(seasonId);
        List<SheetFigures> figures = new ArrayList<>();
        for (SheetView sheet : now) {
            SheetFigures known = figures(sheet);
            Map<String, CellFigures> cells = new LinkedHashMap<>(known.cells());
            Map<String, CellFigures> changed = replaced.get(sheet.wardCode());
            if (changed != null) {
                cells.putAll(changed);
            }
            figures.add(new SheetFigures(sheet.wardCode(), cells, known.notApplicable()));
        }
        return of(seasonId, inForce(seasonId), now, figures, allSettled(now), clock.instant());
    }

    /** A standing from given sheets and rules; ballots as they are certified now. */
    public Standing of(String seasonId, CriteriaVersion version, List<SheetView> views, boolean locked, Instant at) {
        return of(seasonId, version, views, views.stream().map(Standings::figures).toList(), locked, at);
    }

    private Standing of(String seasonId, CriteriaVersion version, List<SheetView> views, List<SheetFigures> figures,
            boolean locked, Instant at) {
        SeasonResult result = SeasonCalculator.calculate(version.table(), figures, locked);
        Map<String, Instant> submitted = new HashMap<>();
        for (SheetView sheet : views) {
            if (sheet.submittedAt() != null) {
                submitted.put(sheet.wardCode(), sheet.submittedAt());
            }
        }
        Map<String, Integer> ballotOrder = new HashMap<>();
        ballots.forEach(source -> ballotOrder.putAll(source.of(seasonId)));
        return new Standing(seasonId, at, version, result,
                Ranking.rank(version.table(), result, submitted, ballotOrder), locked, submitted, ballotOrder);
    }

    /** The rules that are in force for a season. */
    public CriteriaVersion inForce(String seasonId) {
        return criteria.inForce(seasonId).orElseThrow(Standings::noCriteria);
    }

    private static Refusal noCriteria() {
        return Refusal.of(409, "criteria-not-published",
                "Bảng tiêu chí của kỳ thi đua chưa được ban hành nên chưa có bảng điểm.",
                "The criteria of the season are not published yet, so there is no board.");
    }

    /** Tells whether every sheet is settled, so that wards may be compared. */
    public static boolean allSettled(List<SheetView> sheets) {
        return !sheets.isEmpty() && sheets.stream().allMatch(Standings::settled);
    }

    /** What a sheet that was never submitted holds was never claimed, so it does not count (Rule 28). */
    private static SheetFigures figures(SheetView sheet) {
        return sheet.state() == SheetState.NOT_SUBMITTED
                ? new SheetFigures(sheet.wardCode(), Map.of(), Set.of())
                : sheet.currentFigures();
    }
}
