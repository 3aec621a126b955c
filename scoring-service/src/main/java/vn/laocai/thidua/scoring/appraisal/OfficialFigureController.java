package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

import vn.laocai.thidua.scoring.appraisal.AppraisalViews.OfficialView;
import vn.laocai.thidua.scoring.appraisal.OfficialFigures.GivenFigure;
import vn.laocai.thidua.scoring.appraisal.OfficialFigures.Row;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.web.Responses;

/** Figures of departments: by form, by CSV, or from a department's own system. */
@Tag(name = "Official figures", description = "Given by the data provider alone; they override what wards claim")
@RestController
@RequestMapping("/api/official-figures")
@PreAuthorize("hasAnyRole('APPRAISER', 'AGENCY', 'WARD_LEADER', 'WARD_OFFICER', 'BLOCK_HEAD', 'BLOCK_SECRETARY',"
        + " 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'AUDITOR')")
class OfficialFigureController {

    private final OfficialFigures figures;
    private final FigureImport importing;
    private final AppraisalRights rights;

    OfficialFigureController(OfficialFigures figures, FigureImport importing, AppraisalRights rights) {
        this.figures = figures;
        this.importing = importing;
        this.rights = rights;
    }

    /** A figure with the paper that it stands in. */
    record FigureGiven(@NotNull Map<String, Object> figure, @NotBlank @Size(max = 100) String documentNumber,
            @NotNull LocalDate documentDate, @NotBlank @Size(max = 300) String issuer) {}

    record CsvGiven(@NotBlank @Size(max = 500_000) String csv, @Nullable Boolean dryRun) {}

    record FigureList(List<FigureRow> items) {}

    /** A figure beside the ward's claim; without {@code official} one that the provider may still give. */
    record FigureRow(String scoreSheetId, String wardCode, String code, String name, @Nullable String unit,
            @Nullable OfficialView official, @Nullable BigDecimal self, @Nullable BigDecimal difference,
            long revision) {}

    @Operation(summary = "Figures that I give, that are in my field, or that concern my ward once it has submitted")
    @GetMapping
    FigureList list(@RequestParam String seasonId, Actor actor) {
        return new FigureList(figures.visible(seasonId, actor, rights).stream().map(row -> row(row, actor)).toList());
    }

    /** The provider gives figures without knowing what the ward claims. */
    private static FigureRow row(Row row, Actor actor) {
        Appraised sheet = row.sheet();
        String code = row.criterion().code();
        boolean blind = OfficialFigures.provides(actor, row.criterion())
                && sheet.judgement(code).official() == null;
        return new FigureRow(sheet.sheet().id(), sheet.sheet().wardCode(), code, row.criterion().name(),
                row.criterion().unit(), AppraisalViews.official(sheet.judgement(code), row.standing().official()),
                blind ? null : row.standing().self(), row.standing().difference(), sheet.revision(code));
    }

    @Operation(summary = "Give or replace a figure; only the criterion's data provider")
    @PutMapping("/{seasonId}/{code}/{wardCode}")
    @CommandName("give-official-figure")
    ResponseEntity<FigureRow> give(@PathVariable String seasonId, @PathVariable String code,
            @PathVariable String wardCode, @Valid @RequestBody FigureGiven request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, CommandContext context) {
        Figure figure = AppraisalController.figure(request.figure());
        if (figure == null || figure.empty()) {
            throw Refusal.of(422, "figure-not-possible", "Hãy nhập số liệu.", "Enter the figure.")
                    .withError("/figure", "Trống", "Empty");
        }
        OfficialSource source = new OfficialSource(context.actor().organisation(),
                AppraisalController.nfc(request.documentNumber()), request.documentDate(),
                AppraisalController.nfc(request.issuer()), context.actor().personId(), context.at());
        Appraised sheet = figures.give(seasonId, code, wardCode, new GivenFigure(figure, source), revision(ifMatch),
                context);
        Row row = figures.visible(seasonId, context.actor(), rights).stream()
                .filter(one -> one.criterion().code().equals(code)
                        && one.sheet().sheet().id().equals(sheet.sheet().id()))
                .findFirst().orElseThrow();
        return Responses.ok(sheet.revision(code), row(row, context.actor()));
    }

    @Operation(summary = "Import figures from CSV; with dryRun only what would happen, row by row")
    @PostMapping("/{seasonId}/import")
    @CommandName("import-official-figures")
    FigureImport.Result importCsv(@PathVariable String seasonId, @Valid @RequestBody CsvGiven request,
            CommandContext context) {
        return importing.run(seasonId, request.csv(), Boolean.TRUE.equals(request.dryRun()), context);
    }

    private static @Nullable Long revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        String number = ifMatch.replace("\"", "").strip();
        if (!number.matches("[0-9]{1,15}")) {
            throw Refusal.of(400, "entity-tag-invalid", "If-Match phải là số lần sửa của ô, ví dụ \"2\".",
                    "If-Match is the revision of the cell, such as \"2\".");
        }
        return Long.valueOf(number);
    }
}
