package vn.laocai.thidua.scoring.evidence;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Where evidence is cited; a bean of the feature that cites it. */
public interface EvidenceUses {

    /**
     * One criterion that cites the evidence.
     *
     * @param version
     *            version of the document that it cites
     * @param points
     *            what the ward claims there, scale 2, where it can be said
     */
    record Use(String criterionCode, int version, @Nullable BigDecimal points) {}

    /** The criteria that cite it now. */
    List<Use> usesOf(String seasonId, String wardCode, String evidenceId);

    /** Whether anything that was submitted cites it (Rule 42). */
    boolean submitted(String seasonId, String wardCode, String evidenceId);
}
