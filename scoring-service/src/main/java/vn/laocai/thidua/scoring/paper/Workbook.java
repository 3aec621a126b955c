package vn.laocai.thidua.scoring.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** XLSX in and out. Numbers stay decimal: they are written as they are and read to the digits that people see. */
public final class Workbook {

    /** What a spreadsheet shows of a number; what lies behind is the noise of its binary form. */
    private static final MathContext DIGITS_SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int SMALLEST_ZIP = 22;
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int WIDEST = 60;
    private static final int LONGEST_NAME = 31;

    /**
     * A sheet to write.
     *
     * @param name
     *            shown on its tab; beyond 31 characters it is cut
     * @param notes
     *            lines above the table, such as a title or "not final"
     * @param headings
     *            of the table
     * @param rows
     *            cells are texts, whole numbers, {@link BigDecimal}, {@link Boolean} or {@link LocalDate}; an empty text
     *            leaves the cell empty
     * @param widths
     *            of the columns in characters; ordinary for those not named
     */
    public record Sheet(String name, List<String> notes, List<String> headings, List<? extends List<?>> rows,
            List<Integer> widths) {

        public Sheet {
            notes = List.copyOf(notes);
            headings = List.copyOf(headings);
            rows = rows.stream().map(row -> (List<?>) List.copyOf(row)).toList();
            widths = List.copyOf(widths);
        }

        /** A table without notes and with ordinary columns. */
        public static Sheet of(String name, List<String> headings, List<? extends List<?>> rows) {
            return new Sheet(name, List.of(), headings, rows, List.of());
        }
    }

    /** A sheet that was read; rows without any content are left out. */
    public record ReadSheet(String name, List<ReadRow> rows) {

        public ReadSheet {
            rows = List.copyOf(rows);
        }

        /** The first row that has all these headings, in any order; the table begins below it. */
        public Optional<Table> table(List<String> headings) {
            for (int i = 0; i < rows.size(); i++) {
                List<String> texts = rows.get(i).cells().stream().map(ReadRow::text).toList();
                if (texts.containsAll(headings)) {
                    return Optional.of(new Table(texts, rows.subList(i + 1, rows.size())));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A row that was read.
     *
     * @param number
     *            as the spreadsheet counts, from 1
     * @param cells
     *            a {@link BigDecimal} for a number, otherwise a text without blanks around, in NFC
     */
    public record ReadRow(int number, List<Object> cells) {

        public ReadRow {
            cells = List.copyOf(cells);
        }

        /** The text of a cell; a number with a decimal dot. Empty where there is none. */
        public String text(int column) {
            return column < 0 || column >= cells.size() ? "" : text(cells.get(column));
        }

        private static String text(Object cell) {
            return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
        }

        /** The number of a cell, typed as a number or as text; nothing where it is empty or no number. */
        public Optional<BigDecimal> number(int column) {
            if (column < 0 || column >= cells.size()) {
                return Optional.empty();
            }
            return cells.get(column) instanceof BigDecimal number
                    ? Optional.of(number)
                    : Numbers.parse(text(column));
        }
    }

    /** Rows under their headings. */
    public record Table(List<String> headings, List<ReadRow> rows) {

        /** Place of a heading; -1 where it is missing, which reads as empty. */
        public int column(String heading) {
            return headings.indexOf(heading);
        }
    }

    private Workbook() {}

    /** The bytes of a workbook. */
    public static byte[] write(List<Sheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(bytes, "ThiDuaSuite",
                "1.0")) {
            for (Sheet sheet : sheets) {
                write(workbook.newWorksheet(name(sheet.name())), sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Spreadsheets know names of 31 characters and not every sign. */
    private static String name(String wanted) {
        String allowed = wanted.replaceAll("[\\[\\]:*?/\\\\]", "-");
        return allowed.length() > LONGEST_NAME ? allowed.substring(0, LONGEST_NAME) : allowed;
    }

    private static void write(Worksheet out, Sheet sheet) {
        int line = 0;
        for (String note : sheet.notes()) {
            out.value(line, 0, note);
            out.style(line++, 0).bold().set();
        }
        for (int column = 0; column < sheet.headings().size(); column++) {
            out.value(line, column, sheet.headings().get(column));
            out.style(line, column).bold().wrapText(true).fillColor("DDE6F0").verticalAlignment("center").set();
            out.width(column, column < sheet.widths().size() ? Math.min(sheet.widths().get(column), WIDEST) : 16);
        }
        out.freezePane(0, ++line);
        for (List<?> row : sheet.rows()) {
            for (int column = 0; column < row.size(); column++) {
                write(out, line, column, row.get(column));
            }
            line++;
        }
        out.pageOrientation("landscape");
        out.fitToWidth((short) 1);
        out.fitToHeight((short) 0);
    }

    private static void write(Worksheet out, int line, int column, Object value) {
        switch (value) {
            case BigDecimal number -> {
                out.value(line, column, number);
                out.style(line, column).format(number.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(number.scale()))
                        .set();
            }
            case Integer number -> out.value(line, column, number);
            case Long number -> out.value(line, column, number);
            case Boolean flag -> out.value(line, column, flag ? "x" : "");
            case LocalDate date -> {
                out.value(line, column, date);
                out.style(line, column).format("dd/mm/yyyy").set();
            }
            case String text -> {
                if (!text.isEmpty()) {
                    out.value(line, column, text);
                    out.style(line, column).wrapText(true).verticalAlignment("top").set();
                }
            }
            default -> throw new IllegalArgumentException("A cell holds no " + value.getClass().getSimpleName());
        }
    }

    /**
     * The sheets of a workbook with their visible and hidden rows.
     *
     * @throws BadWorkbook
     *             where the bytes are no XLSX or it goes beyond 20,000 rows or 200 columns
     */
    public static List<ReadSheet> read(byte[] bytes) {
        if (bytes.length < SMALLEST_ZIP || !ReadableWorkbook.isOOXMLZipHeader(bytes)) {
            throw notXlsx();
        }
        checkSize(bytes);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes),
                new ReadingOptions(true, false))) {
            List<ReadSheet> sheets = new ArrayList<>();
            for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
                sheets.add(read(sheet));
            }
            return sheets;
        } catch (BadWorkbook tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException broken) {
            throw notXlsx();
        }
    }

    /** A small file may unpack to more than the service can hold; it is refused before anything is unpacked for good. */
    private static void checkSize(byte[] bytes) {
        byte[] buffer = new byte[8192];
        int size = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        size += read;
                        if (size > MOST_BYTES) {
                            throw tooLarge();
                        }
                    }
                }
            }
        } catch (IOException broken) {
            throw notXlsx();
        }
    }

    private static BadWorkbook tooLarge() {
        return new BadWorkbook("Bảng tính quá lớn (tối đa 20.000 dòng, 200 cột). Hãy xóa các dòng, cột thừa.",
                "The workbook is too large (at most 20,000 rows, 200 columns). Delete what is not needed.");
    }

    private static BadWorkbook notXlsx() {
        return new BadWorkbook("Tệp này không phải bảng tính XLSX đọc được. Hãy lưu lại dưới dạng .xlsx rồi thử lại.",
                "This is no readable XLSX workbook. Save it as .xlsx and try again.");
    }

    private static ReadSheet read(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                if (rows.size() >= MOST_ROWS || row.getCellCount() > MOST_COLUMNS) {
                    throw tooLarge();
                }
                List<Object> cells = new ArrayList<>();
                for (int column = 0; column < row.getCellCount(); column++) {
                    cells.add(value(row.getCell(column)));
                }
                if (cells.stream().anyMatch(cell -> !"".equals(cell))) {
                    rows.add(new ReadRow(row.getRowNum(), cells));
                }
            }
        }
        return new ReadSheet(sheet.getName(), rows);
    }

    private static Object value(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            // Without its format a date is only a number.
            String format = cell.getDataFormatString();
            if (format != null && format.contains("yy")) {
                return cell.asDate().toLocalDate().toString();
            }
            BigDecimal number = cell.asNumber().round(DIGITS_SHOWN).stripTrailingZeros();
            return number.scale() < 0 ? number.setScale(0) : number;
        }
        return Normalizer.normalize(cell.getText().strip(), Normalizer.Form.NFC);
    }
}
