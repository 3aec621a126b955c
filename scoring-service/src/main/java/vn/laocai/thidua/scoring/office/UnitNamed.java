package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.List;

/**
 * What this service reads of the events by which a unit gets a name.
 *
 * @param validFrom
 *            first day of the name
 */
record UnitNamed(String unitCode, String name, LocalDate validFrom) {

    static final List<String> TYPES = List.of("vn.laocai.thidua.ward.unit-registered.v1",
            "vn.laocai.thidua.ward.unit-renamed.v1");

    /** The name without the word for its kind, which sentences put before it themselves. */
    String shortName() {
        return name.startsWith("Phường ") ? name.substring("Phường ".length()) : name;
    }
}
