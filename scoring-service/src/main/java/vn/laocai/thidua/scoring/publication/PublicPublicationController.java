package vn.laocai.thidua.scoring.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.publication.PublicationArchive.Kept;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Published results for everybody: the signed text, its signature, the paper, and the keys that verify it. */
@Tag(name = "Published results", description = "Signed JSON, its signature and paper; open to everybody")
@RestController
@SecurityRequirements
class PublicPublicationController {

    /** Media type of a compact JWS. */
    private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

    private final Publications publications;
    private final Corrections corrections;
    private final PublicationArchive archive;
    private final ResultKeys keys;

    PublicPublicationController(Publications publications, Corrections corrections, PublicationArchive archive,
            ResultKeys keys) {
        this.publications = publications;
        this.corrections = corrections;
        this.archive = archive;
        this.keys = keys;
    }

    /** A correction in the list; its text is under its own address. */
    record CorrectionLine(String correctionId, Instant correctedAt, String url) {}

    record CorrectionList(String seasonId, List<CorrectionLine> items) {}

    @Operation(summary = "The canonical JSON (RFC 8785) that was signed, byte for byte")
    @GetMapping("/api/public/publications/{seasonId}")
    ResponseEntity<byte[]> content(@PathVariable String seasonId) {
        return text(publications.published(seasonId));
    }

    @Operation(summary = "The signature: compact JWS, or detached without the payload")
    @GetMapping("/api/public/publications/{seasonId}.jws")
    ResponseEntity<byte[]> signature(@PathVariable String seasonId,
            @RequestParam(defaultValue = "false") boolean detached) {
        return signature(publications.published(seasonId), detached);
    }

    @Operation(summary = "The same on paper, with the same hash")
    @GetMapping("/api/public/publications/{seasonId}.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String seasonId) {
        return paper(publications.published(seasonId), "ket-qua.pdf");
    }

    @Operation(summary = "The corrections of published results, oldest first")
    @GetMapping("/api/public/publications/{seasonId}/corrections")
    CorrectionList corrections(@PathVariable String seasonId) {
        publications.published(seasonId);
        return new CorrectionList(seasonId, corrections.ofSeason(seasonId).stream()
                .map(kept -> new CorrectionLine(kept.id(), kept.at(),
                        "/api/public/publications/" + seasonId + "/corrections/" + kept.id()))
                .toList());
    }

    @Operation(summary = "The canonical JSON of a correction")
    @GetMapping("/api/public/publications/{seasonId}/corrections/{id}")
    ResponseEntity<byte[]> correction(@PathVariable String seasonId, @PathVariable String id) {
        return text(find(seasonId, id));
    }

    @Operation(summary = "The signature of a correction")
    @GetMapping("/api/public/publications/{seasonId}/corrections/{id}.jws")
    ResponseEntity<byte[]> correctionSignature(@PathVariable String seasonId, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean detached) {
        return signature(find(seasonId, id), detached);
    }

    @Operation(summary = "A correction on paper")
    @GetMapping("/api/public/publications/{seasonId}/corrections/{id}.pdf")
    ResponseEntity<byte[]> correctionPaper(@PathVariable String seasonId, @PathVariable String id) {
        return paper(find(seasonId, id), "dinh-chinh.pdf");
    }

    private Kept find(String seasonId, String id) {
        return corrections.ofSeason(seasonId).stream().filter(kept -> kept.id().equals(id)).findFirst()
                .orElseThrow(() -> Refusal.of(404, "correction-not-found", "Không có bản đính chính này.",
                        "There is no such correction."));
    }

    @Operation(summary = "The public keys that verify signatures of results, as a JSON Web Key Set")
    @GetMapping("/.well-known/result-keys")
    ResponseEntity<Map<String, Object>> keySet() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Map<String, String> present = keys.present();
        all.put(present.getOrDefault("kid", ""), present);
        archive.keys().forEach(key -> all.putIfAbsent(key.getOrDefault("kid", ""), key));
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON).body(Map.of("keys", new ArrayList<>(all.values())));
    }

    private static ResponseEntity<byte[]> text(Kept kept) {
        byte[] bytes = kept.canonical().getBytes(UTF_8);
        return ResponseEntity.ok().eTag('"' + CanonicalJson.sha256(bytes) + '"')
                .cacheControl(CacheControl.noCache().cachePublic()).contentType(MediaType.APPLICATION_JSON).body(bytes);
    }

    private static ResponseEntity<byte[]> signature(Kept kept, boolean detached) {
        String jws = detached ? kept.sealed().detached() : kept.sealed().jws();
        return ResponseEntity.ok().contentType(JOSE).body(jws.getBytes(UTF_8));
    }

    private static ResponseEntity<byte[]> paper(Kept kept, String name) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"").body(kept.pdf());
    }
}
