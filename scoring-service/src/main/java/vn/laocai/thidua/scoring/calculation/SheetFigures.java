package vn.laocai.thidua.scoring.calculation;

import java.util.Map;
import java.util.Set;

/**
 * All that one ward's total follows from.
 *
 * @param cells
 *            by criterion code; a code that is absent is missing, never zero
 * @param notApplicable
 *            codes whose "not applicable" was approved (Rule 38)
 */
public record SheetFigures(String wardCode, Map<String, CellFigures> cells, Set<String> notApplicable) {

    public SheetFigures {
        cells = Map.copyOf(cells);
        notApplicable = Set.copyOf(notApplicable);
    }
}
