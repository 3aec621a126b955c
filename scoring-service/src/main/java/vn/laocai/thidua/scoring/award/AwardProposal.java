package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A proposal of an award for a ward, and what became of it.
 *
 * @param id
 *            {@code <seasonId>:<wardCode>:<awardCode>}: the same award is proposed once a season (Rule 58)
 * @param basis
 *            achievements on which it rests
 * @param checks
 *            rules as they were when it was begun
 * @param before
 *            state to which it returns when nothing suspends it any more
 * @param suspensions
 *            what suspends it, such as {@code notice:…} or {@code complaint:…}
 * @param documents
 *            its parts, at most one of each kind
 */
public record AwardProposal(String id, String seasonId, String blockId, String wardCode, String awardCode,
        List<String> basis, ProposalState state, @Nullable ProposalState before, List<String> suspensions,
        List<RuleCheck> checks, List<Part> documents, String proposedBy, Instant proposedAt, @Nullable Sending sending,
        @Nullable Instant receivedAt, @Nullable Note returned, @Nullable CouncilVote council,
        @Nullable Decision decision, @Nullable Note notAwarded, @Nullable Presentation presented,
        @Nullable Revocation revocation) {

    /** A part of the pack: the exact bytes are kept under their hash. */
    public record Part(DocumentKind kind, String sha256, @Nullable String number, @Nullable LocalDate date, String by,
            Instant at) {}

    /** How it was sent; the hash is that of the pack's manifest. */
    public record Sending(String documentNumber, LocalDate date, String manifestHash, String by, Instant at) {}

    /** Words of somebody at an instant. */
    public record Note(String reason, String by, Instant at) {}

    /** The vote of the provincial council; yes counts against all members. */
    public record CouncilVote(int electorate, int yes, int no, int blank, LocalDate heldOn, String minutesNumber,
            boolean passed) {}

    /**
     * The registered decision (Rule 59).
     *
     * @param fileHash
     *            SHA-256 of the decision's file
     * @param reward
     *            whole đồng
     * @param certificateCode
     *            unguessable code of the certificate
     * @param certificateHash
     *            SHA-256 of the certificate's PDF
     */
    public record Decision(String number, LocalDate date, String issuer, String signer, String fileHash, long reward,
            int rank, String resultHash, String certificateCode, String certificateHash, String registeredBy,
            Instant at) {}

    /** The day and place of the ceremony. */
    public record Presentation(LocalDate on, String place) {}

    /** How it was taken back (Rule 60). */
    public record Revocation(String reason, String documentNumber, String by, Instant at) {}

    public AwardProposal {
        basis = List.copyOf(basis);
        suspensions = List.copyOf(suspensions);
        checks = List.copyOf(checks);
        documents = List.copyOf(documents);
    }

    /** Id of the proposal of an award for a ward. */
    static String idOf(String seasonId, String wardCode, String awardCode) {
        return seasonId + ":" + wardCode + ":" + awardCode;
    }

    /** Parts that are not there (Rule 56). */
    public Set<DocumentKind> missing() {
        Set<DocumentKind> missing = EnumSet.allOf(DocumentKind.class);
        documents.forEach(part -> missing.remove(part.kind()));
        return missing;
    }
}
