package vn.laocai.thidua.scoring.criteria;

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

    /** Begins the next version from the one in force. */
    record BeginVersion(String reason) implements CriteriaCommand {}

    /**
     * Publishes a draft.
     *
     * @param members
     *            members of the block, who are asked for their consent where criteria are frozen already
     */
    record PublishCriteria(int version, @Nullable IssuedAs document, List<String> members)
            implements
                CriteriaCommand {}

    /** A ward's answer to a version that waits for consent. */
    record GiveConsent(int version, String wardCode, String personId, boolean agree) implements CriteriaCommand {}

    /** The covenant is in force; the claim is what its text names. */
    record FreezeCriteria(String setId, String seasonId, String blockId, String covenantId, @Nullable Claim claim)
            implements
                CriteriaCommand {}
}
