package vn.laocai.thidua.scoring.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.evidence.Evidence.Version;
import vn.laocai.thidua.scoring.evidence.EvidenceReaders.Verdict;
import vn.laocai.thidua.scoring.evidence.EvidenceUses.Citations;
import vn.laocai.thidua.scoring.evidence.EvidenceUses.Use;
import vn.laocai.thidua.scoring.evidence.Fingerprints.Match;
import vn.laocai.thidua.support.command.Actor;

/** What evidence looks like to one reader. Of other wards' documents only those entitled learn whose they are. */
@Component
class EvidenceViews {

    private final EvidenceAccess access;
    private final Fingerprints fingerprints;
    private final EvidenceLibraries libraries;
    private final CriteriaSets criteria;
    private final ObjectProvider<EvidenceUses> uses;
    private final Clock clock;

    EvidenceViews(EvidenceAccess access, Fingerprints fingerprints, EvidenceLibraries libraries, CriteriaSets criteria,
            ObjectProvider<EvidenceUses> uses, Clock clock) {
        this.access = access;
        this.fingerprints = fingerprints;
        this.libraries = libraries;
        this.criteria = criteria;
        this.uses = uses;
        this.clock = clock;
    }

    /** A document with its versions, the newest last. */
    record EvidenceView(String id, String seasonId, String wardCode, String sha256, long size, FileType type,
            String fileName, @Nullable String documentNumber, @Nullable LocalDate documentDate,
            @Nullable String issuer, @Nullable String excerpt, @Nullable String page, boolean signedPdf, int version,
            List<VersionView> versions, boolean withdrawn, boolean submitted, String uploadedBy, Instant uploadedAt,
            List<Use> uses, List<Duplicate> duplicates, List<Flag> flags) {}

    record VersionView(int number, String sha256, long size, FileType type, String fileName, Instant uploadedAt) {}

    /**
     * The same file, or the same document in another file.
     *
     * @param evidenceId
     *            absent where the reader may not know whose it is
     */
    record Duplicate(@Nullable String evidenceId, @Nullable String wardCode, boolean sameWard, boolean sameFile,
            @Nullable String fileName, String labelVi, String labelEn) {}

    /** Something to look at; nothing is refused for it. */
    record Flag(String code, String messageVi, String messageEn) {}

    /** What cites the evidence of a ward, by whatever feature. */
    List<Citations> citations(String seasonId, String wardCode) {
        return uses.stream().map(use -> use.of(seasonId, wardCode)).toList();
    }

    /** The same for this reader: whoever reads for a field learns of the criteria of that field only. */
    List<Citations> citations(String seasonId, String wardCode, Actor reader, Verdict verdict) {
        List<Citations> all = citations(seasonId, wardCode);
        return verdict == Verdict.FIELD
                ? all.stream().map(one -> inField(one, seasonId, reader.organisation())).toList()
                : all;
    }

    private Citations inField(Citations citations, String seasonId, String organisation) {
        Optional<CriteriaTable> table = criteria.inForce(seasonId).map(CriteriaVersion::table);
        Map<String, List<Use>> uses = new HashMap<>();
        citations.uses().forEach((evidence, all) -> uses.put(evidence, all.stream()
                .filter(use -> table.flatMap(found -> found.leaf(use.criterionCode()))
                        .filter(criterion -> criterion.field().equals(organisation)).isPresent())
                .toList()));
        uses.values().removeIf(List::isEmpty);
        return new Citations(uses, citations.submitted());
    }

    EvidenceView view(EvidenceId id, Evidence evidence, List<Citations> citations, Actor reader) {
        Version latest = evidence.latest();
        List<Duplicate> duplicates = duplicates(id, evidence, reader);
        List<Use> cited = citations.stream()
                .flatMap(citation -> citation.uses().getOrDefault(evidence.id(), List.of()).stream()).toList();
        boolean submitted = citations.stream().anyMatch(citation -> citation.submitted().contains(evidence.id()));
        return new EvidenceView(evidence.id(), id.seasonId(), id.wardCode(), latest.sha256(), latest.size(),
                latest.type(), latest.fileName(), latest.documentNumber(), latest.documentDate(), latest.issuer(),
                latest.excerpt(), latest.page(), latest.signedPdf(), latest.number(),
                evidence.versions().stream().map(version -> new VersionView(version.number(), version.sha256(),
                        version.size(), version.type(), version.fileName(), version.uploadedAt())).toList(),
                evidence.withdrawn(), submitted, latest.uploadedBy(), latest.uploadedAt(), cited, duplicates,
                flags(id, latest, duplicates));
    }

    private List<Duplicate> duplicates(EvidenceId id, Evidence evidence, Actor reader) {
        List<Duplicate> duplicates = new ArrayList<>();
        for (Match match : fingerprints.like(evidence.id(), evidence.latest())) {
            Optional<EvidenceId> other = EvidenceId.read(match.evidenceId());
            Optional<Evidence> found = libraries.find(match.evidenceId());
            if (other.isEmpty() || found.isEmpty() || found.get().withdrawn()) {
                continue;
            }
            boolean sameWard = other.get().wardCode().equals(id.wardCode());
            boolean known = sameWard
                    || access.verdict(reader, other.get().seasonId(), other.get().wardCode(),
                            clock.instant()) == Verdict.ALLOWED;
            duplicates.add(new Duplicate(known ? match.evidenceId() : null, known ? other.get().wardCode() : null,
                    sameWard, match.sameFile(), known ? found.get().latest().fileName() : null,
                    sameWard ? "cùng phường" : "phường khác", sameWard ? "same ward" : "another ward"));
        }
        return duplicates;
    }

    private List<Flag> flags(EvidenceId id, Version latest, List<Duplicate> duplicates) {
        List<Flag> flags = new ArrayList<>();
        if (duplicates.stream().anyMatch(duplicate -> duplicate.sameFile() && duplicate.sameWard())) {
            flags.add(new Flag("duplicate-in-ward",
                    "Tệp này đã có trong kho của phường. Một tài liệu dùng được cho nhiều tiêu chí, không cần tải lên lại.",
                    "This file is in the ward's library already. One document serves many criteria."));
        }
        if (duplicates.stream().anyMatch(duplicate -> duplicate.sameFile() && !duplicate.sameWard())) {
            flags.add(new Flag("duplicate-other-ward", "Tệp giống hệt đã được phường khác dùng làm minh chứng.",
                    "Another ward uses the very same file as evidence."));
        }
        if (duplicates.stream().anyMatch(duplicate -> !duplicate.sameFile())) {
            flags.add(new Flag("near-duplicate",
                    "Đã có tài liệu cùng số, ngày và cơ quan ban hành trong một tệp khác. Hãy kiểm tra có trùng không.",
                    "Another file has the same number, date and issuer. Check whether it is the same document."));
        }
        if (latest.type() == FileType.PDF && !latest.signedPdf()) {
            flags.add(new Flag("unsigned-pdf", "Tệp PDF không mang chữ ký số.",
                    "The PDF carries no digital signature."));
        }
        LocalDate date = latest.documentDate();
        Optional<CriteriaVersion> inForce = criteria.inForce(id.seasonId());
        if (date != null && inForce.isPresent() && (date.isBefore(inForce.get().table().periodFrom())
                || date.isAfter(inForce.get().table().periodTo()))) {
            flags.add(new Flag("outside-period",
                    "Ngày của tài liệu nằm ngoài kỳ tính điểm; khi dùng cần ghi lý do ở tiêu chí (Quy tắc 43).",
                    "The document's date lies outside the period; the criterion that cites it needs a reason."));
        }
        return flags;
    }
}
