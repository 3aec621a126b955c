package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.formula.Figure;

/**
 * A sheet as other features see it. Who may see what of it is theirs to check (Rule 34).
 *
 * @param id
 *            {@code <seasonId>:<wardCode>}
 * @param version
 *            number of saves; 0 for a state of the past
 * @param criteriaVersion
 *            version of the criteria that the last submission was made with; absent before the first
 * @param cells
 *            by criterion code; an absent cell is empty, never zero
 * @param submittedAt
 *            business time of the last submission
 * @param lateWorkingDays
 *            working days by which the submission was late, 0 where it was in time
 * @param sealedEpoch
 *            epoch of the finalisation that has sealed the sheet
 */
public record SheetView(String id, String seasonId, String wardCode, String blockId, SheetState state, long version,
        @Nullable Integer criteriaVersion, SortedMap<String, CellView> cells, @Nullable Instant submittedAt,
        int lateWorkingDays, @Nullable Long sealedEpoch, @Nullable Instant finalisedAt) {

    /** Leaf of the automatic penalty for a late submission. */
    public static final String LATE_PENALTY = "P.1";

    private static final BigDecimal PER_DAY = new BigDecimal("2.00");
    private static final BigDecimal MOST = new BigDecimal("20.00");

    public SheetView {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    static SheetView of(ScoreSheet sheet, long version) {
        SortedMap<String, CellView> cells = new TreeMap<>();
        sheet.cells().forEach((code, cell) -> cells.put(code, CellView.of(cell)));
        Filing.Snapshot last = sheet.filing().last();
        return new SheetView(sheet.id().value(), sheet.id().seasonId(), sheet.id().wardCode(), sheet.blockId(),
                sheet.state(), version, last == null ? null : last.criteriaVersion(), cells,
                last == null ? null : last.at(), sheet.filing().lateWorkingDays(), sheet.sealedEpoch(),
                sheet.appraisal().finalAt());
    }

    /** Codes whose "not applicable" is approved. */
    public Set<String> notApplicable() {
        Set<String> codes = new TreeSet<>();
        cells.forEach((code, cell) -> {
            if (cell.na() == NaState.APPROVED) {
                codes.add(code);
            }
        });
        return codes;
    }

    /** What the ward itself claims, with the automatic penalty for lateness. */
    public SheetFigures selfFigures() {
        return figures(false);
    }

    /** The best that is known of each cell: appraised before official before the cross mean before the ward's own. */
    public SheetFigures currentFigures() {
        return figures(true);
    }

    private SheetFigures figures(boolean current) {
        Map<String, CellFigures> known = new TreeMap<>();
        cells.forEach((code, cell) -> {
            CellFigures best = current ? best(cell) : own(cell);
            if (best != null) {
                known.put(code, best);
            }
        });
        if (lateWorkingDays > 0) {
            known.putIfAbsent(LATE_PENALTY,
                    new CellFigures.ByPoints(PER_DAY.multiply(BigDecimal.valueOf(lateWorkingDays)).min(MOST)));
        }
        return new SheetFigures(wardCode, known, notApplicable());
    }

    private static @Nullable CellFigures best(CellView cell) {
        AppraisedValue appraised = cell.appraised();
        if (appraised != null) {
            BigDecimal points = appraised.points();
            Figure figure = appraised.figure();
            return points != null
                    ? new CellFigures.ByPoints(points)
                    : figure == null ? null : new CellFigures.ByFigure(figure);
        }
        Figure official = cell.officialFigure();
        if (official != null) {
            return new CellFigures.ByFigure(official);
        }
        BigDecimal mean = cell.crossMean();
        return mean == null ? own(cell) : new CellFigures.ByPoints(mean);
    }

    private static @Nullable CellFigures own(CellView cell) {
        Figure figure = cell.figure();
        return figure == null ? null : new CellFigures.ByFigure(figure);
    }
}
