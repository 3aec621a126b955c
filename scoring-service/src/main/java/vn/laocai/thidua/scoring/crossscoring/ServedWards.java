package vn.laocai.thidua.scoring.crossscoring;

import java.util.Set;

/** For which wards a person has signed, whatever ward the account names. */
@FunctionalInterface
interface ServedWards {

    /** Codes of the wards. */
    Set<String> of(String personId);
}
