package vn.laocai.thidua.scoring.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.LedgerCommand.BeginFinalisation;
import vn.laocai.thidua.scoring.board.LedgerCommand.EstablishResult;
import vn.laocai.thidua.scoring.board.LedgerCommand.ReopenFinalised;
import vn.laocai.thidua.scoring.board.LedgerCommand.WithdrawFinalisation;
import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/**
 * Makes a season final. The ledger's epoch comes first, then every sheet is sealed with it, then the check runs on what
 * cannot change any more: so nothing slips in between the check and the result. Each step may be done again, so that
 * whoever comes after a crash goes on where it stopped.
 */
@Component
class Finalisation {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SeasonLedgers ledgers;
    private final ScoreSheets sheets;
    private final Standings standings;
    private final BoardArchive archive;
    private final Checking checking;
    private final Seasons seasons;
    private final Offices offices;

    Finalisation(SeasonLedgers ledgers, ScoreSheets sheets, Standings standings, BoardArchive archive,
            Checking checking, Seasons seasons, Offices offices) {
        this.ledgers = ledgers;
        this.sheets = sheets;
        this.standings = standings;
        this.archive = archive;
        this.checking = checking;
        this.seasons = seasons;
        this.offices = offices;
    }

    /**
     * Finalises the season, or opens it again with the list of what is pending.
     *
     * @throws Refusal
     *             403 {@code not-block-head}; 422 {@code season-not-ready} with the list as {@code pending}; 409
     *             {@code season-finalised} or {@code results-published}
     */
    SeasonLedger finalise(String seasonId, CommandContext context) {
        offices.requireHead(context, seasons.require(seasonId).blockId());
        if (ledgers.of(seasonId).state() == State.OPEN) {
            // Without this look a season that is plainly not ready would be locked for a moment, for nothing.
            Checklist before = checking.look(seasonId);
            List<String> pending = withoutEvents(before);
            if (!pending.isEmpty()) {
                throw notReady(before, pending);
            }
        }
        SeasonLedger begun = ledgers.handle(new BeginFinalisation(seasonId), context).state();
        SeasonLedger done = begun.state() == State.FINALISING ? carryOn(begun, context) : begun;
        SeasonLedger.Withdrawal withdrawn = done.lastWithdrawal();
        if (done.state() == State.OPEN && withdrawn != null) {
            throw notReady(checking.look(seasonId), withdrawn.pending());
        }
        return done;
    }

    /** What is sent is not sent yet a moment after an ordinary command; the check after the sealing waits for it. */
    private static List<String> withoutEvents(Checklist checklist) {
        return checklist.pending().stream().filter(code -> !code.equals("events-waiting")).toList();
    }

    /** Goes on from wherever an attempt of this epoch stopped. */
    SeasonLedger carryOn(SeasonLedger ledger, CommandContext context) {
        String seasonId = ledger.seasonId();
        int epoch = ledger.epoch();
        for (SheetView sheet : sheets.ofSeason(seasonId)) {
            sheets.seal(sheet.id(), epoch, step(context, "seal-score-sheet", epoch + ":" + sheet.wardCode()));
        }
        awaitSent();
        Checklist checklist = checking.look(seasonId);
        if (!checklist.ready()) {
            SeasonLedger open = ledgers.handle(new WithdrawFinalisation(seasonId, epoch, checklist.pending()),
                    step(context, "withdraw-finalisation", String.valueOf(epoch))).state();
            unseal(open, context);
            return open;
        }
        Standing standing = standings.snapshot(seasonId, context.at());
        ResultDocument result = ResultDocument.of(standing);
        archive.keepResult(result);
        return ledgers.handle(
                new EstablishResult(seasonId, epoch, context.at(), result.hash(), standing.criteria().setId(),
                        standing.criteria().version(), standing.places(true)),
                step(context, "establish-result", String.valueOf(epoch))).state();
    }

    /**
     * Opens a finalised season again before its publication; the province's monitor alone.
     *
     * @throws Refusal
     *             403 {@code not-monitor}; 409 {@code season-not-finalised}, {@code reveal-not-finished} or
     *             {@code results-published}
     */
    SeasonLedger reopen(String seasonId, CommandContext context) {
        seasons.require(seasonId);
        if (!context.actor().has(Offices.MONITOR)) {
            throw Refusal.of(403, "not-monitor",
                    "Chỉ người theo dõi của tỉnh được mở lại kết quả đã chốt. Hãy gửi đề nghị kèm lý do.",
                    "Only the province's monitor may reopen final results. Please send a request with the reason.");
        }
        SeasonLedger open = ledgers.handle(new ReopenFinalised(seasonId), context).state();
        unseal(open, context);
        return open;
    }

    /** Takes off seals that no running finalisation holds; a newer one's stay. */
    void unseal(SeasonLedger ledger, CommandContext context) {
        if (ledger.state() != State.OPEN) {
            return;
        }
        for (SheetView sheet : sheets.ofSeason(ledger.seasonId())) {
            Long epoch = sheet.sealedEpoch();
            if (epoch != null && epoch <= ledger.epoch()) {
                sheets.unseal(sheet.id(), epoch,
                        step(context, "unseal-score-sheet", epoch + ":" + sheet.wardCode()));
            }
        }
    }

    private void awaitSent() {
        Instant limit = Clock.systemUTC().instant().plus(PATIENCE);
        while (checking.waiting() > 0 && Clock.systemUTC().instant().isBefore(limit)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** The key follows from season step and epoch, so that a step that was done is not done again by another person. */
    private static CommandContext step(CommandContext context, String command, String suffix) {
        return new CommandContext(context.actor(), command, command + ":" + suffix, command + ":" + suffix,
                context.trace(), context.at());
    }

    static Refusal notReady(Checklist checklist, List<String> pending) {
        List<Checklist.Item> open = new ArrayList<>(checklist.items());
        open.removeIf(Checklist.Item::ok);
        Refusal refusal = Refusal.of(422, "season-not-ready",
                "Chưa thể chốt kết quả: còn " + pending.size()
                        + " nội dung chưa hoàn thành. Hãy xem danh mục kiểm tra.",
                "The season cannot be finalised: " + pending.size() + " things are pending. See the checklist.")
                .with("pending", pending);
        for (Checklist.Item item : open) {
            refusal = refusal.withError("/" + item.code(), item.messageVi(), item.messageEn());
        }
        return refusal;
    }
}
