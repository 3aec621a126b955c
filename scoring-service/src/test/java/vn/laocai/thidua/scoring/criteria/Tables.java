package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;

/** A small table of 100 points without any fault. */
final class Tables {

    static final Formula SHARE = new Proportional(BigDecimal.ONE);

    private Tables() {}

    static CriteriaTable small() {
        return new CriteriaTable("Bảng nhỏ", 100,
                List.of(Criterion.section("I", "Kinh tế", Kind.BASE, number("60"),
                        List.of(leaf("I.1", Kind.BASE, "40", SHARE), leaf("I.2", Kind.BASE, "20", bands("20")))),
                        Criterion.section("II", "Văn hóa", Kind.BASE, number("40"),
                                List.of(leaf("II.1", Kind.BASE, "40", new YesNo())))),
                BigDecimal.ZERO, BigDecimal.ZERO, ZeroPolicy.NONE, List.of(TieBreak.bySection("I")),
                List.of(new ClassBand("TOT", "Tốt", number("50"), true),
                        new ClassBand("DAT", "Đạt", number("0"), false)),
                RankingPolicy.SCORE_ONLY, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), BigDecimal.TEN);
    }

    static Criterion leaf(String code, Kind kind, String max, Formula formula) {
        return new Criterion(code, "Tiêu chí " + code, null, kind, number(max), "%", formula, List.of(), false,
                new EvidenceRule(false, List.of(), "Báo cáo"), "FINANCE", "FINANCE", TargetPolicy.NONE, null, false,
                true, true, null, null, true);
    }

    static Bands bands(String most) {
        return new Bands(List.of(new Band(number("0"), number("50"), number("0")),
                new Band(number("50"), null, number(most))));
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** The table with one node changed. */
    static CriteriaTable changed(CriteriaTable table, String code, UnaryOperator<Criterion> change) {
        return table.with(table.roots().stream().map(root -> changed(root, code, change)).toList());
    }

    private static Criterion changed(Criterion node, String code, UnaryOperator<Criterion> change) {
        Criterion here = node.code().equals(code) ? change.apply(node) : node;
        return here.with(here.children().stream().map(child -> changed(child, code, change)).toList());
    }

    static UnaryOperator<Criterion> max(String max) {
        return c -> new Criterion(c.code(), c.name(), c.purpose(), c.kind(), number(max), c.unit(), c.formula(),
                c.children(), c.critical(), c.evidence(), c.dataProvider(), c.appraiser(), c.targetPolicy(),
                c.commonTarget(), c.naAllowed(), c.selfScorable(), c.crossScorable(), c.autoSource(), c.legalBasis(),
                c.active(), c.lineage());
    }

    static UnaryOperator<Criterion> formula(Formula formula) {
        return c -> new Criterion(c.code(), c.name(), c.purpose(), c.kind(), c.max(), c.unit(), formula,
                c.children(), c.critical(), c.evidence(), c.dataProvider(), c.appraiser(), c.targetPolicy(),
                c.commonTarget(), c.naAllowed(), c.selfScorable(), c.crossScorable(), c.autoSource(), c.legalBasis(),
                c.active(), c.lineage());
    }

    static UnaryOperator<Criterion> name(String name) {
        return c -> new Criterion(c.code(), name, c.purpose(), c.kind(), c.max(), c.unit(), c.formula(),
                c.children(), c.critical(), c.evidence(), c.dataProvider(), c.appraiser(), c.targetPolicy(),
                c.commonTarget(), c.naAllowed(), c.selfScorable(), c.crossScorable(), c.autoSource(), c.legalBasis(),
                c.active(), c.lineage());
    }

    static UnaryOperator<Criterion> evidence(EvidenceRule rule) {
        return c -> new Criterion(c.code(), c.name(), c.purpose(), c.kind(), c.max(), c.unit(), c.formula(),
                c.children(), c.critical(), rule, c.dataProvider(), c.appraiser(), c.targetPolicy(),
                c.commonTarget(), c.naAllowed(), c.selfScorable(), c.crossScorable(), c.autoSource(), c.legalBasis(),
                c.active(), c.lineage());
    }

    static UnaryOperator<Criterion> coded(String code) {
        return c -> new Criterion(code, c.name(), c.purpose(), c.kind(), c.max(), c.unit(), c.formula(),
                c.children(), c.critical(), c.evidence(), c.dataProvider(), c.appraiser(), c.targetPolicy(),
                c.commonTarget(), c.naAllowed(), c.selfScorable(), c.crossScorable(), c.autoSource(), c.legalBasis(),
                c.active(), c.lineage());
    }

    static UnaryOperator<Criterion> switchedOff() {
        return c -> new Criterion(c.code(), c.name(), c.purpose(), c.kind(), c.max(), c.unit(), c.formula(),
                c.children(), c.critical(), c.evidence(), c.dataProvider(), c.appraiser(), c.targetPolicy(),
                c.commonTarget(), c.naAllowed(), c.selfScorable(), c.crossScorable(), c.autoSource(), c.legalBasis(),
                false, c.lineage());
    }
}
