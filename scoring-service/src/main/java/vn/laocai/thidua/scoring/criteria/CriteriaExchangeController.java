package vn.laocai.thidua.scoring.criteria;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.criteria.CriteriaRefused.Reason;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.ToLint;
import vn.laocai.thidua.scoring.criteria.CriteriaRequests.ToTry;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Version;
import vn.laocai.thidua.scoring.criteria.CriteriaViews.ExampleList;
import vn.laocai.thidua.scoring.criteria.CriteriaViews.FindingList;
import vn.laocai.thidua.scoring.criteria.CriteriaViews.ImportView;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Criteria as files, their faults and their changes. */
@Tag(name = "Criteria")
@RestController
@RequestMapping("/api/criteria-sets")
class CriteriaExchangeController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CriteriaHandler handler;
    private final StoredCriteria criteria;

    CriteriaExchangeController(CriteriaHandler handler, StoredCriteria criteria) {
        this.handler = handler;
        this.criteria = criteria;
    }

    @Operation(summary = "What the linter says of a table; nothing is stored")
    @PostMapping("/linting")
    FindingList lint(@Valid @RequestBody ToLint request) {
        return new FindingList(handler.findings(CriteriaHandler.table(request.table()), request.seasonId()));
    }

    @Operation(summary = "What the formula of a criterion gives for a few figures, and what is wrong with it; nothing"
            + " is stored")
    @PostMapping("/examples")
    ExampleList examples(@Valid @RequestBody ToTry request) {
        Criterion leaf = CriteriaHandler.criterion(request.criterion());
        List<Finding> findings = new ArrayList<>();
        if (leaf.formula() != null) {
            FormulaLinter.check(leaf, leaf.formula(), findings);
        }
        return new ExampleList(FormulaExamples.of(leaf), findings);
    }

    @Operation(summary = "The table as a workbook that can be imported again")
    @GetMapping("/{id}/versions/{version}/export.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String id, @PathVariable int version) {
        Version found = find(id, version);
        String note = "Phiên bản " + version + " – " + CriteriaProblems.vi(found.state()) + " – SHA-256 "
                + found.hash();
        return file(TableSheets.write(found.table(), note), MediaType.parseMediaType(XLSX),
                id + "-v" + version + ".xlsx");
    }

    @Operation(summary = "The canonical JSON of the table; its SHA-256 is the hash of the version")
    @GetMapping("/{id}/versions/{version}/export.json")
    ResponseEntity<byte[]> json(@PathVariable String id, @PathVariable int version) {
        return file(TableJson.write(find(id, version).table()).getBytes(UTF_8), MediaType.APPLICATION_JSON,
                id + "-v" + version + ".json");
    }

    @Operation(summary = "Replace the table of a draft by a file, XLSX or JSON; with dryRun only tell what would happen")
    @PostMapping("/{id}/versions/{version}/import")
    @CommandName("import-criteria")
    ImportView importFile(@PathVariable String id, @PathVariable int version,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(value = HttpHeaders.CONTENT_TYPE, defaultValue = "") String contentType,
            @RequestBody byte[] body, CommandContext context) {
        CriteriaSet set = criteria.get(id).state();
        handler.requirePreparer(set.blockId(), context);
        Version draft = set.version(version).orElseThrow(CriteriaProblems::unknown);
        TableImport read = contentType.contains("json")
                ? TableImport.ofJson(body)
                : TableImport.ofWorkbook(body, draft.table());
        CriteriaTable table = read.table();
        if (table == null) {
            if (dryRun) {
                return new ImportView(false, 0, read.errors(), List.of(), null);
            }
            throw faulty(read.errors());
        }
        if (!dryRun) {
            handler.replace(id, version, table, context);
        } else if (draft.state() != CriteriaState.DRAFT) {
            throw CriteriaProblems.explain(new Reason.Immutable(draft.state()));
        }
        return new ImportView(!dryRun, table.leaves().size(), List.of(), handler.findings(table, set.seasonId()),
                TableChanges.between(draft.table(), table));
    }

    @Operation(summary = "What changed since an earlier version, and how much it matters: PATCH, MINOR or MAJOR")
    @GetMapping("/{id}/versions/{version}/changes")
    TableChanges changes(@PathVariable String id, @PathVariable int version, @RequestParam int since) {
        return TableChanges.between(find(id, since).table(), find(id, version).table());
    }

    private Version find(String id, int version) {
        return criteria.get(id).state().version(version).orElseThrow(CriteriaProblems::unknown);
    }

    private static Refusal faulty(List<RowError> errors) {
        Refusal refusal = Refusal.of(422, "import-has-errors",
                "Tệp có " + errors.size() + " lỗi nên chưa nhập. Hãy sửa các dòng được liệt kê rồi nhập lại.",
                "The file has " + errors.size() + " errors and was not imported. Correct the rows that are listed.");
        for (RowError error : errors) {
            String place = error.sheet() + "/" + error.row() + "/" + error.place();
            refusal = refusal.withError("/" + place, error.messageVi(), error.messageEn());
        }
        return refusal;
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString()).body(bytes);
    }
}
