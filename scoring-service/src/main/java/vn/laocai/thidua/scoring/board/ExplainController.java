package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.calculation.Explanation;
import vn.laocai.thidua.scoring.calculation.RankExplanation;
import vn.laocai.thidua.scoring.calculation.Robustness;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Why a place is what it is, how firm it is, what would change it, and where a number comes from. */
@Tag(name = "Explanations", description = "Waterfall, robustness, what-if, provenance, charts")
@RestController
@RequestMapping("/api/boards/{seasonId}")
@PreAuthorize("isAuthenticated()")
class ExplainController {

    private final Standings standings;
    private final BoardRights rights;
    private final BoardCharts charts;
    private final WhatIfTrials trials;
    private final Provenance provenance;
    private final ObjectProvider<ScorerPoints> scorers;
    private final Seasons seasons;
    private final WardNames names;

    ExplainController(Standings standings, BoardRights rights, BoardCharts charts, WhatIfTrials trials,
            Provenance provenance, ObjectProvider<ScorerPoints> scorers, Seasons seasons, WardNames names) {
        this.standings = standings;
        this.rights = rights;
        this.charts = charts;
        this.trials = trials;
        this.provenance = provenance;
        this.scorers = scorers;
        this.seasons = seasons;
        this.names = names;
    }

    /** A private trial: points by criterion. */
    record Trial(@NotBlank String wardCode, @NotNull @Size(max = 200) Map<String, @NotNull BigDecimal> changes) {}

    @Operation(summary = "Why the ward has its place, against the neighbours above and below")
    @GetMapping("/explanations/{wardCode}")
    Explanation explain(@PathVariable String seasonId, @PathVariable String wardCode, Actor actor) {
        rights.requireEverything(actor, seasonId);
        Standing live = standings.live(seasonId);
        if (!live.result().sheets().containsKey(wardCode)) {
            throw Refusal.of(404, "ward-not-found", "Phường này không có trên bảng xếp hạng của kỳ thi đua.",
                    "This ward is not on the board of the season.");
        }
        return RankExplanation.explain(live.criteria().table(), live.result(), live.ranking(), wardCode,
                live.submittedAt(), live.ballotOrder(), names::of);
    }

    @Operation(summary = "How firm the places are; for council and monitor")
    @GetMapping("/robustness")
    Robustness.Report robustness(@PathVariable String seasonId, @RequestParam(required = false) @Nullable Long seed,
            Actor actor) {
        seasons.require(seasonId);
        if (!actor.has(Offices.MONITOR) && !actor.has("COUNCIL_MEMBER")) {
            throw Refusal.of(403, "council-only",
                    "Chỉ Hội đồng Thi đua – Khen thưởng và người theo dõi của tỉnh được xem độ vững của thứ hạng.",
                    "Only the council and the province's monitor see how firm the places are.");
        }
        Standing live = standings.live(seasonId);
        Map<String, Map<String, Map<String, BigDecimal>>> points = new HashMap<>();
        scorers.forEach(source -> points.putAll(source.of(seasonId)));
        return Robustness.of(live.criteria().table(), live.result(), live.ranking(), points,
                seed == null ? seedOf(seasonId) : seed);
    }

    /** The same season always has the same seed, so that two readers see the same report. */
    private static long seedOf(String seasonId) {
        return Long.parseLong(CanonicalJson.sha256(seasonId.getBytes(UTF_8)).substring(0, 12), 16);
    }

    @Operation(summary = "Try points on one's own sheet; nothing is stored, others as published")
    @PostMapping("/what-if")
    WhatIfTrials.TrialView whatIf(@PathVariable String seasonId, @Valid @RequestBody Trial trial, Actor actor) {
        seasons.require(seasonId);
        return trials.run(seasonId, trial.wardCode(), trial.changes(), actor);
    }

    @Operation(summary = "Where the number of a cell comes from, each step as the journal has it")
    @GetMapping("/provenance/{wardCode}/{code}")
    Provenance.Graph provenance(@PathVariable String seasonId, @PathVariable String wardCode,
            @PathVariable String code, Actor actor) {
        return provenance.of(seasonId, wardCode, code, actor);
    }

    @Operation(summary = "How far the sheets are filled, by ward and section")
    @GetMapping("/completion")
    BoardCharts.Completion completion(@PathVariable String seasonId, Actor actor) {
        return charts.completion(seasonId, actor);
    }

    @Operation(summary = "Sections of a ward beside the block's median and the year before")
    @GetMapping("/charts")
    BoardCharts.Chart chart(@PathVariable String seasonId, @RequestParam String wardCode, Actor actor) {
        return charts.chart(seasonId, wardCode, actor);
    }
}
