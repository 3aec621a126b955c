package vn.laocai.thidua.scoring.criteria;

import org.jspecify.annotations.Nullable;

/** What the criteria read of {@code vn.laocai.thidua.ward.covenant-entered-into-force.v1}. */
record CovenantInForce(String covenantId, String seasonId, String blockId, @Nullable Named criteriaSet) {

    static final String TYPE = "vn.laocai.thidua.ward.covenant-entered-into-force.v1";

    /** The criteria that its text names. */
    record Named(String id, int version, String hash) {}
}
