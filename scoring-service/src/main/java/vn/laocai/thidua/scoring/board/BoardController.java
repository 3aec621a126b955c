package vn.laocai.thidua.scoring.board;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.FreshSignIn;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.support.web.Responses;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The live board, its freezing and its finalisation. How much somebody sees is decided on every read. */
@Tag(name = "Boards", description = "Live for those entitled, frozen for the public, final once")
@RestController
@RequestMapping("/api/boards/{seasonId}")
@PreAuthorize("isAuthenticated()")
class BoardController {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String STATE_HEADER = "X-Board-State";

    private final BoardReading reading;
    private final BoardExports exports;
    private final Freezing freezing;
    private final Finalisation finalisation;
    private final Checking checking;
    private final BoardRights rights;
    private final SeasonLedgers ledgers;
    private final Clock clock;

    BoardController(BoardReading reading, BoardExports exports, Freezing freezing, Finalisation finalisation,
            Checking checking, BoardRights rights, SeasonLedgers ledgers, Clock clock) {
        this.reading = reading;
        this.exports = exports;
        this.freezing = freezing;
        this.finalisation = finalisation;
        this.checking = checking;
        this.rights = rights;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** Where the season stands after a command. */
    record LedgerView(String seasonId, String state, int epoch, @Nullable String snapshotId,
            @Nullable Instant frozenAt, @Nullable String resultHash, @Nullable Instant finalisedAt) {

        static LedgerView of(SeasonLedger ledger) {
            SeasonLedger.Snapshot snapshot = ledger.shownSnapshot().orElse(null);
            SeasonLedger.Result result = ledger.result();
            return new LedgerView(ledger.seasonId(), ledger.state().name(), ledger.epoch(),
                    snapshot == null ? null : snapshot.id(), snapshot == null ? null : snapshot.frozenAt(),
                    result == null ? null : result.hash(), result == null ? null : result.finalisedAt());
        }
    }

    @Operation(summary = "The live board, or the one of an instant in the past; fresh on every read")
    @GetMapping
    ResponseEntity<BoardView> live(@PathVariable String seasonId,
            @RequestParam(required = false) @Nullable Instant asOf, Actor actor) {
        Instant read = clock.instant();
        BoardView board = reading.live(seasonId, asOf, actor);
        return ResponseEntity.ok().eTag(tag(board)).cacheControl(CacheControl.noCache().cachePrivate())
                .header(STATE_HEADER, asOf == null ? "live" : "as-of;at=" + asOf)
                .header("data-as-of", board.at().toString())
                .header("data-age-ms", asOf == null ? String.valueOf(ageOf(read)) : "0").body(board);
    }

    private long ageOf(Instant read) {
        return Math.max(0, clock.instant().toEpochMilli() - read.toEpochMilli());
    }

    /** The same content has the same tag, whenever it was read. */
    private String tag(BoardView board) {
        BoardView still = new BoardView(board.seasonId(), board.kind(), board.isFinal(), board.state(), Instant.EPOCH,
                board.rows(), board.banner(), board.snapshotId(), board.sections(), board.criteria(),
                board.resultHash());
        return '"' + CanonicalJson.sha256(EventJson.mapper().writeValueAsString(still).getBytes(UTF_8)).substring(0, 32)
                + '"';
    }

    @Operation(summary = "The live board as a workbook")
    @GetMapping("/export.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String seasonId,
            @RequestParam(required = false) @Nullable Instant asOf, Actor actor) {
        return file(exports.xlsx(reading.live(seasonId, asOf, actor)), XLSX, "bang-xep-hang.xlsx");
    }

    @Operation(summary = "The live board as a paper")
    @GetMapping("/export.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String seasonId,
            @RequestParam(required = false) @Nullable Instant asOf, Actor actor) {
        return file(exports.pdf(reading.live(seasonId, asOf, actor)), MediaType.APPLICATION_PDF_VALUE,
                "bang-xep-hang.pdf");
    }

    static ResponseEntity<byte[]> file(byte[] bytes, String type, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").body(bytes);
    }

    @Operation(summary = "Where the frozen board differs from the live one; for those who see both")
    @GetMapping("/difference")
    BoardReading.Difference difference(@PathVariable String seasonId, Actor actor) {
        return reading.difference(seasonId, actor);
    }

    @Operation(summary = "Freeze the public board at this instant; the head of the block")
    @PostMapping("/freezing")
    @CommandName("freeze-board")
    ResponseEntity<LedgerView> freeze(@PathVariable String seasonId, CommandContext context) {
        Outcome<SeasonLedger> outcome = freezing.freeze(seasonId, context);
        return Responses.ok(outcome.version(), LedgerView.of(outcome.state()));
    }

    @Operation(summary = "What must be done before the season is final, and where it stands")
    @GetMapping("/finalisation")
    FinalisationView checklist(@PathVariable String seasonId, Actor actor) {
        rights.requireEverything(actor, seasonId);
        SeasonLedger ledger = ledgers.of(seasonId);
        boolean open = ledger.state() == State.OPEN || ledger.state() == State.FINALISING;
        Checklist checklist = open
                ? checking.look(seasonId)
                : new Checklist(seasonId, true, List.of());
        return new FinalisationView(LedgerView.of(ledger), checklist.ready(), checklist.items());
    }

    /** The checklist beside the state of the season. */
    record FinalisationView(LedgerView ledger, boolean ready, List<Checklist.Item> items) {}

    @Operation(summary = "Seal every sheet, check, and lay down the result, or open the season again; the head")
    @PostMapping("/finalisation")
    @CommandName("finalise-season")
    @FreshSignIn
    LedgerView finalise(@PathVariable String seasonId, CommandContext context) {
        return LedgerView.of(finalisation.finalise(seasonId, context));
    }

    @Operation(summary = "Open a finalised season again before its publication; the province's monitor")
    @PostMapping("/finalisation/withdrawal")
    @CommandName("reopen-season")
    @FreshSignIn
    LedgerView reopen(@PathVariable String seasonId, CommandContext context) {
        return LedgerView.of(finalisation.reopen(seasonId, context));
    }
}
