package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.AwardViews.PublicAward;
import vn.laocai.thidua.scoring.award.AwardViews.PublicAwards;
import vn.laocai.thidua.support.command.Refusal;

/** What everybody may read of awards: registered decisions, and certificates by their code. */
@RestController
@RequestMapping("/api/public")
@Tag(name = "Public awards", description = "Registered awards and the check of certificates, without signing in")
class CertificateController {

    private final Proposals proposals;
    private final PaperStore store;
    private final AwardViews views;

    CertificateController(Proposals proposals, PaperStore store, AwardViews views) {
        this.proposals = proposals;
        this.store = store;
        this.views = views;
    }

    /**
     * A certificate as it was registered.
     *
     * @param matches
     *            whether the asked hash is that of the registered file; absent where none was asked
     */
    record CertificateView(String code, String status, String statusVi, PublicAward award, int rank,
            String decisionSigner, String decisionFileHash, long reward, String resultHash, String sha256,
            @Nullable Boolean matches, @Nullable String matchVi, @Nullable String matchEn, String pdf,
            Instant registeredAt, @Nullable RevocationView revocation) {}

    record RevocationView(String reason, String documentNumber, Instant at) {}

    @GetMapping("/awards")
    @Operation(summary = "The awards of a season; only registered decisions are awards")
    PublicAwards awards(@RequestParam String seasonId) {
        List<PublicAward> items = proposals.ofSeason(seasonId).stream().map(views::published)
                .filter(Objects::nonNull).toList();
        return new PublicAwards(items);
    }

    @GetMapping("/certificates/{code:[A-Za-z0-9_-]{16,64}}")
    @Operation(summary = "Check a certificate; with sha256 it tells whether a file is the registered one")
    ResponseEntity<CertificateView> check(@PathVariable String code,
            @RequestParam(required = false) @Nullable String sha256) {
        AwardProposal proposal = certified(code);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(view(proposal, sha256));
    }

    @GetMapping("/certificates/{code:[A-Za-z0-9_-]{16,64}}.pdf")
    @Operation(summary = "The registered file")
    ResponseEntity<byte[]> pdf(@PathVariable String code) {
        Decision decision = Objects.requireNonNull(certified(code).decision());
        byte[] pdf = store.find(decision.certificateHash()).orElseThrow(CertificateController::unknown);
        return AwardController.file(pdf, MediaType.APPLICATION_PDF, "giay-chung-nhan-" + code + ".pdf");
    }

    private AwardProposal certified(String code) {
        return proposals.certified(code).orElseThrow(CertificateController::unknown);
    }

    private CertificateView view(AwardProposal proposal, @Nullable String sha256) {
        Decision decision = Objects.requireNonNull(proposal.decision());
        PublicAward award = Objects.requireNonNull(views.published(proposal));
        Revocation revocation = proposal.revocation();
        Boolean matches = sha256 == null
                ? null
                : decision.certificateHash().equals(sha256.strip().toLowerCase(Locale.ROOT));
        String matchVi = matches == null
                ? null
                : matches
                        ? "Tệp khớp với giấy chứng nhận đã đăng ký."
                        : "Tệp không khớp với giấy chứng nhận đã đăng ký: nội dung đã bị thay đổi hoặc là tệp khác.";
        String matchEn = matches == null
                ? null
                : matches
                        ? "The file is the registered certificate."
                        : "The file is not the registered certificate: it was altered or is another one.";
        return new CertificateView(decision.certificateCode(), revocation == null ? "VALID" : "REVOKED",
                revocation == null ? "Có hiệu lực" : "Đã thu hồi", award, decision.rank(), decision.signer(),
                decision.fileHash(), decision.reward(), decision.resultHash(), decision.certificateHash(), matches,
                matchVi, matchEn, "/api/public/certificates/" + decision.certificateCode() + ".pdf", decision.at(),
                revocation == null
                        ? null
                        : new RevocationView(revocation.reason(), revocation.documentNumber(), revocation.at()));
    }

    private static Refusal unknown() {
        return Refusal.of(404, "certificate-not-found",
                "Không có giấy chứng nhận với mã này. Hãy kiểm tra lại mã hoặc quét lại mã QR.",
                "There is no certificate with this code. Check the code or scan the QR code again.");
    }
}
