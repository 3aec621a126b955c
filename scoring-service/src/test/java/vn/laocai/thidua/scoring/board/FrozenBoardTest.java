package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.board.BoardRights.Sight;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.ScoreChange;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The public board is a world of its own from the instant of its freezing. */
class FrozenBoardTest {

    private BoardSeason season;

    @BeforeEach
    void threeWards() {
        season = new BoardSeason();
    }

    @AfterEach
    void end() {
        season.close();
    }

    @Test
    void aThousandFurtherEventsChangeNoByteOfWhatThePublicGets() {
        season.frozen();
        List<Place> before = season.standings.snapshot(BoardSeason.ID, BoardSeason.AT).places(false);
        String json = season.publicJson();
        byte[] xlsx = xlsx();
        byte[] pdf = pdf();
        List<String> told = told();
        for (int i = 0; i < 1_000; i++) {
            String ward = OneSeason.WARDS.get(i % 3);
            String code = List.of("I.1", "I.2", "II.1").get(i / 3 % 3);
            ScoreChange change = i % 2 == 0
                    ? new ScoreChange(code, new BigDecimal(i % 20), null)
                    : new ScoreChange(code, null, Figure.ofTarget(String.valueOf(100 + i), "100"));
            season.sheets.applyRescore(BoardSeason.ID + ":" + ward, "set" + i, List.of(change), "lý do",
                    season.by(BoardSeason.HEAD));
        }
        assertThat(season.standings.snapshot(BoardSeason.ID, BoardSeason.AT).places(false)).isNotEqualTo(before);
        assertThat(season.publicJson()).isEqualTo(json);
        assertThat(Arrays.equals(xlsx(), xlsx)).isTrue();
        assertThat(Arrays.equals(pdf(), pdf)).isTrue();
        assertThat(told()).isEqualTo(told);
    }

    @Test
    void leaderRelativePointsAreComparedInsideTheSnapshotAlone() {
        season.frozen();
        String total = season.reading.shown(BoardSeason.ID).view().rows().getFirst().total().toPlainString();
        assertThat(total).isEqualTo("88.00");
        assertThat(season.standings.live(BoardSeason.ID).ranking().getFirst().total()).isEqualByComparingTo("68.00");
        assertThat(season.standings.live(BoardSeason.ID).locked()).isFalse();
    }

    @Test
    void tellsPlacesAndNothingElse() {
        season.frozen();
        assertThat(season.publicJson()).contains("\"final\":false").contains("Chưa phải kết quả cuối cùng")
                .doesNotContain("sections").doesNotContain("base").doesNotContain("className").doesNotContain("I.1");
        List<EventOnWire> events = season.store.events.stream()
                .filter(event -> event.visibility() == Visibility.PUBLIC && event.name().equals("public-board-frozen"))
                .toList();
        assertThat(events).hasSize(1);
        assertThat(EventJson.mapper().writeValueAsString(events.getFirst().data())).contains("\"final\":false")
                .contains("\"total\":\"88.00\"").doesNotContain("className");
    }

    @Test
    void equalWardsShareARankAndLeaveAGap() {
        season.frozen();
        assertThat(season.reading.shown(BoardSeason.ID).view().rows()).extracting(BoardView.Row::rank)
                .containsExactly(1, 2, 2);
        assertThat(season.reading.shown(BoardSeason.ID).view().rows()).extracting(BoardView.Row::tied)
                .containsExactly(false, true, true);
    }

    @Test
    void freezingAgainShowsTheNewerBoardAndTheOldOneStaysAsItWas() {
        String first = season.frozen().shownSnapshot().orElseThrow().id();
        String before = season.archive.frozen(first).orElseThrow().shown();
        season.sheets.applyRescore(BoardSeason.ID + ":AU_LAU", "set", List.of(new ScoreChange("I.1",
                new BigDecimal("40.00"), null)), "lý do", season.by(BoardSeason.HEAD));
        String second = season.frozen().shownSnapshot().orElseThrow().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(season.publicJson()).contains("\"total\":\"78.00\"");
        assertThat(season.archive.frozen(first).orElseThrow().shown()).isEqualTo(before);
    }

    @Test
    void withoutAFrozenBoardThePublicSeesNone() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> season.reading.shown(BoardSeason.ID));
        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.code()).isEqualTo("board-not-published");
        assertThat(refusal.detailVi()).isEqualTo("Bảng xếp hạng của kỳ thi đua này chưa được công khai.");
        Refusal notHead = catchThrowableOfType(Refusal.class,
                () -> season.freezing.freeze(BoardSeason.ID, season.by(BoardSeason.SECRETARY)));
        assertThat(notHead.code()).isEqualTo("not-block-head");
    }

    @Test
    void whoSeesWhatFollowsThePhaseAndThePublication() {
        season.seasons.move("SELF_SCORING");
        assertThat(season.rights.sight(BoardSeason.MONITOR, BoardSeason.ID)).isEqualTo(Sight.EVERYTHING);
        assertThat(season.rights.sight(BoardSeason.HEAD, BoardSeason.ID)).isEqualTo(Sight.OWN);
        season.seasons.move("APPRAISAL");
        assertThat(season.rights.sight(BoardSeason.HEAD, BoardSeason.ID)).isEqualTo(Sight.EVERYTHING);
        assertThat(season.rights.sight(BoardSeason.SECRETARY, BoardSeason.ID)).isEqualTo(Sight.EVERYTHING);
        assertThat(season.rights.sight(BoardSeason.LEADER, BoardSeason.ID)).isEqualTo(Sight.OWN);
        Refusal refusal = catchThrowableOfType(Refusal.class,
                () -> season.reading.live(BoardSeason.ID, null, BoardSeason.LEADER));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.code()).isEqualTo("board-not-open");
        season.seasons.move("DELIBERATION");
        BoardView totals = season.reading.live(BoardSeason.ID, null, BoardSeason.LEADER);
        assertThat(totals.rows()).allSatisfy(row -> {
            assertThat(row.sections()).isNull();
            assertThat(row.base()).isNull();
            assertThat(row.tieBreakVi()).isNull();
        });
        season.allFinal();
        season.finalised();
        assertThat(season.rights.sight(BoardSeason.LEADER, BoardSeason.ID)).isEqualTo(Sight.TOTALS);
        season.ledgers.publish(BoardSeason.ID, "p", BoardSeason.AT, "/x", season.by(BoardSeason.HEAD));
        assertThat(season.rights.sight(BoardSeason.LEADER, BoardSeason.ID)).isEqualTo(Sight.EVERYTHING);
    }

    @Test
    void untilItsPublicationTheFinalResultIsNotOnThePublicBoard() {
        season.frozen();
        String frozen = season.publicJson();
        season.allFinal();
        season.finalised();
        assertThat(season.publicJson()).isEqualTo(frozen);
        season.ledgers.publish(BoardSeason.ID, "p", BoardSeason.AT, "/x", season.by(BoardSeason.HEAD));
        assertThat(season.reading.shown(BoardSeason.ID).view().isFinal()).isTrue();
        assertThat(season.publicJson()).contains("\"final\":true").contains("sections").doesNotContain("Chưa phải");
    }

    private byte[] xlsx() {
        BoardReading.Public shown = season.reading.shown(BoardSeason.ID);
        return season.archive.file(shown.id() + ".xlsx", () -> season.exports.xlsx(shown.view()));
    }

    private byte[] pdf() {
        BoardReading.Public shown = season.reading.shown(BoardSeason.ID);
        return season.archive.file(shown.id() + ".pdf", () -> season.exports.pdf(shown.view()));
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        season.store.events.stream().filter(event -> event.visibility() == Visibility.PUBLIC)
                .forEach(event -> told.add(EventJson.mapper().writeValueAsString(event.data())));
        return told;
    }
}
