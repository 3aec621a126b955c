package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.office.WardNames;
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
@Tag(name = "Prior results", description = "What the wards had in earlier years, shown beside this season")
@RestController
@RequestMapping("/api/prior-results")
class PriorResultsController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StoredPriorResults results;
    private final Seasons seasons;
    private final Offices offices;
    private final CriteriaSets criteria;
    private final WardNames names;

    PriorResultsController(StoredPriorResults results, Seasons seasons, Offices offices, CriteriaSets criteria,
            WardNames names) {
        this.results = results;
        this.seasons = seasons;
        this.offices = offices;
        this.criteria = criteria;
        this.names = names;
    }

    /** Points and, where known, the figure behind them, per ward code and criterion code. */
    record Request(@Min(2000) @Max(2999) int year,
            @NotNull @Size(max = 200) Map<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String, @NotNull @Size(max = 300) Map<@Pattern(regexp = "[\\p{L}0-9][\\p{L}0-9._-]{0,39}") String, @NotNull @Valid Entry>> wards) {}

    record Entry(
            @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2) BigDecimal points,
            @Nullable @Size(min = 1, max = 200) String figure) {}

    /** What came of a workbook: years that were read, and what is wrong with it. */
    record Imported(boolean applied, List<YearRead> years, List<PriorWorkbook.Fault> errors) {}

    /** A year that was read: wards and values in it. */
    record YearRead(int year, int wards, int values) {

        static YearRead of(PriorYear year) {
            return new YearRead(year.year(), year.wards().size(),
                    year.wards().values().stream().mapToInt(Map::size).sum());
        }
    }

    @Operation(summary = "What the wards had in the years that are shown beside a season, the latest first")
    @GetMapping("/{seasonId}")
    ResponseEntity<PriorYears> of(@PathVariable String seasonId) {
        Versioned<PriorYears> found = results.find(seasonId)
                .orElseThrow(() -> Refusal.of(404, "prior-results-not-found",
                        "Chưa nhập kết quả năm trước cho mùa thi đua này. Tổ thư ký có thể nhập khi cần.",
                        "No results of an earlier year have been entered for this season. The secretary can enter"
                                + " them."));
        return Responses.ok(found.version(), found.state());
    }

    @Operation(summary = "Enter a year, or replace what was entered of it; a year without wards is taken out; the secretary or the"
            + " head of the block")
    @PutMapping("/{seasonId}")
    @CommandName("record-prior-results")
    ResponseEntity<PriorYears> record(@PathVariable String seasonId, @Valid @RequestBody Request request,
            Precondition precondition, CommandContext context) {
        Season season = requirePreparer(seasonId, context);
        requireEarlier(request.year(), season);
        long expected = switch (precondition) {
            case IfMatch match -> match.version();
            case Precondition.Absent absent -> 0;
        };
        Outcome<PriorYears> outcome = results.record(year(season, request), expected, context);
        return Responses.ok(outcome.version(), outcome.state());
    }

    @Operation(summary = "All years as a workbook that can be filled in and taken in again, one sheet for each year")
    @GetMapping("/{seasonId}/export.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String seasonId) {
        Season season = seasons.require(seasonId);
        byte[] bytes = PriorWorkbook.write(shape(season), season.year(), results.years(seasonId));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("ket-qua-cac-nam-truoc.xlsx").build().toString())
                .body(bytes);
    }

    @Operation(summary = "Take the years of a workbook in, each in place of what was entered of it; all or none, with"
            + " dryRun only tell what would happen; the secretary or the head of the block")
    @PostMapping(path = "/{seasonId}/import", consumes = {XLSX, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @CommandName("import-prior-results")
    Imported take(@PathVariable String seasonId, @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] workbook, CommandContext context) {
        Season season = requirePreparer(seasonId, context);
        PriorWorkbook.Read read = PriorWorkbook.read(workbook, shape(season), season.year());
        if (!dryRun && !read.errors().isEmpty()) {
            throw faulty(read.errors());
        }
        if (!dryRun) {
            results.record(seasonId, read.years(), context);
        }
        return new Imported(!dryRun, read.years().stream().map(YearRead::of).toList(), read.errors());
    }

    private PriorWorkbook.Shape shape(Season season) {
        Map<String, String> wards = new LinkedHashMap<>();
        offices.members(season.blockId()).forEach(ward -> wards.put(ward, names.of(ward)));
        return new PriorWorkbook.Shape(season.id(), wards,
                criteria.latest(season.id()).map(CriteriaTable::leaves).orElse(List.of()));
    }

    private static Refusal faulty(List<PriorWorkbook.Fault> faults) {
        Refusal refusal = Refusal.of(422, "import-has-errors",
                "Tệp có " + faults.size() + " lỗi nên chưa nhập. Hãy sửa các dòng được liệt kê rồi nhập lại.",
                "The file has " + faults.size() + " errors and was not imported. Correct the rows that are listed.");
        for (PriorWorkbook.Fault fault : faults) {
            refusal = refusal.withError("/" + fault.sheet() + "/" + fault.row() + "/" + fault.place(),
                    fault.messageVi(), fault.messageEn());
        }
        return refusal;
    }

    private static void requireEarlier(int year, Season season) {
        if (year >= season.year()) {
            throw Refusal.of(422, "year-not-earlier",
                    "Năm phải trước năm của mùa thi đua (" + season.year() + ").",
                    "The year must be before the year of the season (" + season.year() + ").")
                    .withError("/year", "Phải trước " + season.year(), "Before " + season.year());
        }
    }

    private Season requirePreparer(String seasonId, CommandContext context) {
        Season season = seasons.require(seasonId);
        Actor actor = context.actor();
        if (!offices.isSecretary(actor, season.blockId(), context.at())
                && !offices.isHead(actor, season.blockId(), context.at())) {
            throw Refusal.of(403, "not-block-secretary",
                    "Chỉ Tổ thư ký của Khối hoặc Trưởng khối được nhập kết quả năm trước. Hãy liên hệ Tổ thư ký.",
                    "Only the secretary and the head of the block enter results of earlier years. Please turn to"
                            + " them.");
        }
        return season;
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
