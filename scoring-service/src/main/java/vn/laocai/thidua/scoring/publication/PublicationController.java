package vn.laocai.thidua.scoring.publication;

import java.math.BigDecimal;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.publication.PublicationArchive.Kept;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;

/** Publishing and correcting; what is published is read under {@code /api/public/publications}. */
@Tag(name = "Publications", description = "Results published once for ever, and their corrections")
@RestController
@RequestMapping("/api/publications")
@PreAuthorize("isAuthenticated()")
class PublicationController {

    private final Publications publications;
    private final Corrections corrections;

    PublicationController(Publications publications, Corrections corrections) {
        this.publications = publications;
        this.corrections = corrections;
    }

    record NewPublication(@NotBlank String seasonId) {}

    record PublishedView(String publicationId, String seasonId, Instant publishedAt, String resultHash, String url) {}

    /** A changed cell. */
    record CorrectedPoints(@NotBlank String code, @NotNull BigDecimal points) {}

    record NewCorrection(@NotBlank String wardCode, @NotBlank @Size(min = 20, max = 1000) String reason,
            @NotEmpty @Valid List<CorrectedPoints> changes) {}

    record CorrectionView(String correctionId, String seasonId, Instant correctedAt, String url) {}

    @Operation(summary = "Publish the final result, once for ever; the head of the block")
    @PostMapping
    @CommandName("publish-results")
    ResponseEntity<PublishedView> publish(@Valid @RequestBody NewPublication request, CommandContext context) {
        SeasonLedger ledger = publications.publish(request.seasonId(), context);
        SeasonLedger.Publication publication = Objects.requireNonNull(ledger.publication());
        String url = "/api/public/publications/" + ledger.seasonId();
        return ResponseEntity.created(URI.create(url)).body(new PublishedView(publication.id(),
                ledger.seasonId(), publication.publishedAt(), Objects.requireNonNull(ledger.result()).hash(), url));
    }

    @Operation(summary = "Add a correction; the head, on his own ward the province's monitor")
    @PostMapping("/{seasonId}/corrections")
    @CommandName("correct-results")
    ResponseEntity<CorrectionView> correct(@PathVariable String seasonId, @Valid @RequestBody NewCorrection request,
            CommandContext context) {
        Map<String, BigDecimal> points = new TreeMap<>();
        request.changes().forEach(change -> points.put(change.code(), change.points()));
        Kept kept = corrections.correct(seasonId, request.wardCode(),
                Normalizer.normalize(request.reason().strip(), Normalizer.Form.NFC), points, context);
        String url = "/api/public/publications/" + seasonId + "/corrections/" + kept.id();
        return ResponseEntity.created(URI.create(url))
                .body(new CorrectionView(kept.id(), seasonId, kept.at(), url));
    }
}
