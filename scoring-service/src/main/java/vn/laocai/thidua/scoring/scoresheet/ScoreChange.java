package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/** A cell's new appraised value: points or a figure, exactly one of them. */
public record ScoreChange(String code, @Nullable BigDecimal points, @Nullable Figure figure) {

    public ScoreChange {
        if ((points == null) == (figure == null)) {
            throw new IllegalArgumentException("A change gives points or a figure: " + code);
        }
    }
}
