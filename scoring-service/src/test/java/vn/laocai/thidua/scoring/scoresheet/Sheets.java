package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaState;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.EvidenceRule;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.EnterCells;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.NewEntry;
import vn.laocai.thidua.scoring.scoresheet.EntryCommand.Rules;
import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A sheet of Sa Pa, a small table and its window, for tests. */
final class Sheets {

    static final Instant OPENS = Instant.parse("2025-12-14T17:00:00Z");
    static final Instant CLOSES = Instant.parse("2026-01-05T10:00:00Z");
    static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");
    static final ScoreSheetId ID = new ScoreSheetId("khoi-2025", "SA_PA");
    static final EntryWindow OPEN = new EntryWindow(OPENS, CLOSES, true, false);
    static final EntryWindow OVER = new EntryWindow(OPENS, CLOSES, false, true);
    static final EntryWindow EARLY = new EntryWindow(OPENS, CLOSES, false, false);
    static final String OFFICER = "p-officer";
    static final CriteriaTable TABLE = table();
    static final CriteriaVersion CRITERIA = new CriteriaVersion("khoi-2025-criteria", 1, TABLE.hash(), "khoi-2025",
            CriteriaState.PUBLISHED, TABLE);

    private Sheets() {}

    private static CriteriaTable table() {
        Criterion share = criterion("A.1", Kind.BASE, "40", "%", new Formula.Proportional(BigDecimal.ONE), false, true,
                true);
        Criterion deduct = criterion("A.2", Kind.BASE, "30", "vụ", new Formula.DeductFromMax(new BigDecimal("5")),
                true, false, true);
        Criterion leader = criterion("A.3", Kind.BASE, "30", "tỷ đồng", new Formula.LeaderRelative(), false, false,
                true);
        Criterion first = criterion("T.1", Kind.BONUS, "15", "sáng kiến", perItem("SANG_KIEN", "5", "15"), true, false,
                true);
        Criterion second = criterion("T.2", Kind.BONUS, "15", "giải", perItem("GIAI_NHAT", "5", "15"), false, false,
                true);
        Criterion late = criterion("P.1", Kind.PENALTY, "20", "ngày", perItem("NGAY", "2", "20"), false, false, false);
        return new CriteriaTable("Bảng thử", 100,
                List.of(Criterion.section("A", "Kinh tế", Kind.BASE, new BigDecimal("100"),
                        List.of(share, deduct, leader)),
                        Criterion.section("T", "Điểm thưởng", Kind.BONUS, new BigDecimal("20"), List.of(first, second)),
                        Criterion.section("P", "Điểm trừ", Kind.PENALTY, new BigDecimal("20"), List.of(late))),
                new BigDecimal("20"), new BigDecimal("20"), ZeroPolicy.NONE, List.of(TieBreak.bySection("A")),
                List.of(new ClassBand("DAT", "Đạt", BigDecimal.ZERO, false)), RankingPolicy.SCORE_ONLY,
                LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), BigDecimal.TEN);
    }

    private static Formula perItem(String code, String points, String cap) {
        return new Formula.PerItem(List.of(new Formula.Item(code, code, new BigDecimal(points))), new BigDecimal(cap));
    }

    private static Criterion criterion(String code, Kind kind, String max, String unit, Formula formula,
            boolean evidence, boolean naAllowed, boolean selfScorable) {
        return new Criterion(code, "Tiêu chí " + code, null, kind, new BigDecimal(max), unit, formula, List.of(), false,
                new EvidenceRule(evidence, List.of(), "biên bản"), null, null, TargetPolicy.NONE, null, naAllowed,
                selfScorable, true, null, null, true);
    }

    static Criterion criterion(String code) {
        return TABLE.leaf(code).orElseThrow();
    }

    static ScoreSheet fresh() {
        return ScoreSheet.opened(ID, "covenant-1", "khoi", Instant.parse("2025-11-14T01:31:45Z"));
    }

    /** The sheet after a command, through the decider. */
    static ScoreSheet after(ScoreSheet sheet, ScoreSheetCommand command) {
        ScoreSheet state = sheet;
        for (ScoreSheetEvent event : ScoreSheetDecider.decide(command, sheet)) {
            state = ScoreSheetDecider.evolve(state, event);
        }
        return state;
    }

    static EnterCells enter(EntryWindow window, Instant at, NewEntry... entries) {
        return new EnterCells(ID, List.of(entries), new Rules(TABLE, window), OFFICER, at);
    }

    static EnterCells enter(NewEntry... entries) {
        return enter(OPEN, NOW, entries);
    }

    static NewEntry entry(String code, long revision, @Nullable Figure figure) {
        return new NewEntry(code, revision, figure, null, null, List.of());
    }

    static NewEntry entry(String code, long revision, @Nullable Figure figure, @Nullable String note,
            EvidenceRef... evidence) {
        return new NewEntry(code, revision, figure, note, null, List.of(evidence));
    }

    static NewEntry achieving(String code, Figure figure, String achievement, EvidenceRef... evidence) {
        return new NewEntry(code, 0L, figure, null, achievement, List.of(evidence));
    }

    static EvidenceRef evidence(String key, @Nullable String date) {
        return new EvidenceRef("khoi-2025:SA_PA:" + key, 1, "a".repeat(64),
                date == null ? null : LocalDate.parse(date));
    }

    /** A draft that lacks nothing. */
    static ScoreSheet complete() {
        return after(fresh(), enter(entry("A.1", 0, Figure.actual("87")),
                entry("A.2", 0, Figure.actual("1"), null, evidence("000000000001", "2025-06-01")),
                entry("A.3", 0, Figure.ofTarget("120", "100"))));
    }

    static ScoreSheet in(SheetState state) {
        return complete().in(state);
    }

    /** The refusal of an act, which must be one. */
    static Refusal refusal(Runnable act) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act::run);
        assertThat(refusal).as("nothing was refused").isNotNull();
        assertThat(refusal.detailVi()).isNotBlank();
        return refusal;
    }
}
