package vn.laocai.thidua.scoring.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Where evidence is cited; a bean of each feature that cites it. */
@FunctionalInterface
public interface EvidenceUses {

    /** What cites the evidence of this ward in this season. */
    Citations of(String seasonId, String wardCode);

    /**
     * Everything that cites evidence.
     *
     * @param uses
     *            by id of the evidence, what cites it now
     * @param submitted
     *            ids that anything submitted cites, now or before (Rule 42)
     */
    record Citations(Map<String, List<Use>> uses, Set<String> submitted) {

        public Citations {
            uses = Map.copyOf(uses);
            submitted = Set.copyOf(submitted);
        }
    }

    /**
     * One criterion that cites the evidence.
     *
     * @param version
     *            version of the document that it cites
     * @param points
     *            what the ward claims there, scale 2, where it can be said
     */
    record Use(String criterionCode, int version, @Nullable BigDecimal points) {}
}
