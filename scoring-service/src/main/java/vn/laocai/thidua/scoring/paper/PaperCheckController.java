package vn.laocai.thidua.scoring.paper;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.paper.KnownSeals.Found;
import vn.laocai.thidua.scoring.paper.RegisteredPapers.RegisteredPaper;
import vn.laocai.thidua.support.security.AnonymousPosts;
import vn.laocai.thidua.support.security.PublicPaths;

/**
 * Tells everybody whether a paper is genuine. It is asked with hashes and the signature, never with the file: what people
 * hold in their hands stays with them.
 */
@RestController
@SecurityRequirements
@Tag(name = "Check of papers", description = "Whether a file is genuine, who sealed it and what came after it")
class PaperCheckController {

    private static final String CHECKS = "/api/public/papers/checks";
    private static final String SEALS = "/.well-known/paper-seals";

    private final KnownSeals seals;
    private final List<RegisteredPapers> registers;

    PaperCheckController(KnownSeals seals, List<RegisteredPapers> registers) {
        this.seals = seals;
        this.registers = registers;
    }

    /**
     * What is known of a file.
     *
     * @param sha256
     *            of the whole file
     * @param coveredSha256
     *            of all bytes but the place of the signature; absent in a file without one
     * @param signature
     *            the signature, CMS in Base64; absent in a file without one
     */
    record FileAtHand(@NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String coveredSha256,
            @Nullable @Pattern(regexp = "[A-Za-z0-9+/]*={0,2}") @Size(max = 15_000) String signature) {}

    /** What is to be thought of it. */
    enum Verdict {
        /** The registered file itself. */
        REGISTERED,
        /** Not registered for everybody, but sealed here and unchanged, such as minutes. */
        SEALED,
        /** Sealed here and changed afterwards. */
        ALTERED,
        /** Signed by somebody else. */
        FOREIGN,
        /** Neither registered nor signed. */
        UNKNOWN
    }

    /**
     * The answer.
     *
     * @param signer
     *            owner of the seal, where it is one of ours
     */
    record PaperCheck(Verdict verdict, String sentenceVi, String sentenceEn, @Nullable String signer,
            @Nullable RegisteredPaper paper) {}

    @PostMapping(CHECKS)
    @Operation(summary = "Check a file by its hash and its signature; anonymous")
    PaperCheck check(@Valid @RequestBody FileAtHand file) {
        Found found = file.coveredSha256() == null || file.signature() == null
                ? null
                : seals.check(HexFormat.of().parseHex(file.coveredSha256()), bytes(file.signature()));
        Optional<RegisteredPaper> paper = registers.stream().flatMap(one -> one.find(file.sha256()).stream())
                .findFirst();
        Verdict verdict = paper.isPresent() ? Verdict.REGISTERED : verdict(found);
        String signer = found == null ? null : found.signer();
        return new PaperCheck(verdict, vi(verdict, paper, signer), en(verdict, paper, signer), signer,
                paper.orElse(null));
    }

    @GetMapping(value = SEALS, produces = "application/x-pem-file")
    @Operation(summary = "The certificates of the seals, the present one first, as PEM")
    ResponseEntity<String> certificates() {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .contentType(MediaType.parseMediaType("application/x-pem-file")).body(seals.pem());
    }

    private static byte[] bytes(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static Verdict verdict(@Nullable Found found) {
        if (found == null) {
            return Verdict.UNKNOWN;
        }
        return switch (found.finding()) {
            case INTACT -> Verdict.SEALED;
            case ALTERED -> Verdict.ALTERED;
            case FOREIGN -> Verdict.FOREIGN;
        };
    }

    private static String vi(Verdict verdict, Optional<RegisteredPaper> paper, @Nullable String signer) {
        return switch (verdict) {
            case REGISTERED -> "Tệp là bản gốc: " + paper.map(RegisteredPaper::nameVi).orElse("") + ".";
            case SEALED -> "Tệp do hệ thống lập, chưa bị sửa: chữ ký số của " + signer
                    + " còn nguyên vẹn. Đây không phải là kết quả hay giấy chứng nhận đã công bố, mà là văn bản khác như"
                    + " biên bản họp, biên bản kiểm phiếu.";
            case ALTERED -> "Tệp đã bị sửa sau khi ký: nội dung không còn khớp với chữ ký số của " + signer
                    + ". Đừng dùng tệp này; hãy tải bản gốc từ trang kết quả công khai hoặc hỏi nơi đã gửi tệp.";
            case FOREIGN -> "Chữ ký số trong tệp không phải của Khối, nên hệ thống không xác nhận được tệp này. Hãy tải"
                    + " bản gốc từ trang kết quả công khai để so sánh.";
            case UNKNOWN ->
                "Tệp không có chữ ký số và không phải là bản gốc đã công bố. Nếu là bản in hoặc bản chụp, hãy"
                        + " quét mã QR trên giấy để mở bản gốc.";
        };
    }

    private static String en(Verdict verdict, Optional<RegisteredPaper> paper, @Nullable String signer) {
        return switch (verdict) {
            case REGISTERED -> "The file is the original: " + paper.map(RegisteredPaper::nameEn).orElse("") + ".";
            case SEALED -> "This system made the file and nobody changed it: the signature of " + signer
                    + " is intact. It is not a published result or a certificate but another paper, such as minutes.";
            case ALTERED -> "The file was changed after it was signed: it does not fit the signature of " + signer
                    + ". Do not use it; download the original from the public page, or ask who sent it.";
            case FOREIGN -> "The signature in the file is not the block's, so nothing can be said for the file. Compare"
                    + " it with the original on the public page.";
            case UNKNOWN -> "The file has no signature and is not a published original. If it is a print or a scan, use"
                    + " the QR code on the paper to open the original.";
        };
    }

    /** Lets strangers ask. */
    @Configuration(proxyBeanMethods = false)
    static class Access {

        @Bean
        AnonymousPosts anonymousChecks() {
            return new AnonymousPosts(List.of(CHECKS));
        }

        @Bean
        PublicPaths publicSeals() {
            return new PublicPaths(List.of(SEALS));
        }
    }
}
