package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.calculation.CellFigures.ByPoints;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.ColumnContext;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.FormulaEngine;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.formula.Points;

/** The points of one cell of one ward: what a form shows while somebody types. */
public final class LeafPoints {

    private static final String PER_CENT = "%";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private LeafPoints() {}

    /**
     * What the cell earns, with the target that the criterion prescribes.
     *
     * @throws BadFigure
     *             where the figure cannot be true, or points lie outside the criterion's maximum (Rule 25)
     */
    public static LeafScore of(Criterion criterion, CellFigures cell, ColumnContext column) {
        return switch (cell) {
            case ByFigure given -> byFigure(criterion, given.figure(), column);
            case ByPoints given -> byPoints(criterion, given.points());
        };
    }

    /**
     * The figure with the target that counts: the common one where there is one, else what was entered, else 100 for
     * percentages; the registered target of a ward is never guessed (Rule 14).
     */
    public static Figure withTarget(Criterion criterion, Figure figure) {
        Formula formula = criterion.formula();
        if (formula == null || !formula.measuresTarget()) {
            return figure;
        }
        return switch (criterion.targetPolicy()) {
            case COMMON -> criterion.commonTarget() == null ? figure : figure.withTarget(criterion.commonTarget());
            case NONE -> figure.target() == null && PER_CENT.equals(criterion.unit())
                    ? figure.withTarget(HUNDRED)
                    : figure;
            case PER_WARD -> figure;
        };
    }

    /** As {@link #of}, but a cell that the table in force cannot take is missing and does not stop a board. */
    static LeafScore orMissing(Criterion criterion, @Nullable CellFigures cell, ColumnContext column) {
        if (cell == null) {
            return new Missing(Set.of("figure"));
        }
        try {
            return of(criterion, cell, column);
        } catch (BadFigure e) {
            return new Missing(Set.of(e.pointer().substring(1)));
        }
    }

    private static LeafScore byFigure(Criterion criterion, Figure figure, ColumnContext column) {
        Formula formula = criterion.formula();
        if (formula == null) {
            throw new BadFigure("/figure", "Tiêu chí chưa có công thức; nhập điểm.",
                    "The criterion has no formula; enter points.");
        }
        if (formula instanceof IndexScale index && figure.actual() != null && outsideTheScale(criterion)) {
            return scaled(index, criterion.max(), figure.actual());
        }
        return FormulaEngine.score(formula, criterion.max(), withTarget(criterion, figure), column);
    }

    /** A base index beyond its maximum is a slip of the pen; a bonus or a penalty has a cap (Rule 25). */
    private static boolean outsideTheScale(Criterion criterion) {
        return criterion.kind() == Kind.BONUS || criterion.kind() == Kind.PENALTY;
    }

    private static LeafScore scaled(IndexScale index, BigDecimal max, BigDecimal actual) {
        BigDecimal exact = actual.multiply(index.factor());
        if (exact.compareTo(max) <= 0) {
            return FormulaEngine.score(index, max, Figure.actual(actual), ColumnContext.OPEN);
        }
        BigDecimal cap = Points.round(max);
        return new Scored(cap, () -> Points.plain(actual) + " × " + Points.plain(index.factor()) + " = "
                + Points.plain(exact) + ", tối đa " + Points.print(cap));
    }

    private static LeafScore byPoints(Criterion criterion, BigDecimal given) {
        BigDecimal points = Points.round(given);
        if (points.signum() < 0) {
            throw new BadFigure("/points", "Điểm không được âm.", "Points must not be negative.");
        }
        if (points.compareTo(criterion.max()) > 0) {
            if (outsideTheScale(criterion)) {
                BigDecimal cap = Points.round(criterion.max());
                return new Scored(cap, () -> Points.print(points) + ", tối đa " + Points.print(cap));
            }
            throw new BadFigure("/points",
                    "Điểm " + Points.print(points) + " vượt điểm tối đa " + Points.plain(criterion.max()) + ".",
                    points + " points exceed the maximum of " + criterion.max().toPlainString() + ".");
        }
        return new Scored(points, () -> "điểm được cho: " + Points.print(points));
    }
}
