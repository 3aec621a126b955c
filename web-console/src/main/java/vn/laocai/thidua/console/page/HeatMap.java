package vn.laocai.thidua.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.console.client.SheetClient.Progress;

/**
 * How much is done, by rows and columns: each field carries its numbers in words, its shade only repeats them.
 *
 * @param columns
 *            the sections, in order
 */
public record HeatMap(List<Column> columns, List<Row> rows) {

    /** A column of the picture. */
    public record Column(String code, String name) {}

    /** What was read for a row: the numbers by the columns' codes. */
    public record Given(String name, Map<String, Progress> cells) {}

    /** A field; {@code shade} is 0 (nothing) to 4 (all). */
    public record Field(int filled, int of, int shade) {}

    /** A row of the picture with its sum. */
    public record Row(String name, List<Field> fields, Field all) {}

    /** Puts the numbers in the order of the columns. */
    public static HeatMap of(List<Column> columns, List<Given> given) {
        List<Row> rows = new ArrayList<>();
        for (Given each : given) {
            List<Field> fields = new ArrayList<>();
            int filled = 0;
            int of = 0;
            for (Column column : columns) {
                Progress progress = each.cells().get(column.code());
                fields.add(progress == null ? field(0, 0) : field(progress.filled(), progress.of()));
                filled += progress == null ? 0 : progress.filled();
                of += progress == null ? 0 : progress.of();
            }
            rows.add(new Row(each.name(), fields, field(filled, of)));
        }
        return new HeatMap(columns, rows);
    }

    private static Field field(int filled, int of) {
        int shade = of == 0 || filled == 0 ? 0 : filled >= of ? 4 : 1 + Math.min(2, filled * 3 / of);
        return new Field(filled, of, shade);
    }
}
