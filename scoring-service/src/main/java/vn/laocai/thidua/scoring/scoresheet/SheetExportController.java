package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.paper.Paper;
import vn.laocai.thidua.scoring.scoresheet.PasteHandler.Pasted;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;

/** The sheet as files, with the numbers of the screen, and a filled-in workbook back. */
@Tag(name = "Score sheet files", description = "XLSX and PDF of a sheet")
@RestController
@RequestMapping("/api/score-sheets/{id}")
@PreAuthorize(ScoreSheetController.READERS)
class SheetExportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ScoreSheets sheets;
    private final SheetExports exports;
    private final PasteHandler paste;
    private final Clock clock;

    SheetExportController(ScoreSheets sheets, SheetExports exports, PasteHandler paste, Clock clock) {
        this.sheets = sheets;
        this.exports = exports;
        this.paste = paste;
        this.clock = clock;
    }

    @GetMapping("/export.xlsx")
    @Operation(summary = "The sheet as a workbook, which can be filled in and sent back; for those who may see its figures")
    ResponseEntity<byte[]> workbook(@PathVariable String id, Actor reader) {
        return file(exports.workbook(sheets.load(id).state(), reader, clock.instant()), XLSX, "bang-tu-cham-diem.xlsx");
    }

    @GetMapping("/export.pdf")
    @Operation(summary = "The sheet as the paper Bảng tự chấm điểm, with its hash; for those who may see its figures")
    ResponseEntity<byte[]> paper(@PathVariable String id, Actor reader) {
        Paper paper = exports.paper(sheets.load(id).state(), reader, clock.instant());
        return file(paper.pdf(), MediaType.APPLICATION_PDF_VALUE, "bang-tu-cham-diem.pdf");
    }

    @PostMapping(path = "/import", consumes = {XLSX, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @CommandName("import-cells")
    @Operation(summary = "Take a filled-in workbook in; all rows or none. dryRun tells only what would happen")
    Pasted take(@PathVariable String id, @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] workbook, CommandContext context) {
        ScoreSheet sheet = sheets.load(id).state();
        SheetRights.requireOwnWard(context.actor(), sheet.id().wardCode());
        List<PasteHandler.Row> changed = exports.read(sheet, workbook);
        return changed.isEmpty()
                ? new Pasted(dryRun, 0, List.of())
                : paste.paste(id, changed, dryRun, context);
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, String type, String name) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type))
                .header("Content-Disposition", ContentDisposition.attachment().filename(name).build().toString())
                .header("Cache-Control", "no-store").body(bytes);
    }
}
