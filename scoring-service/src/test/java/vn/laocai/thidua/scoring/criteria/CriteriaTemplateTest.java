package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Formula;

import static org.assertj.core.api.Assertions.assertThat;

/** The example table of 1000 points as it ships. */
class CriteriaTemplateTest {

    private final CriteriaTable table = CriteriaTemplates.bang1000(2025);

    @Test
    void addsUpToExactlyAThousand() {
        assertThat(table.scale()).isEqualTo(1000);
        assertThat(table.roots()).extracting(Criterion::code).containsExactly("I", "II", "III", "IV", "V", "T", "P");
        assertThat(sum(Kind.BASE)).isEqualByComparingTo("1000");
        assertThat(table.roots().subList(0, 5)).extracting(root -> root.max().toPlainString())
                .containsExactly("350", "250", "150", "100", "150");
        assertThat(table.leaves().stream().filter(leaf -> leaf.kind() == Kind.BASE)).hasSize(36);
        assertThat(table.bonusCap()).isEqualByComparingTo("50");
        assertThat(table.penaltyCap()).isEqualByComparingTo("100");
    }

    private BigDecimal sum(Kind kind) {
        return table.leaves().stream().filter(leaf -> leaf.kind() == kind).map(Criterion::max)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void hasNothingForTheLinterToSay() {
        assertThat(Linter.lint(table)).isEmpty();
    }

    @Test
    void marksTheCriticalCriteriaAndTheChainOfTieBreaks() {
        assertThat(table.leaves().stream().filter(Criterion::critical)).extracting(Criterion::code)
                .containsExactly("II.2", "III.1", "IV.1", "V.1");
        assertThat(table.zeroPolicy()).isEqualTo(ZeroPolicy.CRITICAL_ONLY);
        assertThat(table.tieBreaks()).containsExactly(TieBreak.bySection("II"), TieBreak.bySection("I"),
                TieBreak.bySection("III"), TieBreak.by(TieBreak.By.FEWER_PENALTIES),
                TieBreak.by(TieBreak.By.EARLIER_SUBMISSION), TieBreak.by(TieBreak.By.BALLOT));
        assertThat(table.classes()).extracting(ClassBand::top).containsExactly(true, true, false, false);
    }

    @Test
    void takesTwoPointsAWorkingDayForLateSubmission() {
        Criterion late = table.leaf("P.1").orElseThrow();
        assertThat(late.kind()).isEqualTo(Kind.PENALTY);
        assertThat(late.selfScorable()).isFalse();
        Formula.PerItem formula = (Formula.PerItem) late.formula();
        assertThat(formula.items()).extracting(item -> item.points().toPlainString()).containsExactly("2");
        assertThat(formula.cap()).isEqualByComparingTo("20");
    }

    @Test
    void namesForEveryLeafAnAppraiserThatCanSignIn() {
        Set<String> organisations = Set.of("CONSTRUCTION", "FINANCE", "HOME_AFFAIRS", "AGRICULTURE_ENVIRONMENT",
                "SCIENCE_TECHNOLOGY", "CULTURE_SPORTS_TOURISM", "POLICE", "MILITARY", "INSPECTORATE", "TAX");
        assertThat(table.leaves()).allSatisfy(leaf -> assertThat(leaf.appraiser()).isIn(organisations));
        assertThat(table.leaves().stream().map(Criterion::dataProvider).filter(code -> code != null))
                .allSatisfy(code -> assertThat(code).isIn(organisations));
    }

    @Test
    void usesTheFormulasOfTheRules() {
        assertThat(table.leaves().stream().map(leaf -> leaf.formula().type()).collect(Collectors.toSet()))
                .contains("PROPORTIONAL", "TARGET_WITH_OVERSHOOT", "LEADER_RELATIVE", "BANDS", "THRESHOLD_THEN",
                        "PER_ITEM", "SAMPLE_SURVEY", "DEDUCT_FROM_MAX", "RUBRIC", "INDEX_SCALE", "YES_NO",
                        "LOWER_IS_BETTER", "ORDINAL_MAP", "CHECKLIST");
    }

    @Test
    void comesBackFromItsMapFormAndItsJsonAsItWas() {
        assertThat(CriteriaTable.fromMap(table.toMap())).isEqualTo(table);
        assertThat(TableJson.read(TableJson.write(table))).isEqualTo(table);
        assertThat(TableJson.read(TableJson.write(table)).hash()).isEqualTo(table.hash()).matches("[0-9a-f]{64}");
        assertThat(CriteriaTemplates.bang1000(2026).hash()).isNotEqualTo(table.hash());
    }

    @Test
    void knowsItsLeavesByCode() {
        assertThat(table.leaf("II.2")).map(Criterion::max).contains(new BigDecimal("40"));
        assertThat(table.leaf("II")).isEmpty();
        assertThat(table.node("II")).isPresent();
        assertThat(CriteriaTemplates.find("bang-khong-co", 2025)).isEmpty();
        assertThat(List.of(table.leaves().getFirst().code(), table.leaves().getLast().code())).containsExactly("I.1",
                "P.6");
    }
}
