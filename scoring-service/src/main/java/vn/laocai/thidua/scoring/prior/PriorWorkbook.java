package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.paper.BadWorkbook;
import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.scoring.paper.Workbook.ReadRow;
import vn.laocai.thidua.scoring.paper.Workbook.ReadSheet;
import vn.laocai.thidua.scoring.paper.Workbook.Sheet;
import vn.laocai.thidua.scoring.paper.Workbook.Table;
import vn.laocai.thidua.scoring.prior.PriorYear.Value;

/**
 * Earlier years as a workbook: a sheet for each year, named by it; a row for each criterion; two columns for each ward,
 * points and the figure behind them in words. What is written reads back to the same years.
 */
final class PriorWorkbook {

    private static final String CODE = "Mã";
    private static final String NAME = "Tiêu chí";
    private static final String POINTS = ": điểm";
    private static final String FIGURE = ": kết quả";
    private static final Pattern YEAR = Pattern.compile("2[0-9]{3}");
    private static final Pattern CRITERION = Pattern.compile("[\\p{L}0-9][\\p{L}0-9._-]{0,39}");
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    private static final int LONGEST_FIGURE = 200;

    private PriorWorkbook() {}

    /**
     * What the rows and columns are.
     *
     * @param wards
     *            names of the members by their codes
     * @param leaves
     *            criteria of this season's table; a row for each, by the code of earlier years
     */
    record Shape(String seasonId, Map<String, String> wards, List<Criterion> leaves) {}

    /** What is wrong, and where; row 0 where no row is meant. */
    record Fault(String sheet, int row, String place, String messageVi, String messageEn) {}

    /** Years that were read; none of them is to be kept where there are faults. */
    record Read(List<PriorYear> years, List<Fault> errors) {}

    /** All years, or an empty sheet of the year before where none was entered. */
    static byte[] write(Shape shape, int seasonYear, List<PriorYear> years) {
        List<PriorYear> shown = years.isEmpty()
                ? List.of(new PriorYear(shape.seasonId(), seasonYear - 1, Map.of()))
                : years;
        return Workbook.write(shown.stream().map(year -> sheet(shape, year)).toList());
    }

    private static Sheet sheet(Shape shape, PriorYear year) {
        Map<String, String> wards = new LinkedHashMap<>(shape.wards());
        year.wards().keySet().forEach(ward -> wards.putIfAbsent(ward, ward));
        List<String> headings = new ArrayList<>(List.of(CODE, NAME));
        List<Integer> widths = new ArrayList<>(List.of(8, 48));
        wards.values().forEach(name -> {
            headings.addAll(List.of(name + POINTS, name + FIGURE));
            widths.addAll(List.of(12, 16));
        });
        Map<String, String> codes = new LinkedHashMap<>();
        shape.leaves().forEach(leaf -> codes.putIfAbsent(leaf.lineageCode(), leaf.name()));
        Set<String> others = new TreeSet<>();
        year.wards().values().forEach(values -> others.addAll(values.keySet()));
        others.forEach(code -> codes.putIfAbsent(code, ""));
        List<List<Object>> rows = new ArrayList<>();
        codes.forEach((code, name) -> {
            List<Object> row = new ArrayList<>(List.of(code, name));
            wards.keySet().forEach(ward -> {
                Optional<Value> value = year.value(ward, code);
                row.add(value.<Object>map(Value::points).orElse(""));
                row.add(value.map(Value::figure).orElse(""));
            });
            rows.add(row);
        });
        return new Sheet(Integer.toString(year.year()), List.of(), headings, rows, widths);
    }

    /** The years of a workbook; sheets that are not named by a year are left alone. */
    static Read read(byte[] bytes, Shape shape, int seasonYear) {
        List<ReadSheet> sheets;
        try {
            sheets = Workbook.read(bytes);
        } catch (BadWorkbook broken) {
            return new Read(List.of(), List.of(new Fault("", 0, "", broken.vi(), broken.en())));
        }
        List<Fault> faults = new ArrayList<>();
        List<PriorYear> years = new ArrayList<>();
        for (ReadSheet sheet : sheets) {
            if (YEAR.matcher(sheet.name()).matches()) {
                int year = Integer.parseInt(sheet.name());
                if (year >= seasonYear) {
                    faults.add(new Fault(sheet.name(), 0, "",
                            "Tên trang phải là một năm trước " + seasonYear + ". Hãy đổi tên trang.",
                            "The sheet is named by a year before " + seasonYear + ". Rename it."));
                } else {
                    years.add(new PriorYear(shape.seasonId(), year, new OneSheet(shape, sheet, faults).read()));
                }
            }
        }
        if (years.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault("", 0, "",
                    "Không có trang nào mang tên một năm, chẳng hạn " + (seasonYear - 1)
                            + ". Hãy tải tệp mẫu rồi điền vào.",
                    "No sheet is named by a year, such as " + (seasonYear - 1) + ". Use the exported file."));
        }
        return new Read(years, faults);
    }

    /** One sheet while it is read. */
    private record OneSheet(Shape shape, ReadSheet sheet, List<Fault> faults) {

        Map<String, Map<String, Value>> read() {
            Optional<Table> found = sheet.table(List.of(CODE));
            Map<String, Map<String, Value>> wards = new LinkedHashMap<>();
            if (found.isEmpty()) {
                wrong(0, CODE, "Trang không có cột “Mã”. Hãy dùng tệp mẫu.", "There is no column “Mã”.");
                return wards;
            }
            Table table = found.get();
            Map<String, String> codes = new LinkedHashMap<>();
            shape.wards().forEach((code, name) -> {
                codes.put(name, code);
                codes.put(code, code);
            });
            Set<String> seen = new HashSet<>();
            for (ReadRow row : table.rows()) {
                String code = row.text(table.column(CODE));
                if (code.isEmpty()) {
                    continue;
                }
                if (!CRITERION.matcher(code).matches() || !seen.add(code)) {
                    wrong(row.number(), CODE, "Mã tiêu chí “" + code + "” không đúng hoặc có hai dòng.",
                            "The code “" + code + "” is malformed or stands twice.");
                    continue;
                }
                for (String heading : table.headings()) {
                    if (!heading.endsWith(POINTS)) {
                        continue;
                    }
                    String ward = codes.get(heading.substring(0, heading.length() - POINTS.length()));
                    Optional<Value> value = value(table, row, heading, ward != null);
                    if (ward != null && value.isPresent()) {
                        wards.computeIfAbsent(ward, any -> new LinkedHashMap<>()).put(code, value.get());
                    }
                }
            }
            return wards;
        }

        private Optional<Value> value(Table table, ReadRow row, String heading, boolean known) {
            int column = table.column(heading);
            String figure = row.text(
                    table.column(heading.substring(0, heading.length() - POINTS.length()) + FIGURE));
            if (row.text(column).isEmpty()) {
                if (!figure.isEmpty()) {
                    wrong(row.number(), heading, "Có kết quả nhưng chưa có điểm.", "A figure without points.");
                }
                return Optional.empty();
            }
            Optional<BigDecimal> points = row.number(column);
            if (!known) {
                wrong(row.number(), heading, "Không có phường thành viên nào tên như vậy.",
                        "No member ward is called so.");
            } else if (points.isEmpty() || points.get().signum() < 0 || points.get().compareTo(MOST) > 0
                    || points.get().stripTrailingZeros().scale() > 2) {
                wrong(row.number(), heading, "“" + row.text(column) + "” không phải số điểm từ 0 đến 1000, có tối đa"
                        + " 2 số sau dấu phẩy.", "Points are from 0 to 1000 with at most 2 decimal places.");
            } else if (figure.length() > LONGEST_FIGURE) {
                wrong(row.number(), heading, "Kết quả dài quá " + LONGEST_FIGURE + " ký tự.",
                        "The figure is longer than " + LONGEST_FIGURE + " characters.");
            } else {
                return Optional.of(new Value(points.get().setScale(2), figure.isEmpty() ? null : figure));
            }
            return Optional.empty();
        }

        private void wrong(int row, String place, String vi, String en) {
            faults.add(new Fault(sheet.name(), row, place, vi, en));
        }
    }
}
