package vn.laocai.thidua.scoring.evidence;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.evidence.Evidence.Version;
import vn.laocai.thidua.scoring.evidence.EvidenceCommand.AddEvidence;
import vn.laocai.thidua.scoring.evidence.EvidenceCommand.AddVersion;
import vn.laocai.thidua.scoring.evidence.EvidenceCommand.WithdrawEvidence;
import vn.laocai.thidua.scoring.evidence.EvidenceEvent.EvidenceAdded;
import vn.laocai.thidua.scoring.evidence.EvidenceEvent.EvidenceVersionAdded;
import vn.laocai.thidua.scoring.evidence.EvidenceEvent.EvidenceWithdrawn;
import vn.laocai.thidua.support.command.Refusal;

/** The rules of a library, pure: nothing that was cited is ever taken out or replaced (Rule 42). */
final class EvidenceDecider {

    static final int MOST = 1_000;
    private static final int SHORTEST_REASON = 10;

    private EvidenceDecider() {}

    static List<EvidenceEvent> decide(EvidenceCommand command, @Nullable EvidenceLibrary library) {
        return switch (command) {
            case AddEvidence add -> add(add, library);
            case AddVersion add -> addVersion(add, evidence(library, add.evidenceId()));
            case WithdrawEvidence withdraw -> withdraw(withdraw, evidence(library, withdraw.evidenceId()));
        };
    }

    static EvidenceLibrary evolve(@Nullable EvidenceLibrary library, EvidenceEvent event) {
        return switch (event) {
            case EvidenceAdded added ->
                (library == null ? EvidenceLibrary.empty(added.seasonId(), added.wardCode()) : library)
                        .with(new Evidence(added.evidenceId(), List.of(added.version()), false));
            case EvidenceVersionAdded added -> with(library, versioned(evidence(library, added.evidenceId()), added));
            case EvidenceWithdrawn withdrawn -> with(library, withdrawn(evidence(library, withdrawn.evidenceId())));
        };
    }

    private static List<EvidenceEvent> add(AddEvidence add, @Nullable EvidenceLibrary library) {
        if (library != null && library.items().containsKey(add.evidenceId())) {
            return List.of();
        }
        if (library != null && library.items().size() >= MOST) {
            throw Refusal.of(422, "evidence-library-full",
                    "Kho minh chứng của phường đã đủ " + MOST + " tài liệu trong mùa này. Hãy dùng lại tài liệu đã có.",
                    "The ward's library holds " + MOST + " documents in this season already. Use those again.");
        }
        return List.of(new EvidenceAdded(add.evidenceId(), add.seasonId(), add.wardCode(), add.first()));
    }

    private static List<EvidenceEvent> addVersion(AddVersion add, Evidence evidence) {
        Version last = evidence.latest();
        Version next = add.next();
        if (last.sha256().equals(next.sha256())) {
            throw Refusal.of(409, "evidence-unchanged",
                    "Tệp này giống hệt phiên bản hiện tại nên không cần thêm phiên bản mới.",
                    "This file is the same as the present version; no new one is needed.");
        }
        return List.of(new EvidenceVersionAdded(evidence.id(),
                new Version(last.number() + 1, next.sha256(), next.size(), next.type(), next.fileName(),
                        next.documentNumber(), next.documentDate(), next.issuer(), next.excerpt(), next.page(),
                        next.signedPdf(), next.uploadedBy(), next.uploadedAt())));
    }

    private static List<EvidenceEvent> withdraw(WithdrawEvidence withdraw, Evidence evidence) {
        if (evidence.withdrawn()) {
            return List.of();
        }
        if (withdraw.submitted()) {
            throw Refusal.of(409, "evidence-in-use",
                    "Minh chứng này đã nằm trong bảng điểm đã nộp nên không xóa hay thay thế được. Hãy thêm phiên bản"
                            + " mới; phiên bản cũ vẫn được giữ.",
                    "A submitted sheet cites this evidence, so it cannot be deleted or replaced. Add a new version; the"
                            + " old one is kept.");
        }
        if (!withdraw.citedBy().isEmpty()) {
            String criteria = String.join(", ", withdraw.citedBy());
            throw Refusal.of(409, "evidence-cited",
                    "Minh chứng này đang được dùng ở tiêu chí " + criteria
                            + ". Hãy gỡ khỏi các tiêu chí đó trước khi rút.",
                    "Criteria cite this evidence: " + criteria + ". Take it out there before withdrawing it.");
        }
        if (withdraw.reason().strip().length() < SHORTEST_REASON) {
            throw Refusal.of(422, "reason-missing", "Hãy nêu lý do (ít nhất " + SHORTEST_REASON + " ký tự).",
                    "Please give a reason (at least " + SHORTEST_REASON + " characters).")
                    .withError("/reason", "Quá ngắn", "Too short");
        }
        return List.of(new EvidenceWithdrawn(evidence.id(), withdraw.reason()));
    }

    private static Evidence evidence(@Nullable EvidenceLibrary library, String id) {
        Evidence evidence = library == null ? null : library.items().get(id);
        if (evidence == null) {
            throw notFound();
        }
        return evidence;
    }

    static Refusal notFound() {
        return Refusal.of(404, "evidence-not-found",
                "Không có minh chứng này. Hãy mở lại kho minh chứng của phường.",
                "There is no such evidence. Open the ward's library again.");
    }

    private static EvidenceLibrary with(@Nullable EvidenceLibrary library, Evidence evidence) {
        if (library == null) {
            throw notFound();
        }
        return library.with(evidence);
    }

    private static Evidence versioned(Evidence evidence, EvidenceVersionAdded added) {
        List<Version> versions = new ArrayList<>(evidence.versions());
        versions.add(added.version());
        return new Evidence(evidence.id(), versions, false);
    }

    private static Evidence withdrawn(Evidence evidence) {
        return new Evidence(evidence.id(), evidence.versions(), true);
    }
}
