package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.LiveSeason;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;

/**
 * What cells are worth once the inputs of all wards are locked: claimed, proposed, and as it counts now. Columns that
 * compare wards are computed over all sheets of the season.
 */
@Component
public class SheetPoints {

    private final SheetAppraisals sheets;
    private final CriteriaSets criteria;

    SheetPoints(SheetAppraisals sheets, CriteriaSets criteria) {
        this.sheets = sheets;
        this.criteria = criteria;
    }

    /** The points of a season as they are now; nothing where no criteria are in force. */
    public Optional<SeasonPoints> of(String seasonId) {
        return criteria.inForce(seasonId).map(version -> of(version, sheets.ofSeason(seasonId)));
    }

    private static SeasonPoints of(CriteriaVersion version, List<Appraised> sheets) {
        CriteriaTable table = version.table();
        return new SeasonPoints(version, sheets,
                LiveSeason.of(table, sheets.stream().map(one -> one.sheet().selfFigures()).toList(), true),
                LiveSeason.of(table, sheets.stream().map(SheetPoints::proposed).toList(), true),
                LiveSeason.of(table, sheets.stream().map(one -> one.sheet().currentFigures()).toList(), true));
    }

    /** The default of each cell: the official figure before the mean of the cross-scores before the claim. */
    private static SheetFigures proposed(Appraised one) {
        SheetFigures self = one.sheet().selfFigures();
        Map<String, CellFigures> cells = new TreeMap<>(self.cells());
        one.judgements().forEach((code, judgement) -> {
            Figure official = judgement.official();
            BigDecimal mean = judgement.crossMean();
            if (official != null) {
                cells.put(code, new CellFigures.ByFigure(official));
            } else if (mean != null) {
                cells.put(code, new CellFigures.ByPoints(mean));
            }
        });
        return new SheetFigures(self.wardCode(), cells, self.notApplicable());
    }

    /** The points of all sheets of a season at one moment. */
    public static final class SeasonPoints {

        private final CriteriaVersion version;
        private final List<Appraised> sheets;
        private final LiveSeason self;
        private final LiveSeason proposed;
        private final LiveSeason current;

        private SeasonPoints(CriteriaVersion version, List<Appraised> sheets, LiveSeason self, LiveSeason proposed,
                LiveSeason current) {
            this.version = version;
            this.sheets = sheets;
            this.self = self;
            this.proposed = proposed;
            this.current = current;
        }

        /** The criteria by which they were computed. */
        public CriteriaVersion version() {
            return version;
        }

        /** The criteria by which they were computed. */
        public CriteriaTable table() {
            return version.table();
        }

        /** The sheets in the order of their ward codes. */
        public List<Appraised> sheets() {
            return sheets;
        }

        /** Points of the ward's claim, where it has any. */
        public @Nullable BigDecimal self(String ward, String code) {
            return points(self, ward, code);
        }

        /** Points that are proposed to the appraiser. */
        public @Nullable BigDecimal proposed(String ward, String code) {
            return points(proposed, ward, code);
        }

        /** Points that count now. */
        public @Nullable BigDecimal current(String ward, String code) {
            return points(current, ward, code);
        }

        /** What the cell would give with this figure, where it does not wait for other wards. */
        public @Nullable BigDecimal with(String ward, String code, Figure figure) {
            return points(current.withCell(ward, code, new CellFigures.ByFigure(figure)), ward, code);
        }

        /** Points of every leaf of a ward as they count now; a leaf without points is left out, never zero. */
        public Map<String, BigDecimal> currentOf(String ward) {
            Map<String, BigDecimal> points = new TreeMap<>();
            SheetResult result = current.result().sheets().get(ward);
            if (result != null) {
                result.leaves().forEach((code, leaf) -> {
                    if (leaf.score() instanceof Scored scored) {
                        points.put(code, scored.points());
                    }
                });
            }
            return points;
        }

        private static @Nullable BigDecimal points(LiveSeason season, String ward, String code) {
            SheetResult sheet = season.result().sheets().get(ward);
            LeafResult leaf = sheet == null ? null : sheet.leaves().get(code);
            return leaf != null && leaf.score() instanceof Scored scored ? scored.points() : null;
        }
    }
}
