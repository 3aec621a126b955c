package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.LedgerCommand.ApplyRescoreSet;
import vn.laocai.thidua.scoring.board.LedgerCommand.BeginFinalisation;
import vn.laocai.thidua.scoring.board.LedgerCommand.CancelRescoreSet;
import vn.laocai.thidua.scoring.board.LedgerCommand.CorrectResult;
import vn.laocai.thidua.scoring.board.LedgerCommand.EstablishResult;
import vn.laocai.thidua.scoring.board.LedgerCommand.FreezeBoard;
import vn.laocai.thidua.scoring.board.LedgerCommand.PauseReveal;
import vn.laocai.thidua.scoring.board.LedgerCommand.PublishResults;
import vn.laocai.thidua.scoring.board.LedgerCommand.ReopenFinalised;
import vn.laocai.thidua.scoring.board.LedgerCommand.RescoreSetFollowed;
import vn.laocai.thidua.scoring.board.LedgerCommand.ResumeReveal;
import vn.laocai.thidua.scoring.board.LedgerCommand.RevealNext;
import vn.laocai.thidua.scoring.board.LedgerCommand.UndoReveal;
import vn.laocai.thidua.scoring.board.LedgerCommand.WithdrawFinalisation;
import vn.laocai.thidua.scoring.board.LedgerEvent.PlaceRevealUndone;
import vn.laocai.thidua.scoring.board.LedgerEvent.PlaceRevealed;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore.Outcome;
import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

import static org.assertj.core.api.Assertions.assertThat;

/** What a season's ledger decides. */
class LedgerDeciderTest {

    private static final String SEASON = "khoi-2025";
    private static final Instant AT = Instant.parse("2026-01-22T03:00:00Z");
    private static final List<Place> ROWS = List.of(place("SA_PA", 1, "931.25"), place("LAO_CAI", 2, "920.00"),
            place("YEN_BAI", 2, "920.00"), place("AU_LAU", 4, "877.10"));
    private static final RescoreChange CHANGE = new RescoreChange("AU_LAU", "I.1", new BigDecimal("40.00"),
            new BigDecimal("43.20"));

    private final List<EventOnWire> told = new ArrayList<>();
    private SeasonLedger ledger = SeasonLedger.untouched(SEASON);

    @Test
    void aFinalisationThatWasInterruptedGoesOnInTheSameEpoch() {
        when(new BeginFinalisation(SEASON));
        assertThat(when(new BeginFinalisation(SEASON))).isEmpty();
        assertThat(ledger.state()).isEqualTo(State.FINALISING);
        assertThat(ledger.epoch()).isEqualTo(1);
    }

    @Test
    void aWithdrawnFinalisationTellsWhatIsPendingAndTheNextHasANewEpoch() {
        when(new BeginFinalisation(SEASON));
        when(new WithdrawFinalisation(SEASON, 1, List.of("open-complaints")));
        assertThat(ledger.state()).isEqualTo(State.OPEN);
        assertThat(ledger.lastWithdrawal().pending()).containsExactly("open-complaints");
        when(new BeginFinalisation(SEASON));
        assertThat(ledger.epoch()).isEqualTo(2);
        assertThat(refusal(new EstablishResult(SEASON, 1, AT, "h", "c", 1, ROWS)))
                .extracting(Refusal::code, Refusal::detailVi).containsExactly("finalisation-passed",
                        "Lần chốt này đã kết thúc. Hãy tải lại trang để xem tình trạng hiện tại.");
    }

    @Test
    void whileSealedNothingElseIsDecided() {
        when(new BeginFinalisation(SEASON));
        Refusal refusal = refusal(new FreezeBoard(SEASON, "s", AT, ROWS));
        assertThat(refusal.status()).isEqualTo(423);
        assertThat(refusal.code()).isEqualTo("season-sealed");
        assertThat(refusal.detailVi()).isEqualTo(
                "Kỳ thi đua đang được chốt nên tạm khóa. Hãy chờ kết quả kiểm tra rồi thực hiện lại.");
        assertThat(code(new ApplyRescoreSet(SEASON, "r", "lý do", null, List.of(CHANGE)))).isEqualTo("season-sealed");
        assertThat(code(new PublishResults(SEASON, "p", AT, null))).isEqualTo("season-not-finalised");
        assertThat(code(new RevealNext(SEASON))).isEqualTo("season-not-finalised");
    }

    @Test
    void theFinalResultIsToldByItsHashAlone() {
        finalised();
        assertThat(told).extracting(EventOnWire::name).containsExactly("season-finalising", "result-established",
                "season-finalised");
        assertThat(json(told.getLast())).doesNotContain("931.25").doesNotContain("SA_PA").contains("\"hash\"");
        assertThat(code(new BeginFinalisation(SEASON))).isEqualTo("season-finalised");
        assertThat(code(new FreezeBoard(SEASON, "s", AT, ROWS))).isEqualTo("season-finalised");
    }

    @Test
    void placesAreRevealedFromTheLastToTheFirst() {
        finalised();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < ROWS.size(); i++) {
            shown.add(((PlaceRevealed) when(new RevealNext(SEASON)).getFirst()).place().wardCode());
        }
        assertThat(shown).containsExactly("AU_LAU", "YEN_BAI", "LAO_CAI", "SA_PA");
        assertThat(code(new RevealNext(SEASON))).isEqualTo("reveal-finished");
    }

    @Test
    void aRevealedPlaceIsTakenBackByAnEventOfItsOwn() {
        finalised();
        assertThat(refusal(new UndoReveal(SEASON))).extracting(Refusal::code, Refusal::detailVi)
                .containsExactly("nothing-revealed", "Chưa công bố thứ hạng nào nên không có gì để rút lại.");
        when(new RevealNext(SEASON));
        when(new RevealNext(SEASON));
        assertThat(when(new UndoReveal(SEASON))).containsExactly(new PlaceRevealUndone(SEASON, 2, "YEN_BAI"));
        assertThat(ledger.reveal().shown()).extracting(Place::wardCode).containsExactly("AU_LAU");
        assertThat(((PlaceRevealed) when(new RevealNext(SEASON)).getFirst()).step()).isEqualTo(2);
    }

    @Test
    void aPausedRevealWaits() {
        finalised();
        assertThat(refusal(new ResumeReveal(SEASON))).extracting(Refusal::code, Refusal::detailVi).containsExactly(
                "reveal-not-paused", "Phần công bố không tạm dừng; có thể công bố thứ hạng tiếp theo.");
        when(new PauseReveal(SEASON));
        assertThat(when(new PauseReveal(SEASON))).isEmpty();
        assertThat(code(new RevealNext(SEASON))).isEqualTo("reveal-paused");
        when(new ResumeReveal(SEASON));
        assertThat(when(new RevealNext(SEASON))).hasSize(1);
    }

    @Test
    void publicationWaitsForTheEndOfTheReveal() {
        finalised();
        when(new RevealNext(SEASON));
        assertThat(code(new PublishResults(SEASON, "p", AT, null))).isEqualTo("reveal-not-finished");
        assertThat(code(new ReopenFinalised(SEASON))).isEqualTo("reveal-not-finished");
        when(new UndoReveal(SEASON));
        when(new PublishResults(SEASON, "p", AT, null));
        assertThat(ledger.state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void resultsArePublishedOnceForEverAndCorrectedBesideThem() {
        assertThat(code(new CorrectResult(SEASON, "k1", "AU_LAU", "Nhập sai", ROWS)))
                .isEqualTo("results-not-published");
        finalised();
        when(new PublishResults(SEASON, "p", AT, null));
        Refusal second = refusal(new PublishResults(SEASON, "q", AT, null));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("results-published");
        assertThat(second.detailVi()).contains("đính chính");
        assertThat(code(new ReopenFinalised(SEASON))).isEqualTo("results-published");
        assertThat(code(new BeginFinalisation(SEASON))).isEqualTo("results-published");
        assertThat(code(new UndoReveal(SEASON))).isEqualTo("nothing-revealed");
        when(new CorrectResult(SEASON, "k1", "AU_LAU", "Nhập sai", ROWS));
        assertThat(when(new CorrectResult(SEASON, "k1", "AU_LAU", "Nhập sai", ROWS))).isEmpty();
        assertThat(ledger.publication().corrections()).hasSize(1);
        assertThat(ledger.result().rows()).isEqualTo(ROWS);
    }

    @Test
    void aFinalisedSeasonIsReopenedBeforeItsPublication() {
        finalised();
        when(new ReopenFinalised(SEASON));
        assertThat(ledger.state()).isEqualTo(State.OPEN);
        assertThat(ledger.result()).isNull();
    }

    @Test
    void aRescoreSetCountsOrIsCancelledWholeAndOnce() {
        when(new ApplyRescoreSet(SEASON, "r1", "Kết luận khiếu nại", "c1", List.of(CHANGE)));
        assertThat(json(told.getLast())).contains("AU_LAU").contains("Kết luận khiếu nại").doesNotContain("43.20");
        assertThat(code(new ApplyRescoreSet(SEASON, "r1", "x", null, List.of(CHANGE)))).isEqualTo("rescore-applied");
        assertThat(code(new CancelRescoreSet(SEASON, "r1"))).isEqualTo("rescore-applied");
        when(new CancelRescoreSet(SEASON, "r2"));
        assertThat(when(new CancelRescoreSet(SEASON, "r2"))).isEmpty();
        assertThat(code(new ApplyRescoreSet(SEASON, "r2", "x", null, List.of(CHANGE)))).isEqualTo("rescore-cancelled");
        when(new RescoreSetFollowed(SEASON, "r1"));
        assertThat(when(new RescoreSetFollowed(SEASON, "r1"))).isEmpty();
        assertThat(ledger.rescore("r1").orElseThrow().outcome()).isEqualTo(Outcome.CARRIED_OUT);
    }

    @Test
    void thePublicSeesTheBoardThatWasFrozenLast() {
        when(new FreezeBoard(SEASON, "one", AT, ROWS));
        when(new FreezeBoard(SEASON, "two", AT.plusSeconds(1), ROWS));
        assertThat(ledger.shownSnapshot().orElseThrow().id()).isEqualTo("two");
        assertThat(json(told.getLast())).contains("\"final\":false");
    }

    @Test
    void anyLedgerIsBuiltAgainFromWhatTheJournalTells() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        LedgerDefinition definition = new LedgerDefinition();
        for (int season = 0; season < 200; season++) {
            ledger = SeasonLedger.untouched(SEASON);
            told.clear();
            for (int step = 0; step < 40; step++) {
                tryAny(random, step);
            }
            SeasonLedger rebuilt = null;
            for (EventOnWire event : told) {
                JsonNode data = EventJson.mapper().readTree(json(event));
                rebuilt = definition.evolve(rebuilt, definition.decode(event.name(), data));
            }
            assertThat(rebuilt).isEqualTo(told.isEmpty() ? null : ledger);
            assertThat(definition.read(definition.write(ledger))).isEqualTo(ledger);
        }
    }

    private void tryAny(RandomGenerator random, int step) {
        String id = "r" + random.nextInt(4);
        LedgerCommand command = switch (random.nextInt(14)) {
            case 0 -> new FreezeBoard(SEASON, "s" + step, AT, ROWS);
            case 1, 2 -> new BeginFinalisation(SEASON);
            case 3 -> new WithdrawFinalisation(SEASON, ledger.epoch(), List.of("x"));
            case 4, 5 -> new EstablishResult(SEASON, ledger.epoch(), AT, "h", "c", 2, ROWS);
            case 6 -> new ReopenFinalised(SEASON);
            case 7 -> new RevealNext(SEASON);
            case 8 -> new UndoReveal(SEASON);
            case 9 -> new PauseReveal(SEASON);
            case 10 -> new ResumeReveal(SEASON);
            case 11 -> new ApplyRescoreSet(SEASON, id, "lý do", step % 2 == 0 ? "c" : null, List.of(CHANGE));
            case 12 -> step % 3 == 0 ? new CancelRescoreSet(SEASON, id) : new RescoreSetFollowed(SEASON, id);
            default -> step > 30
                    ? new PublishResults(SEASON, "p", AT, step % 2 == 0 ? "https://example.vn" : null)
                    : new CorrectResult(SEASON, id, "AU_LAU", "lý do", ROWS);
        };
        try {
            when(command);
        } catch (LedgerRefused refused) {
            assertThat(LedgerProblems.explain(refused.reason()).detailVi()).isNotBlank();
        }
    }

    private void finalised() {
        when(new BeginFinalisation(SEASON));
        when(new EstablishResult(SEASON, ledger.epoch(), AT, "hash", "bang", 3, ROWS));
    }

    private List<LedgerEvent> when(LedgerCommand command) {
        List<LedgerEvent> events = LedgerDecider.decide(command, ledger);
        for (LedgerEvent event : events) {
            ledger = LedgerEvolution.evolve(ledger, event);
            told.add(LedgerWire.describe(event));
        }
        return events;
    }

    private Refusal refusal(LedgerCommand command) {
        try {
            when(command);
        } catch (LedgerRefused refused) {
            return LedgerProblems.explain(refused.reason());
        }
        throw new AssertionError("Not refused: " + command);
    }

    private String code(LedgerCommand command) {
        return refusal(command).code();
    }

    private static String json(EventOnWire event) {
        return EventJson.mapper().writeValueAsString(event.data());
    }

    private static Place place(String ward, int rank, String total) {
        return new Place(ward, rank, new BigDecimal(total), rank == 1 ? "Xuất sắc" : "Tốt");
    }
}
