package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.BadFormula;
import vn.laocai.thidua.scoring.paper.BadWorkbook;
import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.scoring.paper.Workbook.ReadRow;
import vn.laocai.thidua.scoring.paper.Workbook.ReadSheet;
import vn.laocai.thidua.scoring.paper.Workbook.Table;

/**
 * What a workbook or JSON file holds: a table, or everything that is wrong with it.
 *
 * @param table
 *            only where there are no errors
 */
record TableImport(@Nullable CriteriaTable table, List<RowError> errors) {

    /** Reads a JSON file. */
    static TableImport ofJson(byte[] bytes) {
        try {
            return new TableImport(TableJson.read(bytes), List.of());
        } catch (BadTable bad) {
            return new TableImport(null, List.of(new RowError("", 0, bad.pointer(), bad.vi(), bad.en())));
        }
    }

    /**
     * Reads a workbook.
     *
     * @param now
     *            settings and classes come from it where the workbook has no sheets for them
     */
    static TableImport ofWorkbook(byte[] bytes, CriteriaTable now) {
        try {
            return new Reader(Workbook.read(bytes), now).read();
        } catch (BadWorkbook bad) {
            return new TableImport(null, List.of(new RowError("", 0, "", bad.vi(), bad.en())));
        }
    }

    /** Goes through the sheets of one workbook. */
    private static final class Reader {

        private final List<ReadSheet> sheets;
        private final Map<String, Object> table;
        private final List<RowError> errors = new ArrayList<>();

        Reader(List<ReadSheet> sheets, CriteriaTable now) {
            this.sheets = sheets;
            this.table = new LinkedHashMap<>(now.toMap());
        }

        TableImport read() {
            criteria();
            sheet(TableSheets.SETTINGS, List.of(TableSheets.ITEM, TableSheets.VALUE)).ifPresent(this::settings);
            sheet(TableSheets.CLASSES, List.of(TableSheets.CODE, TableSheets.NAME, TableSheets.FROM_PERCENT))
                    .ifPresent(this::classes);
            if (!errors.isEmpty()) {
                return new TableImport(null, errors);
            }
            try {
                return new TableImport(CriteriaTable.fromMap(table), List.of());
            } catch (BadTable bad) {
                return new TableImport(null,
                        List.of(new RowError(TableSheets.SETTINGS, 0, bad.pointer(), bad.vi(), bad.en())));
            }
        }

        private Optional<Table> sheet(String name, List<String> headings) {
            return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst()
                    .flatMap(sheet -> sheet.table(headings));
        }

        private void criteria() {
            List<String> needed = List.of(TableSheets.CODE, TableSheets.PARENT, TableSheets.NAME, TableSheets.MAX);
            Optional<Table> found = sheets.stream().flatMap(sheet -> sheet.table(needed).stream()).findFirst();
            if (found.isEmpty()) {
                errors.add(new RowError("", 0, "",
                        "Không thấy bảng có các cột " + String.join(", ", needed) + ". Hãy dùng tệp đã xuất làm mẫu.",
                        "There is no table with the columns " + String.join(", ", needed)
                                + ". Use an exported file as a pattern."));
                return;
            }
            List<Map<String, Object>> roots = new ArrayList<>();
            Map<String, List<Map<String, Object>>> children = new HashMap<>();
            for (ReadRow row : found.get().rows()) {
                Cells cells = new Cells(TableSheets.CRITERIA, found.get(), row);
                Map<String, Object> node = criterion(cells);
                String code = cells.text(TableSheets.CODE);
                String parent = cells.text(TableSheets.PARENT);
                List<Map<String, Object>> among = parent.isEmpty() ? roots : children.get(parent);
                if (among == null) {
                    cells.wrong(TableSheets.PARENT, "Không có mục “" + parent + "” ở các dòng phía trên.",
                            "There is no group “" + parent + "” in the rows above.");
                    continue;
                }
                List<Map<String, Object>> below = new ArrayList<>();
                if (children.putIfAbsent(code, below) != null) {
                    cells.wrong(TableSheets.CODE, "Mã “" + code + "” đã có ở dòng phía trên.",
                            "The code “" + code + "” stands in a row above.");
                    continue;
                }
                node.put("children", below);
                among.add(node);
            }
            table.put("roots", roots);
        }

        private Map<String, Object> criterion(Cells cells) {
            int before = errors.size();
            Map<String, Object> node = new LinkedHashMap<>();
            cells.putText(node, "code", TableSheets.CODE);
            cells.putText(node, "name", TableSheets.NAME);
            cells.putText(node, "purpose", TableSheets.PURPOSE);
            cells.putChoice(node, "kind", TableSheets.KIND, TableSheets.KINDS);
            cells.putNumber(node, "max", TableSheets.MAX);
            cells.putText(node, "unit", TableSheets.UNIT);
            formula(cells, node);
            cells.putFlag(node, "critical", TableSheets.CRITICAL);
            Map<String, Object> evidence = new LinkedHashMap<>();
            cells.putFlag(evidence, "mandatory", TableSheets.MANDATORY);
            cells.putText(evidence, "text", TableSheets.EVIDENCE);
            List<String> types = List.of(cells.text(TableSheets.FILE_TYPES).split("[,;\\s]+")).stream()
                    .filter(type -> !type.isEmpty()).toList();
            evidence.put("types", types);
            node.put("evidence", evidence);
            cells.putText(node, "dataProvider", TableSheets.PROVIDER);
            cells.putText(node, "appraiser", TableSheets.APPRAISER);
            cells.putChoice(node, "targetPolicy", TableSheets.TARGET, TableSheets.TARGETS);
            cells.putNumber(node, "commonTarget", TableSheets.COMMON_TARGET);
            cells.putFlag(node, "naAllowed", TableSheets.NA_ALLOWED);
            cells.putFlag(node, "selfScorable", TableSheets.SELF);
            cells.putFlag(node, "crossScorable", TableSheets.CROSS);
            cells.putText(node, "autoSource", TableSheets.AUTO);
            cells.putText(node, "legalBasis", TableSheets.BASIS);
            cells.putFlag(node, "active", TableSheets.INACTIVE);
            node.put("active", !Boolean.TRUE.equals(node.get("active")));
            cells.putText(node, "lineage", TableSheets.LINEAGE);
            if (errors.size() == before) {
                try {
                    TableMaps.criterion("", node, Kind.BASE, 1);
                } catch (BadTable bad) {
                    cells.wrong(heading(bad.pointer()), bad.vi(), bad.en());
                }
            }
            return node;
        }

        private static String heading(String pointer) {
            return switch (pointer.split("/", -1)[1]) {
                case "code" -> TableSheets.CODE;
                case "name" -> TableSheets.NAME;
                case "kind" -> TableSheets.KIND;
                case "max" -> TableSheets.MAX;
                case "formula" -> TableSheets.PARAMETERS;
                case "commonTarget" -> TableSheets.COMMON_TARGET;
                default -> pointer;
            };
        }

        private void formula(Cells cells, Map<String, Object> node) {
            String kind = cells.text(TableSheets.FORMULA);
            String parameters = cells.text(TableSheets.PARAMETERS);
            if (kind.isEmpty() && parameters.isEmpty()) {
                return;
            }
            try {
                node.put("formula", FormulaText.map(kind, parameters));
            } catch (BadFormula bad) {
                cells.wrong(TableSheets.PARAMETERS, bad.vi(), bad.en());
            }
        }

        private void settings(Table settings) {
            List<Map<String, Object>> ties = new ArrayList<>();
            for (ReadRow row : settings.rows()) {
                Cells cells = new Cells(TableSheets.SETTINGS, settings, row);
                String value = TableSheets.VALUE;
                switch (cells.text(TableSheets.ITEM)) {
                    case TableSheets.TITLE -> cells.putText(table, "title", value);
                    case TableSheets.SCALE -> cells.putInteger(table, "scale", value);
                    case TableSheets.BONUS_CAP -> cells.putNumber(table, "bonusCap", value);
                    case TableSheets.PENALTY_CAP -> cells.putNumber(table, "penaltyCap", value);
                    case TableSheets.ZERO -> cells.putChoice(table, "zeroPolicy", value, TableSheets.ZEROS);
                    case TableSheets.RANKING -> cells.putChoice(table, "rankingPolicy", value, TableSheets.RANKINGS);
                    case TableSheets.FROM -> cells.putDate(table, "periodFrom", value);
                    case TableSheets.TO -> cells.putDate(table, "periodTo", value);
                    case TableSheets.DEVIATION -> cells.putNumber(table, "deviationLimit", value);
                    case TableSheets.TIE -> ties.add(tie(cells));
                    default ->
                        cells.wrong(TableSheets.ITEM, "Không có mục thiết lập này.", "There is no such setting.");
                }
            }
            table.put("tieBreaks", ties);
        }

        private static Map<String, Object> tie(Cells cells) {
            Map<String, Object> step = new LinkedHashMap<>();
            String written = cells.text(TableSheets.VALUE);
            if (written.startsWith(TableSheets.SECTION)) {
                step.put("by", TieBreak.By.SECTION.name());
                step.put("section", written.substring(TableSheets.SECTION.length()).strip());
            } else {
                cells.putChoice(step, "by", TableSheets.VALUE, TableSheets.TIES);
            }
            return step;
        }

        private void classes(Table classes) {
            List<Map<String, Object>> bands = new ArrayList<>();
            for (ReadRow row : classes.rows()) {
                Cells cells = new Cells(TableSheets.CLASSES, classes, row);
                Map<String, Object> band = new LinkedHashMap<>();
                cells.putText(band, "code", TableSheets.CODE);
                cells.putText(band, "name", TableSheets.NAME);
                cells.putNumber(band, "fromPercent", TableSheets.FROM_PERCENT);
                cells.putFlag(band, "top", TableSheets.TOP);
                bands.add(band);
            }
            table.put("classes", bands);
        }

        /** One row by its headings; what it cannot read becomes an error of that row. */
        private final class Cells {

            private final String sheet;
            private final Table in;
            private final ReadRow row;

            Cells(String sheet, Table in, ReadRow row) {
                this.sheet = sheet;
                this.in = in;
                this.row = row;
            }

            String text(String heading) {
                return row.text(in.column(heading));
            }

            void wrong(String heading, String vi, String en) {
                errors.add(new RowError(sheet, row.number(), heading, vi, en));
            }

            void putText(Map<String, Object> map, String name, String heading) {
                if (!text(heading).isEmpty()) {
                    map.put(name, text(heading));
                }
            }

            void putNumber(Map<String, Object> map, String name, String heading) {
                Optional<BigDecimal> number = row.number(in.column(heading));
                if (number.isPresent()) {
                    map.put(name, number.get().toPlainString());
                } else if (!text(heading).isEmpty()) {
                    wrong(heading, "“" + text(heading) + "” không phải là số.",
                            "“" + text(heading) + "” is no number.");
                }
            }

            void putInteger(Map<String, Object> map, String name, String heading) {
                Optional<BigDecimal> number = row.number(in.column(heading))
                        .filter(found -> found.stripTrailingZeros().scale() <= 0);
                if (number.isPresent()) {
                    map.put(name, number.get().intValue());
                } else {
                    wrong(heading, "Hãy ghi một số nguyên.", "Give an integer.");
                }
            }

            void putFlag(Map<String, Object> map, String name, String heading) {
                switch (text(heading).toLowerCase(Locale.ROOT)) {
                    case "" -> map.put(name, false);
                    case "x", "có", "true", "1" -> map.put(name, true);
                    case "không", "false", "0" -> map.put(name, false);
                    default -> wrong(heading, "Hãy đánh dấu “x” hoặc để trống.", "Write “x” or leave it empty.");
                }
            }

            void putDate(Map<String, Object> map, String name, String heading) {
                String written = text(heading);
                String[] parts = written.split("/", -1);
                map.put(name, parts.length == 3
                        ? parts[2] + "-" + two(parts[1]) + "-" + two(parts[0])
                        : written);
            }

            private static String two(String number) {
                return number.length() == 1 ? "0" + number : number;
            }

            <E extends Enum<E>> void putChoice(Map<String, Object> map, String name, String heading,
                    Map<E, String> words) {
                String written = text(heading);
                Optional<E> choice = words.entrySet().stream()
                        .filter(entry -> entry.getValue().equalsIgnoreCase(written)
                                || entry.getKey().name().equals(written))
                        .map(Map.Entry::getKey).findFirst();
                if (choice.isPresent()) {
                    map.put(name, choice.get().name());
                } else if (!written.isEmpty()) {
                    String known = String.join(", ", words.values().stream().filter(word -> !word.isEmpty()).toList());
                    wrong(heading, "Hãy chọn một trong: " + known + ".", "Choose one of: " + known + ".");
                }
            }
        }
    }
}
