package vn.laocai.thidua.console.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.console.client.BoardClient;

/**
 * Bars of a ward by section against the block's median and the ward's year before, each against its own maximum. Places
 * are in units of the picture, 460 for a full bar.
 */
public record Bars(List<Bar> bars, int height) {

    private static final BigDecimal FULL = BigDecimal.valueOf(460);
    private static final int ROW = 44;

    /** One section. */
    public record Bar(String code, String name, @Nullable BigDecimal max, @Nullable BigDecimal value,
            @Nullable BigDecimal median, @Nullable BigDecimal prior, int y, int width, int medianAt, int priorWidth) {}

    /** Draws the sections from top to bottom. */
    public static Bars of(List<BoardClient.Bar> sections) {
        List<Bar> bars = new ArrayList<>();
        for (BoardClient.Bar each : sections) {
            String name = each.name();
            bars.add(new Bar(each.code(), name == null ? "" : name, each.max(), each.value(), each.median(),
                    each.prior(), bars.size() * ROW, at(each.value(), each.max()), at(each.median(), each.max()),
                    at(each.prior(), each.max())));
        }
        return new Bars(bars, Math.max(1, bars.size()) * ROW);
    }

    private static int at(@Nullable BigDecimal value, @Nullable BigDecimal max) {
        if (value == null || max == null || max.signum() <= 0) {
            return 0;
        }
        return value.max(BigDecimal.ZERO).min(max).multiply(FULL).divide(max, 0, RoundingMode.HALF_UP).intValueExact();
    }
}
