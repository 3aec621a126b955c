package vn.laocai.thidua.scoring.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

import vn.laocai.thidua.scoring.evidence.EvidenceHandler.Description;
import vn.laocai.thidua.scoring.evidence.EvidenceReaders.Verdict;
import vn.laocai.thidua.scoring.evidence.EvidenceUses.Citations;
import vn.laocai.thidua.scoring.evidence.EvidenceViews.EvidenceView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The wards' libraries of evidence. A file is sent as the bare bytes of the request. */
@Tag(name = "Evidence", description = "Documents with their files, cited by score sheets")
@RestController
@RequestMapping("/api/evidence")
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'CROSS_SCORER', 'BLOCK_HEAD', 'BLOCK_DEPUTY',"
        + " 'BLOCK_SECRETARY', 'PROVINCE_MONITOR', 'COUNCIL_MEMBER', 'APPRAISER', 'AUDITOR')")
class EvidenceController {

    private final EvidenceHandler handler;
    private final EvidenceLibraries libraries;
    private final EvidenceFiles files;
    private final EvidenceAccess access;
    private final EvidenceViews views;
    private final Clock clock;

    EvidenceController(EvidenceHandler handler, EvidenceLibraries libraries, EvidenceFiles files,
            EvidenceAccess access, EvidenceViews views, Clock clock) {
        this.handler = handler;
        this.libraries = libraries;
        this.files = files;
        this.access = access;
        this.views = views;
        this.clock = clock;
    }

    record EvidenceList(List<EvidenceView> items) {}

    record ReasonGiven(@NotNull @Size(max = 2_000) String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @CommandName("add-evidence")
    @Operation(summary = "Add a document to the ward's library; the body is the file, at most 20 MB")
    ResponseEntity<EvidenceView> add(@RequestParam String seasonId, @RequestParam String wardCode,
            @RequestParam String fileName, @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate documentDate,
            @RequestParam(required = false) @Nullable String issuer,
            @RequestParam(required = false) @Nullable String excerpt,
            @RequestParam(required = false) @Nullable String page, @RequestBody byte[] file, CommandContext context) {
        Evidence added = handler.add(seasonId, wardCode,
                new Description(fileName, documentNumber, documentDate, issuer, excerpt, page), file, context);
        return created(added, context);
    }

    @PostMapping(path = "/{id}/versions", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @CommandName("add-evidence-version")
    @Operation(summary = "Add a newer file beside the older ones, which stay readable")
    ResponseEntity<EvidenceView> addVersion(@PathVariable String id, @RequestParam String fileName,
            @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate documentDate,
            @RequestParam(required = false) @Nullable String issuer,
            @RequestParam(required = false) @Nullable String excerpt,
            @RequestParam(required = false) @Nullable String page, @RequestBody byte[] file, CommandContext context) {
        Evidence added = handler.addVersion(id,
                new Description(fileName, documentNumber, documentDate, issuer, excerpt, page), file, context);
        return created(added, context);
    }

    @PostMapping("/{id}/withdrawal")
    @CommandName("withdraw-evidence")
    @Operation(summary = "Take a document out that no submission cites")
    EvidenceView withdraw(@PathVariable String id, @Valid @RequestBody ReasonGiven request, CommandContext context) {
        return view(handler.withdraw(id, request.reason(), context), context.actor());
    }

    @GetMapping
    @Operation(summary = "A ward's library of a season, the newest first")
    EvidenceList ofWard(@RequestParam String seasonId, @RequestParam String wardCode, Actor reader) {
        Verdict verdict = requireReader(reader, seasonId, wardCode);
        List<Citations> citations = views.citations(seasonId, wardCode, reader, verdict);
        return new EvidenceList(libraries.ofWard(seasonId, wardCode).values().stream()
                .filter(evidence -> !evidence.withdrawn() && shown(evidence.id(), citations, verdict))
                .sorted(Comparator.comparing((Evidence evidence) -> evidence.latest().uploadedAt()).reversed())
                .map(evidence -> view(evidence, citations, reader)).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One document, where it is cited and what it is like")
    EvidenceView one(@PathVariable String id, Actor reader) {
        return view(readable(id, reader), reader);
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "The file, of the newest version unless another is asked for")
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version,
            Actor reader) {
        Evidence evidence = readable(id, reader);
        Evidence.Version wanted = evidence.versions().stream()
                .filter(one -> version == null ? one.equals(evidence.latest()) : one.number() == version).findFirst()
                .orElseThrow(EvidenceDecider::notFound);
        try {
            byte[] bytes = files.read(wanted.sha256()).orElseThrow(EvidenceDecider::notFound);
            return ResponseEntity.ok().contentType(MediaType.parseMediaType(wanted.type().mediaType()))
                    .eTag('"' + wanted.sha256() + '"')
                    .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox")
                    .header("Content-Disposition",
                            ContentDisposition.attachment().filename(wanted.fileName(), UTF_8).build().toString())
                    .body(bytes);
        } catch (EvidenceStoreUnavailable unavailable) {
            throw EvidenceHandler.unavailable(unavailable);
        }
    }

    /** Who may not read it learns no more than that: other wards' ids tell nothing. */
    private Evidence readable(String id, Actor reader) {
        EvidenceId parts = EvidenceId.read(id).orElseThrow(EvidenceDecider::notFound);
        Verdict verdict = requireReader(reader, parts.seasonId(), parts.wardCode());
        if (!shown(id, views.citations(parts.seasonId(), parts.wardCode(), reader, verdict), verdict)) {
            throw notAReader();
        }
        return libraries.find(id).orElseThrow(EvidenceDecider::notFound);
    }

    private static boolean shown(String id, List<Citations> citations, Verdict verdict) {
        return verdict == Verdict.ALLOWED || citations.stream().anyMatch(one -> one.uses().containsKey(id));
    }

    private Verdict requireReader(Actor reader, String seasonId, String wardCode) {
        Verdict verdict = access.verdict(reader, seasonId, wardCode, clock.instant());
        if (verdict == Verdict.REFUSED) {
            throw notAReader();
        }
        return verdict;
    }

    private static Refusal notAReader() {
        return Refusal.of(403, "not-a-reader",
                "Ông/bà không được xem minh chứng này của phường. Hãy xem các minh chứng thuộc lĩnh vực hoặc phân công"
                        + " của mình.",
                "You may not read this evidence of the ward. See what belongs to your own field or assignment.");
    }

    private ResponseEntity<EvidenceView> created(Evidence evidence, CommandContext context) {
        return ResponseEntity.created(java.net.URI.create("/api/evidence/" + evidence.id()))
                .body(view(evidence, context.actor()));
    }

    private EvidenceView view(Evidence evidence, Actor reader) {
        EvidenceId id = EvidenceId.read(evidence.id()).orElseThrow(EvidenceDecider::notFound);
        Verdict verdict = access.verdict(reader, id.seasonId(), id.wardCode(), clock.instant());
        return views.view(id, evidence, views.citations(id.seasonId(), id.wardCode(), reader, verdict), reader);
    }

    private EvidenceView view(Evidence evidence, List<Citations> citations, Actor reader) {
        EvidenceId id = EvidenceId.read(evidence.id()).orElseThrow(EvidenceDecider::notFound);
        return views.view(id, evidence, citations, reader);
    }
}
