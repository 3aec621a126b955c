package vn.laocai.thidua.scoring.board;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.web.Responses;

/** The reveal of the places at the conference, for the one who presents it. */
@Tag(name = "Reveal", description = "Places shown one by one from the last to the first, with pause and undo")
@RestController
@RequestMapping("/api/boards/{seasonId}/reveal")
@PreAuthorize("isAuthenticated()")
class RevealController {

    private final SeasonLedgers ledgers;
    private final Seasons seasons;
    private final Offices offices;

    RevealController(SeasonLedgers ledgers, Seasons seasons, Offices offices) {
        this.ledgers = ledgers;
        this.seasons = seasons;
        this.offices = offices;
    }

    /**
     * What the audience sees.
     *
     * @param state
     *            NOT_STARTED, REVEALING, PAUSED or COMPLETE
     * @param places
     *            places shown, the best one first
     * @param of
     *            how many places there are; 0 before the first one is shown
     */
    record RevealView(String seasonId, String state, int step, List<Place> places, int of) {

        static RevealView of(SeasonLedger ledger) {
            List<Place> shown = ledger.reveal().shown();
            SeasonLedger.Result result = ledger.result();
            int all = result == null || shown.isEmpty() ? 0 : result.rows().size();
            return new RevealView(ledger.seasonId(), stateOf(ledger, all), shown.size(), shown.reversed(), all);
        }

        private static String stateOf(SeasonLedger ledger, int all) {
            if (ledger.reveal().paused()) {
                return "PAUSED";
            }
            int shown = ledger.reveal().shown().size();
            return shown == 0 ? "NOT_STARTED" : shown == all ? "COMPLETE" : "REVEALING";
        }
    }

    /** What the presenter sees beside it: the place that comes next. */
    record PresenterView(RevealView shown, @Nullable Place next, int left) {}

    @Operation(summary = "What is shown and what comes next; head, secretary, monitor")
    @GetMapping
    @CommandName("present-reveal")
    PresenterView present(@PathVariable String seasonId, CommandContext context) {
        require(seasonId, context);
        SeasonLedger ledger = ledgers.of(seasonId);
        SeasonLedger.Result result = ledger.result();
        int left = result == null ? 0 : result.rows().size() - ledger.reveal().shown().size();
        return new PresenterView(RevealView.of(ledger),
                result == null || left == 0 ? null : result.rows().get(left - 1), left);
    }

    @Operation(summary = "Show the next place")
    @PostMapping("/steps")
    @CommandName("reveal-place")
    ResponseEntity<RevealView> step(@PathVariable String seasonId, CommandContext context) {
        return give(new LedgerCommand.RevealNext(seasonId), context);
    }

    @Operation(summary = "Take the last place shown back")
    @PostMapping("/undo")
    @CommandName("undo-reveal")
    ResponseEntity<RevealView> undo(@PathVariable String seasonId, CommandContext context) {
        return give(new LedgerCommand.UndoReveal(seasonId), context);
    }

    @Operation(summary = "Halt the reveal")
    @PostMapping("/pause")
    @CommandName("pause-reveal")
    ResponseEntity<RevealView> pause(@PathVariable String seasonId, CommandContext context) {
        return give(new LedgerCommand.PauseReveal(seasonId), context);
    }

    @Operation(summary = "Let the reveal go on")
    @PostMapping("/resume")
    @CommandName("resume-reveal")
    ResponseEntity<RevealView> resume(@PathVariable String seasonId, CommandContext context) {
        return give(new LedgerCommand.ResumeReveal(seasonId), context);
    }

    private ResponseEntity<RevealView> give(LedgerCommand command, CommandContext context) {
        require(command.seasonId(), context);
        Outcome<SeasonLedger> outcome = ledgers.handle(command, context);
        return Responses.ok(outcome.version(), RevealView.of(outcome.state()));
    }

    private void require(String seasonId, CommandContext context) {
        offices.requireHeadSide(context, seasons.require(seasonId).blockId());
    }
}
