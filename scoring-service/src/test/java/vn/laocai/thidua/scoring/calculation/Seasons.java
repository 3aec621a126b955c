package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import vn.laocai.thidua.scoring.calculation.CellFigures.ByFigure;
import vn.laocai.thidua.scoring.calculation.CellFigures.ByPoints;
import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.EvidenceRule;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;

/** Small tables and random seasons for tests. */
final class Seasons {

    static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM",
            "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");

    private static final List<ClassBand> CLASSES = List.of(
            new ClassBand("A", "Xuất sắc", n("95"), true), new ClassBand("B", "Tốt", n("85"), true),
            new ClassBand("C", "Khá", n("75"), false), new ClassBand("D", "Trung bình", n("0"), false));
    private static final List<TieBreak> CHAIN = List.of(TieBreak.bySection("II"), TieBreak.bySection("I"),
            TieBreak.by(TieBreak.By.FEWER_PENALTIES), TieBreak.by(TieBreak.By.EARLIER_SUBMISSION),
            TieBreak.by(TieBreak.By.BALLOT));

    private Seasons() {}

    static BigDecimal n(String plain) {
        return new BigDecimal(plain);
    }

    static Criterion leaf(String code, Kind kind, String max, Formula formula) {
        return leaf(code, kind, max, formula, false);
    }

    static Criterion leaf(String code, Kind kind, String max, Formula formula, boolean critical) {
        return new Criterion(code, "Tiêu chí " + code, null, kind, n(max), null, formula, List.of(), critical,
                EvidenceRule.NONE, null, null, TargetPolicy.PER_WARD, null, true, true, true, null, null, true);
    }

    static Criterion section(String code, Kind kind, String max, Criterion... children) {
        return Criterion.section(code, "Mục " + code, kind, n(max), List.of(children));
    }

    /** I 60 (of it I.2 a group), II 40, bonus T, penalty P, and a section of INFO. */
    static CriteriaTable small(ZeroPolicy zeros, RankingPolicy policy) {
        Formula share = new Proportional(BigDecimal.ONE);
        return table(zeros, policy,
                section("I", Kind.BASE, "60", leaf("I.1", Kind.BASE, "20", share, true),
                        section("I.2", Kind.BASE, "40", leaf("I.2.1", Kind.BASE, "15", share),
                                leaf("I.2.2", Kind.BASE, "25", new LeaderRelative()))),
                section("II", Kind.BASE, "40", leaf("II.1", Kind.BASE, "30", new DeductFromMax(n("5"))),
                        leaf("II.2", Kind.BASE, "10", share)),
                section("T", Kind.BONUS, "5", leaf("T.1", Kind.BONUS, "4", share),
                        leaf("T.2", Kind.BONUS, "4", share)),
                section("P", Kind.PENALTY, "10", leaf("P.1", Kind.PENALTY, "8", share),
                        leaf("P.2", Kind.PENALTY, "8", share)),
                section("X", Kind.INFO, "100", leaf("X.1", Kind.INFO, "100", share)));
    }

    static CriteriaTable small() {
        return small(ZeroPolicy.CRITICAL_ONLY, RankingPolicy.SCORE_ONLY);
    }

    static CriteriaTable table(ZeroPolicy zeros, RankingPolicy policy, Criterion... roots) {
        return new CriteriaTable("Bảng thử", 100, List.of(roots), n("5"), n("10"), zeros, CHAIN, CLASSES, policy,
                LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), n("10"));
    }

    /** Points for every leaf, given as {@code "I.1=12.5 II.1=3"}; codes that are not named are missing. */
    static SheetFigures points(String wardCode, String cells, String... notApplicable) {
        Map<String, CellFigures> map = new HashMap<>();
        for (String cell : cells.split(" ")) {
            int at = cell.indexOf('=');
            if (at > 0) {
                map.put(cell.substring(0, at), new ByPoints(n(cell.substring(at + 1))));
            }
        }
        return new SheetFigures(wardCode, map, Set.of(notApplicable));
    }

    /** A season with figures, points, gaps, N/A, ties, bonuses beyond the cap and penalties. */
    static List<SheetFigures> random(CriteriaTable table, Random random, int wards) {
        List<SheetFigures> sheets = new ArrayList<>();
        for (int ward = 0; ward < wards; ward++) {
            Map<String, CellFigures> cells = new HashMap<>();
            Set<String> excused = new HashSet<>();
            for (Criterion leaf : table.leaves()) {
                int kind = random.nextInt(20);
                if (kind == 0) {
                    excused.add(leaf.code());
                }
                if (kind != 1) {
                    cells.put(leaf.code(), cell(leaf, random));
                }
            }
            sheets.add(new SheetFigures(WARDS.get(ward), cells, excused));
        }
        if (wards > 3 && random.nextInt(3) == 0) {
            SheetFigures twin = sheets.getFirst();
            sheets.set(3, new SheetFigures(WARDS.get(3), twin.cells(), twin.notApplicable()));
        }
        return sheets;
    }

    private static CellFigures cell(Criterion leaf, Random random) {
        if (random.nextInt(4) == 0) {
            return new ByPoints(BigDecimal.valueOf(random.nextLong(leaf.max().movePointRight(2).longValueExact() + 1),
                    2));
        }
        if (leaf.formula() instanceof DeductFromMax) {
            return new ByFigure(Figure.actual(Integer.toString(random.nextInt(8))));
        }
        return new ByFigure(new Figure(BigDecimal.valueOf(random.nextInt(16000), 2), n("120"), null, Map.of(), null,
                null, List.of(), null));
    }
}
