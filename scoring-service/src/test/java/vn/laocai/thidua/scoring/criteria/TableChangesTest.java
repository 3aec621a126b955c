package vn.laocai.thidua.scoring.criteria;

import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.criteria.TableChanges.Change;
import vn.laocai.thidua.scoring.criteria.TableChanges.Kind;
import vn.laocai.thidua.scoring.criteria.TableChanges.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Wording, something optional, or points: how much a change matters. */
class TableChangesTest {

    private final CriteriaTable table = Tables.small();

    @Test
    void sameTablesHaveNoChanges() {
        assertThat(TableChanges.between(table, Tables.small())).isEqualTo(new TableChanges(Level.PATCH,
                List.of()));
    }

    @Test
    void wordingIsAPatch() {
        TableChanges changes = TableChanges.between(table, Tables.changed(table, "I.1", Tables.name("Thu ngân sách")));
        assertThat(changes.level()).isEqualTo(Level.PATCH);
        assertThat(changes.changes()).containsExactly(new Change("I.1", Kind.WORDING, Level.PATCH,
                "Tên: Tiêu chí I.1 → Thu ngân sách", "Name: Tiêu chí I.1 → Thu ngân sách"));
    }

    @Test
    void anotherEvidenceRuleIsMinor() {
        EvidenceRule rule = new EvidenceRule(true, List.of("PDF"), "Báo cáo");
        TableChanges changes = TableChanges.between(table, Tables.changed(table, "I.1", Tables.evidence(rule)));
        assertThat(changes.level()).isEqualTo(Level.MINOR);
    }

    @Test
    void pointsFormulasAndSwitchingOffAreMajor() {
        assertThat(TableChanges.between(table, Tables.changed(table, "I.1", Tables.max("30"))).changes())
                .extracting(Change::kind, Change::level, Change::textVi)
                .containsExactly(tuple(Kind.POINTS, Level.MAJOR,
                        "Điểm tối đa: 40 → 30"));
        assertThat(TableChanges.between(table, Tables.changed(table, "I.2", Tables.formula(Tables.SHARE))).level())
                .isEqualTo(Level.MAJOR);
        assertThat(TableChanges.between(table, Tables.changed(table, "I.2", Tables.switchedOff())).changes())
                .extracting(Change::kind).containsExactly(Kind.REMOVED);
        assertThat(TableChanges.between(table, Tables.changed(table, "I.2", Tables.coded("I.9"))).changes())
                .extracting(Change::code, Change::kind).containsExactly(
                        tuple("I.9", Kind.ADDED),
                        tuple("I.2", Kind.REMOVED));
    }
}
