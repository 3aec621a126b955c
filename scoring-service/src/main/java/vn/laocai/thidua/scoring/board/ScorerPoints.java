package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.util.Map;

/** What each ward gave others, for the robustness of ranks; a bean of the feature that has wards score each other. */
@FunctionalInterface
public interface ScorerPoints {

    /** Points by scorer, scored ward and criterion, of cross-scores that count. */
    Map<String, Map<String, Map<String, BigDecimal>>> of(String seasonId);
}
