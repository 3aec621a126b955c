package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;

/** Classes of achievement by half-open bands of the printed total. */
public final class Classes {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Classes() {}

    /**
     * The class of a total: the highest one whose lower end it reaches. A triggering zero bars the top classes, whatever
     * the total. A total below every class gets the lowest.
     *
     * @param barred
     *            whether something keeps the ward out of the top classes
     */
    public static Optional<ClassBand> of(CriteriaTable table, BigDecimal total, boolean barred) {
        BigDecimal scale = BigDecimal.valueOf(table.scale());
        BigDecimal reached = total.multiply(HUNDRED);
        Comparator<ClassBand> highestFirst = Comparator.comparing(ClassBand::fromPercent).reversed();
        return table.classes().stream().sorted(highestFirst)
                .filter(band -> !(barred && band.top()))
                .filter(band -> reached.compareTo(band.fromPercent().multiply(scale)) >= 0)
                .findFirst()
                .or(() -> table.classes().stream().min(Comparator.comparing(ClassBand::fromPercent)));
    }

    /** The class of a sheet. */
    public static Optional<ClassBand> of(CriteriaTable table, SheetResult sheet) {
        return of(table, sheet.total(), !sheet.criticalZeros().isEmpty());
    }
}
