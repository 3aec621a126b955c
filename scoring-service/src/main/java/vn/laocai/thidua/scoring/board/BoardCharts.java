package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.BoardRights.Sight;
import vn.laocai.thidua.scoring.calculation.SeasonCalculator;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.prior.PriorResults;
import vn.laocai.thidua.scoring.prior.PriorYear;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.NaState;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.Actor;

/** Figures for charts: sections of a ward beside the block's median and last year, and how far the sheets are filled. */
@Component
class BoardCharts {

    /** With fewer wards a median tells about single ones. */
    private static final int FEWEST_WARDS = 5;

    private final Standings standings;
    private final ScoreSheets sheets;
    private final CriteriaSets criteria;
    private final PriorResults prior;
    private final BoardRights rights;

    BoardCharts(Standings standings, ScoreSheets sheets, CriteriaSets criteria, PriorResults prior,
            BoardRights rights) {
        this.standings = standings;
        this.sheets = sheets;
        this.criteria = criteria;
        this.prior = prior;
        this.rights = rights;
    }

    /**
     * A section of the chart.
     *
     * @param median
     *            of all wards; absent for wards before the publication, and where there are fewer than five
     * @param prior
     *            the ward's points in the earlier year that was entered
     */
    record SectionBar(String code, String name, BigDecimal max, BigDecimal value, @Nullable BigDecimal median,
            @Nullable BigDecimal prior) {}

    record Chart(String seasonId, String wardCode, boolean isFinalFigure, @Nullable Integer priorYear,
            List<SectionBar> sections) {}

    /**
     * Sections of one ward; for those who see everything, and for the ward itself.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             403 {@code board-not-open}
     */
    Chart chart(String seasonId, String wardCode, Actor actor) {
        Sight sight = rights.requireOwn(actor, seasonId, wardCode);
        SheetView sheet = sheets.require(seasonId + ":" + wardCode);
        CriteriaVersion version = standings.inForce(seasonId);
        Standing live = sight == Sight.EVERYTHING ? standings.live(seasonId) : null;
        // Before its appraisal is complete a ward sees what it claimed itself, and nothing else (Rule 34).
        SheetResult own = live != null
                ? Objects.requireNonNull(live.result().sheets().get(wardCode))
                : SeasonCalculator.sheet(version.table(),
                        Standings.settled(sheet) ? sheet.currentFigures() : sheet.selfFigures());
        PriorYear year = prior.of(seasonId).orElse(null);
        List<SectionBar> bars = new ArrayList<>();
        for (Criterion root : version.table().roots()) {
            if (root.kind() != Kind.INFO) {
                bars.add(new SectionBar(root.code(), root.name(), root.max(), points(own, root),
                        live == null ? null : median(live, root), prior(year, wardCode, root)));
            }
        }
        return new Chart(seasonId, wardCode, Standings.settled(sheet), year == null ? null : year.year(), bars);
    }

    private static BigDecimal points(SheetResult sheet, Criterion root) {
        return sheet.nodes().getOrDefault(root.code(), BigDecimal.ZERO.setScale(2));
    }

    private static @Nullable BigDecimal median(Standing live, Criterion root) {
        List<BigDecimal> values = live.result().sheets().values().stream().map(sheet -> points(sheet, root)).sorted()
                .toList();
        if (values.size() < FEWEST_WARDS) {
            return null;
        }
        int middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : values.get(middle - 1).add(values.get(middle)).divide(BigDecimal.TWO, 2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal prior(@Nullable PriorYear year, String wardCode, Criterion root) {
        if (year == null) {
            return null;
        }
        List<BigDecimal> known = root.all().filter(Criterion::isLeaf)
                .flatMap(leaf -> year.value(wardCode, leaf.lineageCode()).stream()).map(PriorYear.Value::points)
                .toList();
        return known.isEmpty() ? null : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How far a section of a sheet is filled. */
    record Filled(int filled, int of) {}

    record CompletionRow(String wardCode, String state, int lateWorkingDays, Map<String, Filled> cells) {}

    record Completion(String seasonId, List<BoardView.Section> sections, List<CompletionRow> rows) {}

    /** The heat map of completion: all wards for those who see everything, otherwise the own ward alone. */
    Completion completion(String seasonId, Actor actor) {
        boolean everything = rights.sight(actor, seasonId) == Sight.EVERYTHING;
        List<Criterion> roots = criteria.inForce(seasonId).map(version -> version.table().roots()).orElse(List.of())
                .stream().filter(root -> root.kind() == Kind.BASE).toList();
        List<CompletionRow> rows = sheets.ofSeason(seasonId).stream()
                .filter(sheet -> everything || sheet.wardCode().equals(actor.organisation()))
                .map(sheet -> new CompletionRow(sheet.wardCode(), sheet.state().name(), sheet.lateWorkingDays(),
                        roots.stream().collect(Collectors.toMap(Criterion::code, root -> filled(root, sheet),
                                (one, other) -> one, LinkedHashMap::new))))
                .toList();
        return new Completion(seasonId, roots.stream()
                .map(root -> new BoardView.Section(root.code(), root.name(), root.max())).toList(), rows);
    }

    private static Filled filled(Criterion root, SheetView sheet) {
        Set<String> codes = root.all().filter(node -> node.isLeaf() && node.active() && node.kind() != Kind.INFO)
                .map(Criterion::code).collect(Collectors.toSet());
        int filled = (int) codes.stream().filter(code -> hasContent(sheet.cells().get(code))).count();
        return new Filled(filled, codes.size());
    }

    private static boolean hasContent(@Nullable CellView cell) {
        return cell != null && (cell.figure() != null || cell.officialFigure() != null || cell.appraised() != null
                || cell.na() == NaState.APPROVED);
    }
}
