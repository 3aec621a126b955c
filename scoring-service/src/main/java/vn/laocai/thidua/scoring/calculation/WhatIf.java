package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.ColumnContext;
import vn.laocai.thidua.scoring.formula.Points;

/** A ward's private trial: its own figures as it imagines them, the others as they were published and no newer. */
public final class WhatIf {

    private static final BigDecimal LEAST = new BigDecimal("0.01");

    private WhatIf() {}

    /** A published line of another ward; all that a trial may know of it. */
    public record Published(String wardCode, BigDecimal total) {}

    /**
     * What a trial tells.
     *
     * @param rankBefore
     *            the place of today's own figures among the published totals; absent where nothing is published
     * @param rankAfter
     *            the place with the changes
     * @param toNextPlace
     *            points that are missing to the total right above, and a hundredth more; absent on the first place and
     *            where nothing is published
     */
    public record Trial(SheetResult before, SheetResult after, @Nullable Integer rankBefore,
            @Nullable Integer rankAfter, @Nullable BigDecimal toNextPlace, List<String> sentencesVi,
            List<String> sentencesEn) {

        public Trial {
            sentencesVi = List.copyOf(sentencesVi);
            sentencesEn = List.copyOf(sentencesEn);
        }
    }

    /**
     * Tries changes. Criteria that compare wards wait: the others' figures are not known.
     *
     * @param own
     *            the ward's own figures of today
     * @param changes
     *            what the ward imagines, by code
     * @param others
     *            the published lines; a line of the ward itself is passed over; empty where nothing is published
     * @throws BadFigure
     *             for a code that the table does not have, and for what cannot be true; the pointer begins with the code
     */
    public static Trial of(CriteriaTable table, SheetFigures own, Map<String, CellFigures> changes,
            List<Published> others) {
        changes.forEach((code, change) -> check(table, code, change));
        Map<String, CellFigures> cells = new HashMap<>(own.cells());
        cells.putAll(changes);
        SheetResult before = SeasonCalculator.sheet(table, own);
        SheetResult after = SeasonCalculator.sheet(table,
                new SheetFigures(own.wardCode(), cells, own.notApplicable()));
        List<BigDecimal> totals = others.stream().filter(other -> !other.wardCode().equals(own.wardCode()))
                .map(Published::total).toList();
        Integer rankBefore = totals.isEmpty() ? null : place(totals, before.total());
        Integer rankAfter = totals.isEmpty() ? null : place(totals, after.total());
        BigDecimal next = totals.stream().filter(total -> total.compareTo(after.total()) > 0)
                .min(BigDecimal::compareTo).map(total -> total.subtract(after.total()).add(LEAST)).orElse(null);
        return new Trial(before, after, rankBefore, rankAfter, next,
                vietnamese(before, after, rankBefore, rankAfter, next),
                english(before, after, rankBefore, rankAfter, next));
    }

    private static void check(CriteriaTable table, String code, CellFigures change) {
        Criterion criterion = table.leaf(code).orElseThrow(() -> new BadFigure("/" + code,
                "Bảng tiêu chí không có tiêu chí " + code + ".", "The table has no criterion " + code + "."));
        try {
            LeafPoints.of(criterion, change, ColumnContext.OPEN);
        } catch (BadFigure e) {
            throw new BadFigure("/" + code + e.pointer(), e.vi(), e.en());
        }
    }

    private static int place(List<BigDecimal> totals, BigDecimal own) {
        return 1 + (int) totals.stream().filter(total -> total.compareTo(own) > 0).count();
    }

    private static List<String> vietnamese(SheetResult before, SheetResult after, @Nullable Integer rankBefore,
            @Nullable Integer rankAfter, @Nullable BigDecimal next) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Tổng điểm thử: " + Points.print(before.total()) + " → " + Points.print(after.total()) + " ("
                + Points.signed(after.total().subtract(before.total())) + ").");
        if (rankBefore == null || rankAfter == null) {
            sentences.add("Chưa có bảng điểm công bố của các phường khác nên chưa tính được thứ hạng.");
        } else {
            sentences.add("Thứ hạng so với số liệu đã công bố: " + rankBefore + " → " + rankAfter + ".");
        }
        if (next != null) {
            sentences.add("Cần thêm " + Points.print(next) + " điểm để vượt phường ngay phía trên.");
        }
        return sentences;
    }

    private static List<String> english(SheetResult before, SheetResult after, @Nullable Integer rankBefore,
            @Nullable Integer rankAfter, @Nullable BigDecimal next) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Total on trial: " + before.total() + " → " + after.total() + ".");
        if (rankBefore == null || rankAfter == null) {
            sentences.add("Nothing is published of the other wards, so there is no place yet.");
        } else {
            sentences.add("Place against published totals: " + rankBefore + " → " + rankAfter + ".");
        }
        if (next != null) {
            sentences.add("Another " + next + " points pass the ward right above.");
        }
        return sentences;
    }
}
