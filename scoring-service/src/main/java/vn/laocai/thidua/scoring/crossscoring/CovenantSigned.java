package vn.laocai.thidua.scoring.crossscoring;

/** What this service reads of {@code vn.laocai.thidua.ward.covenant-signed.v1}. */
record CovenantSigned(String wardCode, String signerId) {

    static final String TYPE = "vn.laocai.thidua.ward.covenant-signed.v1";
}
