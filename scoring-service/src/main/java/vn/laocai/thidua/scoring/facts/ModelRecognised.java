package vn.laocai.thidua.scoring.facts;

/** What this service reads of {@code vn.laocai.thidua.ward.model-recognised.v1}. */
record ModelRecognised(String modelId, String seasonId, String wardCode) {

    static final String TYPE = "vn.laocai.thidua.ward.model-recognised.v1";
}
