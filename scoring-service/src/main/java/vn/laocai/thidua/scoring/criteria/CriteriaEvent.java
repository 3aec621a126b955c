package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.Consent;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;

/** What happened to the criteria of a season. */
sealed interface CriteriaEvent {

    /** A version was begun. */
    record CriteriaDrafted(String setId, String seasonId, String blockId, int version, CriteriaTable table,
            @Nullable String reason) implements CriteriaEvent {}

    /** A draft has another table. */
    record DraftChanged(int version, CriteriaTable table) implements CriteriaEvent {}

    /** A draft was removed with its comments; its number is free again. */
    record DraftDeleted(int version) implements CriteriaEvent {}

    /** Members were asked for comments on a draft. */
    record CommentsInvited(int version, CriteriaSet.Invitation invitation) implements CriteriaEvent {}

    /** A ward said something of a version. */
    record CommentMade(int version, CriteriaComment comment) implements CriteriaEvent {}

    /** A comment was answered. */
    record CommentAnswered(int version, int number, CriteriaComment.Answer answer) implements CriteriaEvent {}

    /** A version was published; the electorate is asked for its consent unless it is empty. */
    record VersionPublished(int version, String hash, @Nullable IssuedAs document, List<String> electorate,
            Instant at) implements CriteriaEvent {}

    /** A ward answered. */
    record ConsentGiven(int version, Consent consent) implements CriteriaEvent {}

    /** Two thirds have agreed: the version takes the place of the frozen one (Rule 12). */
    record VersionConsented(int version, Instant at) implements CriteriaEvent {}

    /** Two thirds can no longer agree. */
    record VersionRejected(int version, Instant at) implements CriteriaEvent {}

    /** The head took a version back before two thirds had answered. */
    record VersionWithdrawn(int version, String reason, Instant at) implements CriteriaEvent {}

    /** The covenant put a version into force. */
    record VersionFrozen(int version, String covenantId, @Nullable Claim claim, Instant at) implements CriteriaEvent {}

    /** The covenant is in force, but no published version is the one that it names, or none is published. */
    record CovenantUnmatched(String setId, String seasonId, String blockId, String covenantId,
            @Nullable Claim claim) implements CriteriaEvent {}

    /** Tells others of a publication. */
    record PublicationTold(String criteriaSetId, int version, String seasonId, String blockId, int scale,
            List<Section> sections, int criterionCount, String hash,
            @Nullable String documentNumber) implements CriteriaEvent {

        /** A section; max with two places. */
        record Section(String code, String name, String max) {}
    }

    /** Tells others that comments on a draft are asked for. */
    record InvitationTold(String criteriaSetId, String seasonId, int version, List<String> wards,
            Instant until) implements CriteriaEvent {}

    /** Tells others that a version they were told of will not count. */
    record WithdrawalTold(String criteriaSetId, String seasonId, int version, String hash,
            String reason) implements CriteriaEvent {}

    /** Tells others what is frozen. */
    record FreezingTold(String criteriaSetId, int version, String seasonId, String hash,
            String covenantId) implements CriteriaEvent {}

    /** Tells others what took the place of the frozen version. */
    record RevisionTold(String criteriaSetId, String seasonId, int oldVersion, int newVersion, String hash,
            List<Line> changes, List<String> consentingWards) implements CriteriaEvent {

        /** Code of a criterion, or {@code TABLE}, and the kind of its change. */
        record Line(String code, TableChanges.Kind change) {}
    }
}
