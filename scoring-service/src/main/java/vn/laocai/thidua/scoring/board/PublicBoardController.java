package vn.laocai.thidua.scoring.board;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.board.BoardReading.Public;
import vn.laocai.thidua.scoring.board.RevealController.RevealView;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What everybody may see, without signing in. A frozen board is answered byte for byte as it was stored; nothing here is
 * computed from anything newer, and no header tells an age.
 */
@Tag(name = "Public boards", description = "Frozen boards, reveal and final boards")
@RestController
@SecurityRequirements
@RequestMapping("/api/public/boards/{seasonId}")
class PublicBoardController {

    private final BoardReading reading;
    private final BoardExports exports;
    private final BoardArchive archive;
    private final SeasonLedgers ledgers;

    PublicBoardController(BoardReading reading, BoardExports exports, BoardArchive archive, SeasonLedgers ledgers) {
        this.reading = reading;
        this.exports = exports;
        this.archive = archive;
        this.ledgers = ledgers;
    }

    @Operation(summary = "The frozen board, or after publication the final one")
    @GetMapping
    ResponseEntity<byte[]> board(@PathVariable String seasonId) {
        Public shown = reading.shown(seasonId);
        return answer(shown).contentType(MediaType.APPLICATION_JSON).body(shown.json().getBytes(UTF_8));
    }

    private static ResponseEntity.BodyBuilder answer(Public shown) {
        String tag = CanonicalJson.sha256(shown.json().getBytes(UTF_8)).substring(0, 32);
        return ResponseEntity.ok().eTag('"' + tag + '"').cacheControl(CacheControl.noCache().cachePublic())
                .header(BoardController.STATE_HEADER, shown.state());
    }

    @Operation(summary = "The same as a workbook")
    @GetMapping("/export.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String seasonId) {
        Public shown = reading.shown(seasonId);
        byte[] bytes = archive.file(shown.id() + ".xlsx", () -> exports.xlsx(shown.view()));
        return BoardController.file(bytes, BoardController.XLSX, "bang-xep-hang.xlsx");
    }

    @Operation(summary = "The same as a paper")
    @GetMapping("/export.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String seasonId) {
        Public shown = reading.shown(seasonId);
        byte[] bytes = archive.file(shown.id() + ".pdf", () -> exports.pdf(shown.view()));
        return BoardController.file(bytes, MediaType.APPLICATION_PDF_VALUE, "bang-xep-hang.pdf");
    }

    @Operation(summary = "What the audience of the conference sees")
    @GetMapping("/reveal")
    ResponseEntity<byte[]> reveal(@PathVariable String seasonId) {
        byte[] body = EventJson.mapper().writeValueAsBytes(RevealView.of(ledgers.of(seasonId)));
        return ResponseEntity.ok().eTag('"' + CanonicalJson.sha256(body).substring(0, 32) + '"')
                .cacheControl(CacheControl.noCache().cachePublic()).contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
