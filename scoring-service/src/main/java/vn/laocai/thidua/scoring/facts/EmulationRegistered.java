package vn.laocai.thidua.scoring.facts;

import java.math.BigDecimal;
import java.util.List;

/** What this service reads of {@code vn.laocai.thidua.ward.emulation-registered.v1}: the whole registration. */
record EmulationRegistered(String registrationId, String seasonId, String wardCode, List<Target> targets) {

    static final String TYPE = "vn.laocai.thidua.ward.emulation-registered.v1";

    record Target(String criterionCode, BigDecimal target) {}
}
