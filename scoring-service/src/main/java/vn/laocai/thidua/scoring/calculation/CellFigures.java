package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;

import vn.laocai.thidua.scoring.formula.Figure;

/** What is known of one cell: a figure that its formula turns into points, or points that somebody gave. */
public sealed interface CellFigures {

    /** Points follow from the criterion's formula. */
    record ByFigure(Figure figure) implements CellFigures {}

    /** Points given by a person, between 0 and the criterion's maximum; rounded HALF_UP to two places. */
    record ByPoints(BigDecimal points) implements CellFigures {}
}
