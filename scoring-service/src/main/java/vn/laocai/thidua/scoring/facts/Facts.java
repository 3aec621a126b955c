package vn.laocai.thidua.scoring.facts;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What is known of one ward in one season.
 *
 * @param targets
 *            registered targets by the code of their criterion (Rule 14)
 * @param absences
 *            activities of the block that the ward missed without a written excuse, or came late to (Rule 24)
 * @param recognisedModels
 *            models of the ward that were recognised
 * @param adoptedModels
 *            models of others that the ward took over, each once (Rule 70)
 * @param modelsAdoptedByOthers
 *            adoptions of the ward's own models by others, each ward and model once
 */
public record Facts(Map<String, BigDecimal> targets, int absences, int recognisedModels, int adoptedModels,
        int modelsAdoptedByOthers) {

    public Facts {
        targets = Map.copyOf(targets);
    }
}
