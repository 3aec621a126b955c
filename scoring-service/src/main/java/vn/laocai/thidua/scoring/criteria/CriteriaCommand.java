package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaSet.Claim;
import vn.laocai.thidua.scoring.criteria.CriteriaSet.IssuedAs;

/** What can be asked of the criteria of a season. */
sealed interface CriteriaCommand {

    /** Begins the first version. */
    record DraftCriteria(String setId, String seasonId, String blockId, CriteriaTable table)
            implements
                CriteriaCommand {}

    /** Replaces the table of a draft. */
    record ChangeDraft(int version, CriteriaTable table) implements CriteriaCommand {}

    /** Removes a draft, of which nobody outside has been told. */
    record DeleteDraft(int version) implements CriteriaCommand {}

    /**
     * Begins the next version.
     *
     * @param from
     *            the version whose table it begins with; the one in force where null
     */
    record BeginVersion(String reason, @Nullable Integer from) implements CriteriaCommand {}

    /**
     * Publishes a draft.
     *
     * @param members
     *            members of the block, who are asked for their consent where criteria are frozen already
     */
    record PublishCriteria(int version, @Nullable IssuedAs document, List<String> members)
            implements
                CriteriaCommand {}

    /** Takes a version back that waits for consent; the one in force stays. */
    record WithdrawVersion(int version, String reason) implements CriteriaCommand {}

    /**
     * Asks every member for comments on a draft (Rule 15).
     *
     * @param wards
     *            the members now
     */
    record InviteComments(int version, Instant until, List<String> wards) implements CriteriaCommand {}

    /** What a ward says of a version that is being discussed (Rule 15); of the whole table where the code is null. */
    record MakeComment(int version, @Nullable String code, String wardCode, String personId,
            String text) implements CriteriaCommand {}

    /** What becomes of a comment (Rule 15). */
    record AnswerComment(int version, int number, CriteriaComment.Disposition disposition, String text,
            String personId) implements CriteriaCommand {}

    /** A ward's answer to a version that waits for consent. */
    record GiveConsent(int version, String wardCode, String personId, boolean agree) implements CriteriaCommand {}

    /** The covenant is in force; the claim is what its text names. */
    record FreezeCriteria(String setId, String seasonId, String blockId, String covenantId, @Nullable Claim claim)
            implements
                CriteriaCommand {}
}
