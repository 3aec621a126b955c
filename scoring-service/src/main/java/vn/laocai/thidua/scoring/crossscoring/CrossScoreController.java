package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Cell;
import vn.laocai.thidua.scoring.crossscoring.ScoreOthers.GivenPoints;
import vn.laocai.thidua.scoring.crossscoring.Target.Item;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.web.Responses;

/** What a ward gives the wards that are assigned to it. */
@Tag(name = "Cross-scores", description = "Assigned wards score others, blind to each other until all are in")
@RestController
@RequestMapping("/api/cross-scores")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_SECRETARY', 'PROVINCE_MONITOR',"
        + " 'COUNCIL_MEMBER', 'APPRAISER', 'AUDITOR')")
class CrossScoreController {

    private final ScoreOthers scoring;
    private final CrossScorings scorings;
    private final CrossScores scores;
    private final CrossScoreRights rights;
    private final Seasons seasons;

    CrossScoreController(ScoreOthers scoring, CrossScorings scorings, CrossScores scores, CrossScoreRights rights,
            Seasons seasons) {
        this.scoring = scoring;
        this.scorings = scorings;
        this.scores = scores;
        this.rights = rights;
        this.seasons = seasons;
    }

    /** Points of one criterion. */
    record PointsGiven(@NotNull BigDecimal points, @Nullable @Size(max = 2000) String reason,
            @Nullable @Size(max = 100) String evidenceId) {}

    /** The pairs of the actor's ward. */
    record CrossScoreList(List<CrossScoreRow> items) {}

    /** One of them; {@code scored} of {@code of} criteria have points. */
    record CrossScoreRow(String id, String seasonId, String targetWard, String status, int scored, int of,
            @Nullable Instant submittedAt, boolean writable) {}

    /** A whole cross-score. */
    record CrossScoreView(String id, String seasonId, String targetWard, String scorerWard, String status,
            @Nullable Instant submittedAt, boolean writable, boolean opened, BigDecimal deviationLimit,
            List<CellView> cells) {}

    /** One criterion of it; {@code reasonAbove} is the difference in points from which a reason is needed. */
    record CellView(String code, String name, BigDecimal max, @Nullable BigDecimal self, @Nullable String note,
            List<String> evidenceIds, @Nullable BigDecimal points, @Nullable String reason,
            @Nullable String evidenceId, int revision, BigDecimal reasonAbove) {}

    @Operation(summary = "What is assigned to my ward and to me; nothing where an interest stands against it")
    @GetMapping
    CrossScoreList mine(@RequestParam String seasonId, Actor actor) {
        Draw draw = scorings.get(seasonId).draw();
        List<CrossScoreRow> rows = new ArrayList<>();
        if (draw != null) {
            for (String target : draw.targetsOf(actor.organisation())) {
                CrossScoreId id = new CrossScoreId(seasonId, target, actor.organisation());
                if (rights.mayScore(actor, id)) {
                    rows.add(row(id));
                }
            }
        }
        return new CrossScoreList(rows);
    }

    private CrossScoreRow row(CrossScoreId id) {
        CrossScore score = scores.get(id).state();
        Target target = scoring.find(id);
        int scored = (int) target.items().stream().filter(item -> score.cells().containsKey(item.code())).count();
        return new CrossScoreRow(id.value(), id.seasonId(), id.target(), score.status().name(), scored,
                target.items().size(), score.submittedAt(), writable(score, target));
    }

    @Operation(summary = "One cross-score with its figures; its id is <seasonId>:<target>:<scorer>")
    @GetMapping("/{id}")
    ResponseEntity<CrossScoreView> one(@PathVariable String id, Actor actor) {
        CrossScoreId parsed = parse(id);
        Season season = seasons.find(parsed.seasonId()).orElseThrow(CrossScores::unknown);
        if (!scorings.get(parsed.seasonId()).assigns(parsed.scorer(), parsed.target())) {
            throw CrossScores.unknown();
        }
        Target target = scoring.find(parsed);
        rights.requireReader(actor, parsed, season, scoring.opened(target));
        var score = scores.get(parsed);
        return Responses.ok(score.version(), view(score.state(), target));
    }

    @Operation(summary = "Score one criterion; with If-Match only the revision that was seen")
    @PutMapping("/{id}/cells/{code}")
    @CommandName("score-other-ward")
    ResponseEntity<CrossScoreView> score(@PathVariable String id, @PathVariable String code,
            @Valid @RequestBody PointsGiven request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, CommandContext context) {
        CrossScoreId parsed = parse(id);
        GivenPoints given = new GivenPoints(request.points(), nfc(request.reason()), request.evidenceId());
        return answer(parsed, scoring.score(parsed, code, given, revision(ifMatch), context));
    }

    @Operation(summary = "Hand in; possible only when every criterion is scored")
    @PostMapping("/{id}/submission")
    @CommandName("hand-in-cross-score")
    ResponseEntity<CrossScoreView> handIn(@PathVariable String id, CommandContext context) {
        CrossScoreId parsed = parse(id);
        return answer(parsed, scoring.handIn(parsed, context));
    }

    @Operation(summary = "Take back what was handed in, while other scorers of the ward are still to come")
    @PostMapping("/{id}/recall")
    @CommandName("take-back-cross-score")
    ResponseEntity<CrossScoreView> takeBack(@PathVariable String id, CommandContext context) {
        CrossScoreId parsed = parse(id);
        return answer(parsed, scoring.takeBack(parsed, context));
    }

    private ResponseEntity<CrossScoreView> answer(CrossScoreId id, Outcome<CrossScore> outcome) {
        var now = scores.get(id);
        return Responses.ok(Math.max(now.version(), outcome.version()), view(now.state(), scoring.find(id)));
    }

    private static CrossScoreId parse(String id) {
        return CrossScoreId.parse(id).orElseThrow(CrossScores::unknown);
    }

    private boolean writable(CrossScore score, Target target) {
        return target.stage() == Target.Stage.OPEN && score.status() == CrossScore.Status.DRAFT;
    }

    private CrossScoreView view(CrossScore score, Target target) {
        List<CellView> cells = target.items().stream().map(item -> cell(item, score.cells().get(item.code()), target))
                .toList();
        return new CrossScoreView(score.id().value(), score.id().seasonId(), score.id().target(),
                score.id().scorer(), score.status().name(), score.submittedAt(), writable(score, target),
                scoring.opened(target), target.limit(), cells);
    }

    private static CellView cell(Item item, @Nullable Cell cell, Target target) {
        BigDecimal above = item.max().multiply(target.limit()).movePointLeft(2).stripTrailingZeros();
        return new CellView(item.code(), item.name(), item.max(), item.self(), item.note(), item.evidenceIds(),
                cell == null ? null : cell.points(), cell == null ? null : cell.reason(),
                cell == null ? null : cell.evidenceId(), cell == null ? 0 : cell.revision(), above);
    }

    private static @Nullable Integer revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        String number = ifMatch.replace("\"", "").strip();
        if (!number.matches("[0-9]{1,9}")) {
            throw Refusal.of(400, "entity-tag-invalid", "If-Match phải là số lần sửa của ô điểm, ví dụ \"2\".",
                    "If-Match is the revision of the cell, such as \"2\".");
        }
        return Integer.valueOf(number);
    }

    private static @Nullable String nfc(@Nullable String text) {
        return text == null || text.isBlank() ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
