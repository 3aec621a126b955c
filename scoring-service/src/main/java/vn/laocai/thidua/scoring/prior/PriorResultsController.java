package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Precondition;
import vn.laocai.thidua.support.web.Responses;

/** Results of earlier years over HTTP: published once, so everybody who is signed in may read them. */
@Tag(name = "Prior results", description = "What the wards had in an earlier year, shown beside this season")
@RestController
@RequestMapping("/api/prior-results")
class PriorResultsController {

    private final StoredPriorResults results;
    private final Seasons seasons;
    private final Offices offices;

    PriorResultsController(StoredPriorResults results, Seasons seasons, Offices offices) {
        this.results = results;
        this.seasons = seasons;
        this.offices = offices;
    }

    /** Points and, where known, the figure behind them, per ward code and criterion code. */
    record Request(@Min(2000) @Max(2999) int year,
            @NotNull @Size(max = 200) Map<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String, @NotNull @Size(max = 300) Map<@Pattern(regexp = "[\\p{L}0-9][\\p{L}0-9._-]{0,39}") String, @NotNull @Valid Entry>> wards) {}

    record Entry(
            @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2) BigDecimal points,
            @Nullable @Size(min = 1, max = 200) String figure) {}

    @Operation(summary = "What the wards had in the year that is shown beside a season")
    @GetMapping("/{seasonId}")
    ResponseEntity<PriorYear> of(@PathVariable String seasonId) {
        Versioned<PriorYear> found = results.find(seasonId)
                .orElseThrow(() -> Refusal.of(404, "prior-results-not-found",
                        "Chưa nhập kết quả năm trước cho mùa thi đua này. Tổ thư ký có thể nhập khi cần.",
                        "No results of an earlier year have been entered for this season. The secretary can enter"
                                + " them."));
        return Responses.ok(found.version(), found.state());
    }

    @Operation(summary = "Enter them, or replace what was entered; the secretary or the head of the block")
    @PutMapping("/{seasonId}")
    @CommandName("record-prior-results")
    ResponseEntity<PriorYear> record(@PathVariable String seasonId, @Valid @RequestBody Request request,
            Precondition precondition, CommandContext context) {
        Season season = seasons.require(seasonId);
        requirePreparer(season, context);
        if (request.year() >= season.year()) {
            throw Refusal.of(422, "year-not-earlier",
                    "Năm phải trước năm của mùa thi đua (" + season.year() + ").",
                    "The year must be before the year of the season (" + season.year() + ").")
                    .withError("/year", "Phải trước " + season.year(), "Before " + season.year());
        }
        long expected = switch (precondition) {
            case IfMatch match -> match.version();
            case Precondition.Absent absent -> 0;
        };
        Outcome<PriorYear> outcome = results.record(year(season, request), expected, context);
        return Responses.ok(outcome.version(), outcome.state());
    }

    private void requirePreparer(Season season, CommandContext context) {
        Actor actor = context.actor();
        if (!offices.isSecretary(actor, season.blockId(), context.at())
                && !offices.isHead(actor, season.blockId(), context.at())) {
            throw Refusal.of(403, "not-block-secretary",
                    "Chỉ Tổ thư ký của Khối hoặc Trưởng khối được nhập kết quả năm trước. Hãy liên hệ Tổ thư ký.",
                    "Only the secretary and the head of the block enter results of earlier years. Please turn to"
                            + " them.");
        }
    }

    private static PriorYear year(Season season, Request request) {
        Map<String, Map<String, PriorYear.Value>> wards = new LinkedHashMap<>();
        request.wards().forEach((ward, entries) -> {
            Map<String, PriorYear.Value> values = new LinkedHashMap<>();
            entries.forEach((code, entry) -> values.put(code,
                    new PriorYear.Value(entry.points().setScale(2), entry.figure())));
            wards.put(ward, values);
        });
        return new PriorYear(season.id(), request.year(), wards);
    }
}
