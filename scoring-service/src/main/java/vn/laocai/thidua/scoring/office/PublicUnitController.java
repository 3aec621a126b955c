package vn.laocai.thidua.scoring.office;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What wards and departments are called, for pages that everybody may read. */
@RestController
@SecurityRequirements
@Tag(name = "Names", description = "What units are called")
class PublicUnitController {

    private final WardNames names;

    PublicUnitController(WardNames names) {
        this.names = names;
    }

    record UnitName(String code, String name) {}

    record UnitNameList(List<UnitName> items) {}

    @GetMapping("/api/public/units")
    @Operation(summary = "Codes and names of the registered units, as of today")
    UnitNameList all() {
        return new UnitNameList(
                names.all().entrySet().stream().map(unit -> new UnitName(unit.getKey(), unit.getValue()))
                        .toList());
    }
}
