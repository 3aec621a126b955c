package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import vn.laocai.thidua.support.command.CommandContext;

/** The sheets that are cross-scored. */
interface Targets {

    /** The sheet of a ward within the scope of the draw, where there is one. */
    Optional<Target> find(String seasonId, String wardCode, Scope scope);

    /** Where the sheet of a ward is, where there is one. */
    Optional<Target.Stage> stage(String seasonId, String wardCode);

    /** Opens a sheet to its scorers, where it waits for that. */
    void open(String sheetId, CommandContext context);

    /** Tells the sheet what its scorers gave, anonymous and in ascending order. */
    void scored(String sheetId, Map<String, List<BigDecimal>> points, CommandContext context);
}
