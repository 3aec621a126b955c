package vn.laocai.thidua.scoring.board;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.scoresheet.TestSheets;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A season becomes final whole, or not at all, whatever happens in between. */
class FinalisationTest {

    private BoardSeason season;
    private WhenFinalisationWasInterruptedThenCarryOn policy;

    @BeforeEach
    void threeWards() {
        season = new BoardSeason();
        policy = new WhenFinalisationWasInterruptedThenCarryOn(season.ledgers, season.finalisation,
                Clock.fixed(BoardSeason.AT, ZoneOffset.UTC));
    }

    @AfterEach
    void end() {
        policy.destroy();
        season.close();
    }

    @Test
    void theResultIsLaidDownUnderItsHash() {
        season.allFinal();
        SeasonLedger ledger = season.finalised();
        assertThat(ledger.state()).isEqualTo(State.FINALISED);
        assertThat(ledger.result().rows()).extracting(Place::wardCode).containsExactly("SA_PA", "AU_LAU", "LAO_CAI");
        assertThat(ledger.result().rows()).extracting(Place::rank).containsExactly(1, 2, 2);
        String document = season.archive.result(ledger.result().hash()).orElseThrow();
        assertThat(document).contains("\"I.2\":\"20.00\"").contains("Đồng hạng 2");
        assertThat(ResultDocument.of(season.standings.live(BoardSeason.ID)).hash())
                .isEqualTo(ledger.result().hash());
        assertThat(season.sheets.ofSeason(BoardSeason.ID)).extracting(SheetView::sealedEpoch).containsOnly(1L);
    }

    @Test
    void aSealedSheetTakesNoMoreEntries() {
        season.allFinal();
        season.finalised();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> TestSheets.enter(season.sheets, BoardSeason.ID,
                "AU_LAU", BoardSeason.TABLE, Map.of("I.1", Figure.ofTarget("99", "100"))));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("season-sealed");
    }

    @Test
    void whatIsPlainlyPendingRefusesBeforeAnythingIsLocked() {
        Refusal refusal = refused();
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.code()).isEqualTo("season-not-ready");
        assertThat(refusal.detailVi()).contains("Chưa thể chốt kết quả");
        assertThat(refusal.properties().get("pending")).isEqualTo(List.of("sheets-not-final"));
        assertThat(refusal.errors().getFirst().detailVi())
                .isEqualTo("3 phường chưa chốt điểm; hãy hoàn thành thẩm định");
        assertThat(season.ledgers.of(BoardSeason.ID).epoch()).isZero();
        assertThat(names()).doesNotContain("season-finalising");
    }

    @Test
    void whatTurnsUpAfterTheSealingOpensTheSeasonAgainWithTheList() {
        season.allFinal();
        complaintFoundAt(2);
        Refusal refusal = refused();
        assertThat(refusal.properties().get("pending")).isEqualTo(List.of("open-complaints"));
        SeasonLedger ledger = season.ledgers.of(BoardSeason.ID);
        assertThat(ledger.state()).isEqualTo(State.OPEN);
        assertThat(ledger.lastWithdrawal().pending()).containsExactly("open-complaints");
        assertThat(names()).containsSubsequence("season-finalising", "finalisation-withdrawn");
        assertThat(season.sheets.ofSeason(BoardSeason.ID)).extracting(SheetView::sealedEpoch).containsOnlyNulls();
        assertThat(refused().properties().get("pending")).isEqualTo(List.of("open-complaints"));
        season.pending.beans.clear();
        assertThat(season.finalisation.finalise(BoardSeason.ID, season.by(BoardSeason.HEAD)).epoch()).isEqualTo(2);
    }

    @Test
    void eventsThatWaitForTheBrokerKeepTheSeasonOpen() {
        season.allFinal();
        Mockito.when(season.relay.pending()).thenReturn(3L);
        assertThat(refused().properties().get("pending")).isEqualTo(List.of("events-waiting"));
        assertThat(season.ledgers.of(BoardSeason.ID).state()).isEqualTo(State.OPEN);
    }

    @Test
    void anInterruptionAtAnyStepIsCarriedOnToTheSameResult() {
        String expected = uninterrupted();
        for (int saves = 1; saves < 5; saves++) {
            try (BoardSeason other = new BoardSeason().allFinal()) {
                other.store.crashAfter(saves);
                assertThatThrownBy(other::finalised).as("crash after %d saves", saves).isInstanceOf(Crash.class);
                other.store.crashAfter(Integer.MAX_VALUE);
                assertThat(other.ledgers.of(BoardSeason.ID).state()).isEqualTo(State.FINALISING);
                startAgain(other);
                startAgain(other);
                SeasonLedger ledger = other.ledgers.of(BoardSeason.ID);
                assertThat(ledger.state()).isEqualTo(State.FINALISED);
                assertThat(ledger.result().hash()).isEqualTo(expected);
                assertThat(other.store.events.stream().filter(event -> event.name().equals("season-finalised")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aWithdrawalThatWasInterruptedStillOpensEverySheet() {
        for (int saves = 5; saves < 8; saves++) {
            try (BoardSeason other = new BoardSeason().allFinal()) {
                AtomicInteger looks = new AtomicInteger();
                other.pending.beans.add(id -> looks.incrementAndGet() == 2 ? List.of(complaint()) : List.of());
                other.store.crashAfter(saves);
                assertThatThrownBy(other::finalised).isInstanceOf(Crash.class);
                other.store.crashAfter(Integer.MAX_VALUE);
                startAgain(other);
                assertThat(other.ledgers.of(BoardSeason.ID).state()).isEqualTo(State.OPEN);
                assertThat(other.sheets.ofSeason(BoardSeason.ID)).extracting(SheetView::sealedEpoch)
                        .containsOnlyNulls();
            }
        }
    }

    @Test
    void aFinalisationThatRunsIsLeftAloneUntilItHasStoodStill() {
        season.allFinal();
        season.store.crashAfter(2);
        assertThatThrownBy(season::finalised).isInstanceOf(Crash.class);
        season.store.crashAfter(Integer.MAX_VALUE);
        policy.look(false);
        assertThat(season.ledgers.of(BoardSeason.ID).state()).isEqualTo(State.FINALISING);
        policy.look(false);
        assertThat(season.ledgers.of(BoardSeason.ID).state()).isEqualTo(State.FINALISED);
    }

    @Test
    void onlyTheHeadFinalisesAndOnlyTheMonitorReopens() {
        season.allFinal();
        assertThat(code(() -> season.finalisation.finalise(BoardSeason.ID, season.by(BoardSeason.LEADER))))
                .isEqualTo("not-block-head");
        season.finalised();
        assertThat(season.finalised().state()).isEqualTo(State.FINALISED);
        assertThat(refused().code()).isEqualTo("season-finalised");
        assertThat(refused().detailVi()).startsWith("Kết quả kỳ thi đua đã được chốt.");
        Refusal notMonitor = catchThrowableOfType(Refusal.class,
                () -> season.finalisation.reopen(BoardSeason.ID, season.by(BoardSeason.HEAD)));
        assertThat(notMonitor.code()).isEqualTo("not-monitor");
        assertThat(notMonitor.detailVi()).startsWith("Chỉ người theo dõi của tỉnh được mở lại kết quả đã chốt.");
        SeasonLedger open = season.finalisation.reopen(BoardSeason.ID, season.by(BoardSeason.MONITOR));
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(season.sheets.ofSeason(BoardSeason.ID)).extracting(SheetView::sealedEpoch).containsOnlyNulls();
    }

    private String uninterrupted() {
        try (BoardSeason other = new BoardSeason().allFinal()) {
            return other.finalised().result().hash();
        }
    }

    private static void startAgain(BoardSeason season) {
        WhenFinalisationWasInterruptedThenCarryOn started = new WhenFinalisationWasInterruptedThenCarryOn(
                season.ledgers, season.finalisation, Clock.fixed(BoardSeason.AT, ZoneOffset.UTC));
        started.look(true);
        started.destroy();
    }

    private void complaintFoundAt(int look) {
        AtomicInteger looks = new AtomicInteger();
        season.pending.beans.add(id -> looks.incrementAndGet() >= look ? List.of(complaint()) : List.of());
    }

    private static PendingWork.Pending complaint() {
        return new PendingWork.Pending("open-complaints", 1, "1 kiến nghị chưa trả lời", "1 open complaint");
    }

    private Refusal refused() {
        return catchThrowableOfType(Refusal.class,
                () -> season.finalisation.finalise(BoardSeason.ID, season.by(BoardSeason.HEAD)));
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    private List<String> names() {
        return season.store.events.stream().map(EventOnWire::name).toList();
    }
}
