package vn.laocai.thidua.scoring.facts;

/** What this service reads of {@code vn.laocai.thidua.ward.model-adoption-confirmed.v1}. */
record ModelAdopted(String modelId, String seasonId, String originWard, String adopterWard) {

    static final String TYPE = "vn.laocai.thidua.ward.model-adoption-confirmed.v1";
}
