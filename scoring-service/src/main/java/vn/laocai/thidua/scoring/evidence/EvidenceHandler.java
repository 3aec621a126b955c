package vn.laocai.thidua.scoring.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.evidence.Evidence.Version;
import vn.laocai.thidua.scoring.evidence.EvidenceCommand.AddEvidence;
import vn.laocai.thidua.scoring.evidence.EvidenceCommand.AddVersion;
import vn.laocai.thidua.scoring.evidence.EvidenceCommand.WithdrawEvidence;
import vn.laocai.thidua.scoring.evidence.EvidenceUses.Citations;
import vn.laocai.thidua.scoring.evidence.EvidenceUses.Use;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Takes files into a ward's library: the ward's own people only, bounded in size, and of known types only. */
@Component
class EvidenceHandler {

    /** No setting allows more. */
    static final int MOST_BYTES = 50 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final Pattern SECRET = Pattern.compile("(^|[^\\p{L}])(TUYỆT MẬT|TỐI MẬT|MẬT)([^\\p{L}]|$)");

    private final EvidenceLibraries libraries;
    private final EvidenceFiles files;
    private final Fingerprints fingerprints;
    private final Seasons seasons;
    private final ObjectProvider<EvidenceUses> uses;
    private final int limit;

    EvidenceHandler(EvidenceLibraries libraries, EvidenceFiles files, Fingerprints fingerprints, Seasons seasons,
            ObjectProvider<EvidenceUses> uses, @Value("${thidua.evidence.max-bytes:20971520}") int limit) {
        if (limit < 1 || limit > MOST_BYTES) {
            throw new IllegalArgumentException("thidua.evidence.max-bytes must be from 1 to " + MOST_BYTES);
        }
        this.libraries = libraries;
        this.files = files;
        this.fingerprints = fingerprints;
        this.seasons = seasons;
        this.uses = uses;
        this.limit = limit;
    }

    /** What the ward says about a document. */
    record Description(String fileName, @Nullable String documentNumber, @Nullable LocalDate documentDate,
            @Nullable String issuer, @Nullable String excerpt, @Nullable String page) {}

    /** Adds a document; the same upload sent again meets the same one. */
    Evidence add(String seasonId, String wardCode, Description about, byte[] bytes, CommandContext context) {
        requireOwnWard(context.actor(), wardCode);
        requireMember(seasonId, wardCode);
        String key = Sha256.of((seasonId + "|" + wardCode + "|" + context.idempotencyKey())
                .getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        EvidenceId id = new EvidenceId(seasonId, wardCode, key);
        Version version = keep(id.value(), about, bytes, context);
        return libraries.handle(id.library(), new AddEvidence(id.value(), seasonId, wardCode, version), context)
                .state().require(id.value());
    }

    /** Adds a newer file to a document (Rule 42). */
    Evidence addVersion(String evidenceId, Description about, byte[] bytes, CommandContext context) {
        EvidenceId id = EvidenceId.read(evidenceId).orElseThrow(EvidenceDecider::notFound);
        requireOwnWard(context.actor(), id.wardCode());
        if (libraries.find(evidenceId).isEmpty()) {
            throw EvidenceDecider.notFound();
        }
        Version version = keep(evidenceId, about, bytes, context);
        return libraries.handle(id.library(), new AddVersion(evidenceId, version), context).state()
                .require(evidenceId);
    }

    /** Takes a document out that nothing submitted cites (Rule 42). */
    Evidence withdraw(String evidenceId, String reason, CommandContext context) {
        EvidenceId id = EvidenceId.read(evidenceId).orElseThrow(EvidenceDecider::notFound);
        requireOwnWard(context.actor(), id.wardCode());
        List<Citations> citations = uses.stream().map(use -> use.of(id.seasonId(), id.wardCode())).toList();
        boolean submitted = citations.stream().anyMatch(citation -> citation.submitted().contains(evidenceId));
        List<String> citedBy = citations.stream()
                .flatMap(citation -> citation.uses().getOrDefault(evidenceId, List.of()).stream())
                .map(Use::criterionCode).distinct().sorted().toList();
        return libraries.handle(id.library(),
                new WithdrawEvidence(evidenceId, reason.strip(), submitted, citedBy), context)
                .state().require(evidenceId);
    }

    /** The file goes first, then its fingerprint, then the library: what is listed is there. */
    private Version keep(String evidenceId, Description about, byte[] bytes, CommandContext context) {
        if (bytes.length == 0) {
            throw Refusal.of(422, "evidence-empty", "Tệp rỗng. Hãy chọn lại tệp.", "The file is empty. Choose again.");
        }
        if (bytes.length > limit) {
            throw Refusal.of(422, "evidence-too-large",
                    "Tệp lớn hơn " + limit / (1024 * 1024) + " MB. Hãy nén hoặc tách tệp.",
                    "The file is larger than " + limit / (1024 * 1024) + " MB. Compress it or split it.");
        }
        FileType type = FileTypes.of(bytes)
                .orElseThrow(() -> Refusal.of(422, "evidence-type-not-allowed",
                        "Chỉ nhận tệp PDF, JPG, PNG, DOCX, XLSX (không chứa macro). Nội dung tệp này không thuộc loại nào"
                                + " trong đó, dù tên tệp là gì.",
                        "Only PDF, JPG, PNG, DOCX and XLSX files without macros are taken. This file is none of them,"
                                + " whatever its name says."));
        requireNotSecret(about);
        String sha256 = Sha256.of(bytes);
        Version version = new Version(1, sha256, bytes.length, type, fileName(about.fileName(), type),
                clean(about.documentNumber()), about.documentDate(), clean(about.issuer()), clean(about.excerpt()),
                clean(about.page()), type == FileType.PDF && FileTypes.signedPdf(bytes), context.actor().personId(),
                context.at().truncatedTo(ChronoUnit.MILLIS));
        try {
            files.keep(sha256, bytes);
        } catch (EvidenceStoreUnavailable unavailable) {
            throw unavailable(unavailable);
        }
        fingerprints.remember(evidenceId, version);
        return version;
    }

    static Refusal unavailable(EvidenceStoreUnavailable cause) {
        Refusal refusal = Refusal.of(503, "evidence-store-unavailable",
                "Kho tệp minh chứng tạm thời không hoạt động. Xin thử lại sau giây lát.",
                "The store of evidence files does not answer. Please try again in a moment.").with("retryAfter", 3);
        refusal.addSuppressed(cause);
        return refusal;
    }

    private static void requireOwnWard(Actor actor, String wardCode) {
        if (!actor.organisation().equals(wardCode) || !(actor.has("WARD_OFFICER") || actor.has("WARD_LEADER"))) {
            throw Refusal.of(403, "not-own-ward",
                    "Chỉ cán bộ đầu mối và lãnh đạo của chính phường này được thêm minh chứng của phường.",
                    "Only the officers and leaders of this ward may add to its evidence.");
        }
    }

    private void requireMember(String seasonId, String wardCode) {
        Season season = seasons.require(seasonId);
        if (!season.memberCodes().isEmpty() && !season.memberCodes().contains(wardCode)) {
            throw Refusal.of(422, "not-a-member", "Đơn vị này không tham gia mùa thi đua đã chọn.",
                    "This unit takes no part in the chosen season.").withError("/wardCode", "Không phải thành viên",
                            "Not a member");
        }
    }

    /** Documents marked secret stay out of the suite (Rule 88). */
    private static void requireNotSecret(Description about) {
        boolean secret = Stream.of(about.documentNumber(), about.issuer(), about.excerpt(), about.fileName())
                .anyMatch(text -> text != null
                        && SECRET.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).find());
        if (secret) {
            throw Refusal.of(422, "secret-document",
                    "Không đưa tài liệu có dấu mật lên hệ thống. Hãy nộp theo đường văn thư mật.",
                    "Documents marked secret must not be put into the system. Hand them in by secret mail.");
        }
    }

    /** Only a name to show: no path, no control characters, with an ending that fits what is in the file. */
    private static String fileName(String given, FileType type) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC).replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1).replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        if (name.length() > LONGEST_NAME) {
            name = name.substring(name.length() - LONGEST_NAME);
        }
        return name.isEmpty() || name.startsWith(".") ? "minh-chung." + type.extension() : name;
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (clean.length() > LONGEST_TEXT) {
            throw Refusal.of(422, "entry-too-long", "Nội dung mô tả dài quá " + LONGEST_TEXT + " ký tự.",
                    "A description is longer than " + LONGEST_TEXT + " characters.");
        }
        return clean;
    }
}
