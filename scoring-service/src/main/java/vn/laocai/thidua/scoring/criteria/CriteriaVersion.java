package vn.laocai.thidua.scoring.criteria;

/**
 * A published version of a season's criteria.
 *
 * @param setId
 *            {@code <seasonId>-criteria}
 * @param version
 *            from 1
 * @param hash
 *            {@link CriteriaTable#hash()}
 * @param state
 *            as it was when it was read
 */
public record CriteriaVersion(String setId, int version, String hash, String seasonId, CriteriaState state,
        CriteriaTable table) {}
