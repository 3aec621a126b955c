package vn.laocai.thidua.scoring.rescore;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.board.BoardSeason;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore.Outcome;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.rescore.RescoreSets.Wanted;
import vn.laocai.thidua.scoring.scoresheet.ScoreChange;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Changed points count whole or not at all, and everyone affected is told why. */
class RescoreSetsTest {

    private static final String WHY = "Kiến nghị số 3 của phường Âu Lâu được chấp nhận";
    private static final Actor OTHER_MONITOR = Commands.actor("p-monitor-2", "SNV", "PROVINCE_MONITOR");

    private BoardSeason season;
    private WhenRescoreSetIsAppliedThenSheetsFollow follow;
    private RescoreSets sets;

    @BeforeEach
    void threeWards() {
        season = new BoardSeason().allFinal();
        follow = new WhenRescoreSetIsAppliedThenSheetsFollow(season.ledgers, season.sheets,
                Clock.fixed(BoardSeason.AT, ZoneOffset.UTC));
        sets = new RescoreSets(season.store, season.ledgers, season.standings, season.sheets, season.seasons,
                season.offices, follow);
    }

    @AfterEach
    void end() {
        follow.destroy();
        season.close();
    }

    @Test
    void aPreparedSetChangesNothing() {
        String id = prepared(points("AU_LAU", "I.1", "40"));
        assertThat(total("AU_LAU")).isEqualTo("70.00");
        assertThat(sets.require(id).changes().getFirst().before()).isEqualByComparingTo("32.00");
        assertThat(season.standings.with(BoardSeason.ID, sets.require(id).changes()).points("AU_LAU", "I.1"))
                .hasValue(new BigDecimal("40.00"));
    }

    @Test
    void anAppliedSetIsInEverySheetAndToldWithoutItsFigures() {
        String id = prepared(points("AU_LAU", "I.1", "40"), points("LAO_CAI", "II.1", "12.5"));
        SeasonLedger ledger = sets.apply(id, season.by(BoardSeason.HEAD));
        assertThat(ledger.rescore(id).orElseThrow().outcome()).isEqualTo(Outcome.CARRIED_OUT);
        assertThat(total("AU_LAU")).isEqualTo("78.00");
        assertThat(total("LAO_CAI")).isEqualTo("54.50");
        List<EventOnWire> told = season.store.events.stream().filter(event -> event.name().equals("rescore-applied"))
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(EventJson.mapper().writeValueAsString(told.getFirst().data())).contains(WHY)
                .contains("AU_LAU", "LAO_CAI").doesNotContain("40.00").doesNotContain("12.50");
    }

    @Test
    void aFigureIsScoredByTheCriteria() {
        String id = prepared(new Wanted("AU_LAU", "I.1", null, Figure.ofTarget("95", "100")));
        assertThat(sets.require(id).changes().getFirst().after()).isEqualByComparingTo("38.00");
    }

    @Test
    void anInterruptionAfterTheDecisionIsCarriedOutAtTheNextStart() {
        for (int saves = 1; saves < 4; saves++) {
            BoardSeason other = new BoardSeason().allFinal();
            WhenRescoreSetIsAppliedThenSheetsFollow policy = new WhenRescoreSetIsAppliedThenSheetsFollow(other.ledgers,
                    other.sheets, Clock.fixed(BoardSeason.AT, ZoneOffset.UTC));
            RescoreSets its = new RescoreSets(other.store, other.ledgers, other.standings, other.sheets, other.seasons,
                    other.offices, policy);
            String id = its.prepare(BoardSeason.ID, WHY, null,
                    List.of(points("AU_LAU", "I.1", "40"), points("LAO_CAI", "I.1", "40")),
                    other.by(BoardSeason.SECRETARY));
            other.store.crashAfter(saves);
            assertThatThrownBy(() -> its.apply(id, other.by(BoardSeason.HEAD))).isInstanceOf(Crash.class);
            other.store.crashAfter(Integer.MAX_VALUE);
            policy.look();
            policy.look();
            assertThat(other.ledgers.of(BoardSeason.ID).rescore(id).orElseThrow().outcome())
                    .isEqualTo(Outcome.CARRIED_OUT);
            assertThat(other.standings.live(BoardSeason.ID).points("AU_LAU", "I.1")).hasValue(new BigDecimal("40.00"));
            assertThat(other.store.events.stream().filter(event -> event.name().equals("sheet-rescored"))).hasSize(2);
            policy.destroy();
            other.close();
        }
    }

    @Test
    void whoPreparedItDoesNotApplyIt() {
        String id = sets.prepare(BoardSeason.ID, WHY, null, List.of(points("AU_LAU", "I.1", "40")),
                season.by(BoardSeason.HEAD));
        Refusal refusal = refusal(() -> sets.apply(id, season.by(BoardSeason.HEAD)));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.code()).isEqualTo("second-person-needed");
        assertThat(refusal.detailVi()).contains("Người lập bộ điều chỉnh không tự áp dụng");
        assertThat(refusal(() -> sets.apply(id, season.by(BoardSeason.LEADER))).code()).isEqualTo("not-block-head");
        assertThat(sets.apply(id, season.by(BoardSeason.MONITOR)).rescore(id)).isPresent();
    }

    @Test
    void onTheHeadsOwnWardTheMonitorDecides() {
        String id = prepared(points("SA_PA", "I.1", "30"));
        assertThat(refusal(() -> sets.apply(id, season.by(BoardSeason.HEAD))).code()).isEqualTo("own-ward");
        assertThat(sets.apply(id, season.by(OTHER_MONITOR)).rescore(id)).isPresent();
    }

    @Test
    void aSetWhoseOldPointsHaveChangedIsNotApplied() {
        String id = prepared(points("AU_LAU", "I.1", "40"));
        season.sheets.applyRescore(BoardSeason.ID + ":AU_LAU", "another",
                List.of(new ScoreChange("I.1", new BigDecimal("31.00"), null)), "lý do",
                season.by(BoardSeason.MONITOR));
        Refusal refusal = refusal(() -> sets.apply(id, season.by(BoardSeason.HEAD)));
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.code()).isEqualTo("rescore-outdated");
        assertThat(refusal.detailVi()).contains("đã thay đổi sau khi lập bộ điều chỉnh");
        assertThat(total("AU_LAU")).isEqualTo("69.00");
    }

    @Test
    void whatIsDecidedIsDecidedOnce() {
        String id = prepared(points("AU_LAU", "I.1", "40"));
        sets.cancel(id, season.by(BoardSeason.HEAD));
        assertThat(refusal(() -> sets.apply(id, season.by(BoardSeason.HEAD))))
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("rescore-cancelled", "Bộ điểm điều chỉnh này đã bị hủy. Hãy lập bộ điều chỉnh mới.");
        String applied = prepared(points("AU_LAU", "I.1", "39"));
        sets.apply(applied, season.by(BoardSeason.HEAD, "apply"));
        assertThat(sets.apply(applied, season.by(BoardSeason.HEAD, "apply")).rescores()).hasSize(2);
        assertThat(refusal(() -> sets.apply(applied, season.by(BoardSeason.HEAD))).code())
                .isEqualTo("rescore-applied");
        assertThat(refusal(() -> sets.cancel(applied, season.by(BoardSeason.HEAD))).code())
                .isEqualTo("rescore-applied");
    }

    @Test
    void aFinalSeasonTakesNoRescoreSet() {
        String id = prepared(points("AU_LAU", "I.1", "40"));
        season.finalised();
        assertThat(refusal(() -> sets.apply(id, season.by(BoardSeason.HEAD))).code()).isEqualTo("season-finalised");
        assertThat(total("AU_LAU")).isEqualTo("70.00");
    }

    @Test
    void sheetsThatAreNotFinalAreLeftToTheirAppraisers() {
        try (BoardSeason open = new BoardSeason()) {
            RescoreSets its = new RescoreSets(open.store, open.ledgers, open.standings, open.sheets, open.seasons,
                    open.offices, follow);
            String id = its.prepare(BoardSeason.ID, WHY, null, List.of(points("AU_LAU", "I.1", "40")),
                    open.by(BoardSeason.SECRETARY));
            Refusal early = refusal(() -> its.apply(id, open.by(BoardSeason.HEAD)));
            assertThat(early.code()).isEqualTo("sheet-not-final");
            assertThat(early.detailVi()).contains("chưa chốt; cán bộ thẩm định vẫn sửa được điểm");
        }
    }

    @Test
    void impossibleChangesAreNotPrepared() {
        assertThat(refusal(() -> prepared(points("AU_LAU", "I.1", "40.01"))).code()).isEqualTo("points-out-of-range");
        assertThat(refusal(() -> prepared(points("AU_LAU", "I.1", "1.005"))).code()).isEqualTo("points-out-of-range");
        assertThat(refusal(() -> prepared(points("AU_LAU", "IX", "1")))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("criterion-unknown", "Không có tiêu chí IX trong bảng tiêu chí của kỳ thi đua.");
        assertThat(refusal(() -> prepared(points("NOWHERE", "I.1", "1")))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("ward-unknown", "Phường NOWHERE không có bảng chấm điểm trong kỳ thi đua này.");
        assertThat(refusal(() -> prepared(points("AU_LAU", "I.1", "1"), points("AU_LAU", "I.1", "2"))))
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("cell-twice", "Tiêu chí I.1 của phường AU_LAU có hai giá trị. Hãy giữ lại một.");
        assertThat(refusal(() -> prepared(new Wanted("AU_LAU", "I.1", null, null))))
                .extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("points-or-figure", "Tiêu chí I.1: hãy nhập điểm hoặc số liệu, chỉ một trong hai.");
        assertThat(refusal(() -> prepared(new Wanted("AU_LAU", "I.1", null, Figure.EMPTY))))
                .extracting(Refusal::code, Refusal::detailVi).containsExactly("figure-not-scorable",
                        "Số liệu của tiêu chí I.1 chưa đủ để tính điểm. Hãy bổ sung số liệu hoặc nhập điểm.");
        assertThat(refusal(() -> sets.prepare(BoardSeason.ID, WHY, null, List.of(), season.by(BoardSeason.LEADER)))
                .code()).isEqualTo("not-head-side");
    }

    @Test
    void theSetIsReadBackFromTheJournal() {
        String id = prepared(points("AU_LAU", "I.1", "40"));
        EventOnWire told = season.store.events.getLast();
        assertThat(told.visibility()).isEqualTo(Visibility.INTERNAL);
        RescoreSetDefinition definition = new RescoreSetDefinition();
        assertThat(definition.evolve(null, definition.decode(told.name(),
                EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(told.data())))))
                .isEqualTo(sets.require(id));
    }

    private String prepared(Wanted... wanted) {
        return sets.prepare(BoardSeason.ID, WHY, "complaint-1", List.of(wanted), season.by(BoardSeason.SECRETARY));
    }

    private static Wanted points(String ward, String code, String points) {
        return new Wanted(ward, code, new BigDecimal(points), null);
    }

    private String total(String ward) {
        return season.standings.live(BoardSeason.ID).ranking().stream().filter(row -> row.wardCode().equals(ward))
                .findFirst().orElseThrow().total().toPlainString();
    }

    private static Refusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
