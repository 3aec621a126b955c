package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.Map;

/** How units are called on a day. */
@FunctionalInterface
public interface UnitNames {

    /** Names by code of every registered unit. */
    Map<String, String> on(LocalDate day);
}
