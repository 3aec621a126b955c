package vn.laocai.thidua.scoring.ballot;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.ballot.Ballot.QuestionDecision;
import vn.laocai.thidua.scoring.ballot.BallotRequests.Certify;
import vn.laocai.thidua.scoring.ballot.BallotRequests.DecisionEntry;
import vn.laocai.thidua.scoring.ballot.BallotRequests.PaperTallyEntry;
import vn.laocai.thidua.scoring.ballot.BallotRequests.ShareOfTeller;
import vn.laocai.thidua.scoring.ballot.BallotViews.BallotView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;

import static vn.laocai.thidua.scoring.ballot.BallotRequests.nfc;

/** Ballots over HTTP once the box is closed: shares, count, minutes. */
@RestController
@RequestMapping("/api/ballots/{id}")
@Tag(name = "Ballots: the count", description = "Shares, count, minutes, certification")
class BallotCountController {

    private final CountBallotHandler counting;
    private final BallotBook ballots;
    private final BallotAnswers answers;
    private final CountMinutes minutes;

    BallotCountController(CountBallotHandler counting, BallotBook ballots, BallotAnswers answers,
            CountMinutes minutes) {
        this.counting = counting;
        this.ballots = ballots;
        this.answers = answers;
        this.minutes = minutes;
    }

    @PostMapping("/teller-shares")
    @CommandName("give-teller-share")
    @Operation(summary = "Give one's opened share of the box's key; a teller, after the close")
    ResponseEntity<BallotView> giveShare(@PathVariable String id, @Valid @RequestBody ShareOfTeller request,
            CommandContext context) {
        return answers.of(counting.giveShare(id, request.share(), context), context);
    }

    @PostMapping("/paper-tally")
    @CommandName("count-paper-ballots")
    @Operation(summary = "Enter the count of the paper; two tellers, each by himself")
    ResponseEntity<BallotView> countPaper(@PathVariable String id, @Valid @RequestBody PaperTallyEntry request,
            CommandContext context) {
        return answers.of(counting.countPaper(id, request.values(), context), context);
    }

    @PostMapping("/tally")
    @CommandName("count-ballot")
    @Operation(summary = "Open the box and count; a teller, once enough shares are given")
    ResponseEntity<BallotView> count(@PathVariable String id, CommandContext context) {
        return answers.of(counting.count(id, context), context);
    }

    @PostMapping("/certification")
    @CommandName("certify-ballot")
    @Operation(summary = "Sign the minutes of the count; every teller and the chair")
    ResponseEntity<BallotView> certify(@PathVariable String id,
            @Valid @RequestBody(required = false) @Nullable Certify request, CommandContext context) {
        String seen = request == null || request.minutesHash() == null ? "" : request.minutesHash();
        return answers.of(counting.certify(id, seen, context), context);
    }

    @PostMapping("/publication")
    @CommandName("publish-ballot")
    @Operation(summary = "Declare the certified result public; the head")
    ResponseEntity<BallotView> publish(@PathVariable String id, CommandContext context) {
        return answers.of(counting.release(id, context), context);
    }

    @PostMapping("/decisions")
    @CommandName("record-ballot-decision")
    @Operation(summary = "Record what the regulation's rule decided after the second round; the head")
    ResponseEntity<BallotView> decide(@PathVariable String id, @Valid @RequestBody DecisionEntry request,
            CommandContext context) {
        return answers.of(counting.decide(id,
                new QuestionDecision(request.questionId(), request.wardCode(), request.passed(),
                        nfc(request.document()), nfc(request.reason()), BallotDecider.millis(context.at())),
                context), context);
    }

    @GetMapping(path = "/minutes.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize(BallotController.READERS)
    @Operation(summary = "Minutes of the count (Biên bản kiểm phiếu); tellers and chair before the certification")
    ResponseEntity<byte[]> minutes(@PathVariable String id, Actor actor) {
        Ballot ballot = ballots.get(id).state();
        BallotView view = answers.view(ballot, actor);
        if (view.results() == null) {
            throw BallotProblems.notCertified();
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"bien-ban-kiem-phieu.pdf\"")
                .body(minutes.pdf(ballot));
    }
}
