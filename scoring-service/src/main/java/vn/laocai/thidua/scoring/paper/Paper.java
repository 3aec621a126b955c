package vn.laocai.thidua.scoring.paper;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * An official paper on A4 in the layout of Decree 30/2020. It is filled from top to bottom and written once as PDF; equal
 * content always gives equal bytes. Text is Vietnamese in NFC whatever form it comes in.
 *
 * <pre>{@code
 * byte[] pdf = new Paper("UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG").number("05/TTr-KTĐ")
 *         .placeAndDate("Sa Pa", LocalDate.of(2026, 1, 23)).type("TỜ TRÌNH", "Đề nghị khen thưởng năm 2025")
 *         .paragraph("…").recipients(List.of("Như trên;", "Lưu: VT.")).signature("TRƯỞNG KHỐI", "Tô Ngọc Liễn").pdf();
 * }</pre>
 */
public final class Paper {

    private final List<Part> parts = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();
    private List<String> recipients = List.of();
    private final @Nullable String superior;
    private final String issuer;
    private String number = "";
    private String place = "";
    private @Nullable LocalDate date;
    private String type = "";
    private String summary = "";
    private String qr = "";
    private String qrCaption = "";
    private @Nullable String contentHash;
    private @Nullable PdfSeal seal;
    private boolean provisional;
    private boolean landscape;

    /** How the text of a column or line stands. Numbers stand at the right. */
    public enum Align {
        LEFT, CENTRE, RIGHT
    }

    /**
     * A column of a table.
     *
     * @param width
     *            share of the table's width, relative to the other columns
     */
    public record Column(String title, int width, Align align) {

        public Column {
            if (width < 1) {
                throw new IllegalArgumentException("A column has a width");
            }
            title = nfc(title);
        }
    }

    /**
     * A row of a table.
     *
     * @param cells
     *            one text per column; a single cell spans the whole row
     * @param strong
     *            printed bold, for sums and sections
     */
    public record Row(List<String> cells, boolean strong) {

        public Row {
            cells = cells.stream().map(Paper::nfc).toList();
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells), false);
        }

        public static Row strong(String... cells) {
            return new Row(List.of(cells), true);
        }
    }

    /** What stands in the body. */
    sealed interface Part {

        record Heading(String text) implements Part {}

        record Paragraph(String text, boolean slanted) implements Part {}

        record Line(String text, Align align, boolean strong) implements Part {}

        record Item(String text) implements Part {}

        record Table(List<Column> columns, List<Row> rows) implements Part {}

        record PageBreak() implements Part {}
    }

    /**
     * Who signs.
     *
     * @param capacity
     *            lines above the signature, such as {@code TM. KHỐI THI ĐUA} and {@code TRƯỞNG KHỐI}
     * @param name
     *            name below it; empty where it is written by hand
     */
    record Signature(List<String> capacity, String name) {

        Signature {
            capacity = capacity.stream().map(Paper::nfc).toList();
            name = nfc(name);
        }
    }

    /**
     * Begins a paper.
     *
     * @param superior
     *            body above the issuer, such as {@code UBND TỈNH LÀO CAI}, if any
     * @param issuer
     *            who issues it, such as {@code KHỐI THI ĐUA CÁC PHƯỜNG}
     */
    public Paper(@Nullable String superior, String issuer) {
        this.superior = superior == null ? null : nfc(superior);
        this.issuer = nfc(issuer);
    }

    /** Number and symbol, such as {@code 05/TTr-KTĐ}; without it the line is left open to be filled in by hand. */
    public Paper number(String numberAndSymbol) {
        number = nfc(numberAndSymbol);
        return this;
    }

    /** Place and date of issue, printed as {@code Sa Pa, ngày 04 tháng 11 năm 2025}. */
    public Paper placeAndDate(String where, LocalDate when) {
        place = nfc(where);
        date = when;
        return this;
    }

    /** Type in capitals, such as {@code TỜ TRÌNH}, and what it is about (trích yếu). */
    public Paper type(String typeOfPaper, String about) {
        type = nfc(typeOfPaper);
        summary = nfc(about);
        return this;
    }

    /** A heading such as {@code I. QUÁ TRÌNH BÌNH XÉT}. */
    public Paper heading(String text) {
        parts.add(new Part.Heading(nfc(text)));
        return this;
    }

    /** A paragraph, justified and indented. */
    public Paper paragraph(String text) {
        parts.add(new Part.Paragraph(nfc(text), false));
        return this;
    }

    /** A legal basis (căn cứ), printed in italics. */
    public Paper basis(String text) {
        parts.add(new Part.Paragraph(nfc(text), true));
        return this;
    }

    /** One line by itself, such as {@code Kính gửi: …}. */
    public Paper line(String text, Align align, boolean strong) {
        parts.add(new Part.Line(nfc(text), align, strong));
        return this;
    }

    /** One item of a list, set off by a dash. */
    public Paper item(String text) {
        parts.add(new Part.Item(nfc(text)));
        return this;
    }

    /**
     * A table whose head is repeated on each page.
     *
     * @throws IllegalArgumentException
     *             where a row has neither one cell nor one for each column
     */
    public Paper table(List<Column> columns, List<Row> rows) {
        for (Row row : rows) {
            if (row.cells().size() != columns.size() && row.cells().size() != 1) {
                throw new IllegalArgumentException(
                        "A row has %d cells for %d columns".formatted(row.cells().size(), columns.size()));
            }
        }
        parts.add(new Part.Table(List.copyOf(columns), List.copyOf(rows)));
        return this;
    }

    /** Goes on with a new page. */
    public Paper pageBreak() {
        parts.add(new Part.PageBreak());
        return this;
    }

    /** Recipients (nơi nhận), beside the first signature. */
    public Paper recipients(List<String> lines) {
        recipients = lines.stream().map(Paper::nfc).toList();
        return this;
    }

    /** A signature with one line of capacity. */
    public Paper signature(String capacity, String name) {
        return signature(List.of(capacity), name);
    }

    /** A signature; several stand beside each other, three in a row. */
    public Paper signature(List<String> capacity, String name) {
        signatures.add(new Signature(capacity, name));
        return this;
    }

    /** A QR code at the end with a caption beside it. */
    public Paper qr(String content, String caption) {
        qr = content;
        qrCaption = nfc(caption);
        return this;
    }

    /** Marks every page "CHƯA PHẢI KẾT QUẢ CUỐI CÙNG". */
    public Paper notFinal() {
        provisional = true;
        return this;
    }

    /** Turns the sheet, for wide tables. */
    public Paper landscape() {
        landscape = true;
        return this;
    }

    /**
     * The hash to print in the footer where the paper shows content that has a hash of its own, such as signed results.
     * Without it the hash of the paper's own text is printed.
     */
    public Paper contentHash(String sha256) {
        contentHash = sha256;
        return this;
    }

    /**
     * Signs the file when it is written, and says so under its text.
     *
     * @param at
     *            when; of two files with equal content, equal key (RSA) and equal time the bytes are equal
     */
    public Paper sealed(PaperSeal by, Instant at) {
        seal = new PdfSeal(by, at);
        return this;
    }

    /** The hash that stands in the footer: SHA-256, 64 lower-case hexadecimal digits. */
    public String hash() {
        return contentHash == null ? CanonicalJson.sha256(CanonicalJson.bytes(content())) : contentHash;
    }

    /** Writes the paper. */
    public byte[] pdf() {
        return new PaperWriter(this).write();
    }

    static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Everything that is said, in a form that has exactly one hash. */
    private Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("superior", superior == null ? "" : superior);
        content.put("issuer", issuer);
        content.put("number", number);
        content.put("place", place);
        content.put("date", date == null ? "" : date.toString());
        content.put("type", type);
        content.put("summary", summary);
        content.put("parts", parts.stream().map(Paper::content).toList());
        content.put("recipients", recipients);
        content.put("signatures", signatures.stream()
                .map(signature -> Map.of("capacity", signature.capacity(), "name", signature.name())).toList());
        content.put("qr", qr);
        content.put("qrCaption", qrCaption);
        content.put("notFinal", provisional);
        return content;
    }

    private static Object content(Part part) {
        return switch (part) {
            case Part.Heading heading -> List.of("heading", heading.text());
            case Part.Paragraph paragraph -> List.of("paragraph", paragraph.text(), paragraph.slanted());
            case Part.Line line -> List.of("line", line.text(), line.align().name(), line.strong());
            case Part.Item item -> List.of("item", item.text());
            case Part.Table table -> List.of("table", table.columns().stream().map(Column::title).toList(),
                    table.rows().stream().map(row -> List.of(row.strong(), row.cells())).toList());
            case Part.PageBreak page -> List.of("page");
        };
    }

    @Nullable
    String superiorName() {
        return superior;
    }

    String issuerName() {
        return issuer;
    }

    String numberAndSymbol() {
        return number;
    }

    String placeOfIssue() {
        return place;
    }

    @Nullable
    LocalDate dateOfIssue() {
        return date;
    }

    String typeOfPaper() {
        return type;
    }

    String about() {
        return summary;
    }

    List<Part> body() {
        return List.copyOf(parts);
    }

    List<String> recipientLines() {
        return recipients;
    }

    List<Signature> signers() {
        return List.copyOf(signatures);
    }

    String qrContent() {
        return qr;
    }

    String qrText() {
        return qrCaption;
    }

    @Nullable
    PdfSeal seal() {
        return seal;
    }

    boolean isProvisional() {
        return provisional;
    }

    boolean isLandscape() {
        return landscape;
    }
}
