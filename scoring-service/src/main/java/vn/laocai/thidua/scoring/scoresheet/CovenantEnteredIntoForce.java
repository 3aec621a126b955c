package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;

/** What this service reads of {@code vn.laocai.thidua.ward.covenant-entered-into-force.v1}. */
record CovenantEnteredIntoForce(String covenantId, String seasonId, String blockId, List<String> parties) {

    static final String TYPE = "vn.laocai.thidua.ward.covenant-entered-into-force.v1";
}
