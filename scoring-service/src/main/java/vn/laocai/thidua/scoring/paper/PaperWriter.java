package vn.laocai.thidua.scoring.paper;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.List;

import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.openpdf.text.pdf.draw.LineSeparator;

import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Part;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.scoring.paper.Paper.Signature;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * Sets a paper: margins, sizes and order of Decree 30/2020, annex I. Lengths are points (1/72 inch); they are the only
 * binary fractions here and decide nothing.
 */
final class PaperWriter {

    private static final float MM = 72f / 25.4f;
    private static final LocalDate UNDATED = LocalDate.of(2025, 1, 1);

    private final Paper paper;
    private final String hash;

    PaperWriter(Paper paper) {
        this.paper = paper;
        this.hash = paper.hash();
    }

    /** Sets it twice, because the footer of the first page tells how many there are. */
    byte[] write() {
        PageMarks first = new PageMarks(new PaperFonts(), hash, paper.isProvisional(), 0);
        set(first);
        PageMarks second = new PageMarks(new PaperFonts(), hash, paper.isProvisional(), first.pages());
        byte[] settled = PdfBytes.settle(set(second), hash);
        PdfSeal seal = paper.seal();
        return seal == null ? settled : seal.fill(settled);
    }

    private byte[] set(PageMarks marks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Rectangle size = paper.isLandscape() ? PageSize.A4.rotate() : PageSize.A4;
        Document document = new Document(size, 30 * MM, 18 * MM, 20 * MM, 22 * MM);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(marks);
        // Justified lines widen their spaces, not their letters.
        writer.setSpaceCharRatio(PdfWriter.NO_SPACE_CHAR_RATIO);
        document.open();
        describe(document, writer);
        PaperFonts fonts = marks.fonts();
        document.add(letterhead(fonts));
        title(document, fonts);
        paper.body().forEach(part -> add(document, fonts, part));
        close(document, writer, fonts);
        seal(document, writer, fonts);
        document.close();
        return bytes.toByteArray();
    }

    private void describe(Document document, PdfWriter writer) {
        document.addTitle((paper.typeOfPaper() + " " + paper.about()).strip());
        document.addAuthor(paper.issuerName());
        document.addProducer("Thi Dua Suite");
        LocalDate date = paper.dateOfIssue();
        GregorianCalendar day = GregorianCalendar
                .from((date == null ? UNDATED : date).atTime(LocalTime.NOON).atZone(BusinessClock.ZONE));
        // The document's own method would take the present time.
        writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(day));
        writer.getInfo().put(PdfName.MODDATE, new PdfDate(day));
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("vi-VN"));
    }

    private PdfPTable letterhead(PaperFonts fonts) {
        PdfPTable head = table(new float[]{44, 56});
        PdfPCell left = plain();
        String superior = paper.superiorName();
        if (superior != null) {
            left.addElement(centred(superior, fonts.regular(12)));
        }
        left.addElement(centred(paper.issuerName(), fonts.bold(12)));
        left.addElement(rule(38, fonts));
        String number = paper.numberAndSymbol().isEmpty() ? "            " : paper.numberAndSymbol();
        left.addElement(centred("Số: " + number, fonts.regular(13)));
        head.addCell(left);
        PdfPCell right = plain();
        right.addElement(centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", fonts.bold(12)));
        right.addElement(centred("Độc lập - Tự do - Hạnh phúc", fonts.bold(13)));
        right.addElement(rule(62, fonts));
        right.addElement(centred(placeAndDate(), fonts.italic(13)));
        head.addCell(right);
        return head;
    }

    private String placeAndDate() {
        LocalDate date = paper.dateOfIssue();
        if (date == null) {
            return "          , ngày     tháng     năm        ";
        }
        return "%s, ngày %02d tháng %s năm %d".formatted(paper.placeOfIssue(), date.getDayOfMonth(),
                month(date.getMonthValue()), date.getYear());
    }

    /** Decree 30/2020: a leading zero for days below 10 and for months 1 and 2. */
    private static String month(int month) {
        return month < 3 ? "0" + month : String.valueOf(month);
    }

    private void title(Document document, PaperFonts fonts) {
        if (paper.typeOfPaper().isEmpty()) {
            return;
        }
        Paragraph type = centred(paper.typeOfPaper(), fonts.bold(14));
        type.setSpacingBefore(16);
        document.add(type);
        if (!paper.about().isEmpty()) {
            document.add(centred(paper.about(), fonts.bold(14)));
            document.add(rule(22, fonts));
        }
        Paragraph gap = new Paragraph(6, " ", fonts.regular(6));
        document.add(gap);
    }

    private static void add(Document document, PaperFonts fonts, Part part) {
        switch (part) {
            case Part.Heading heading -> {
                Paragraph set = new Paragraph(18, heading.text(), fonts.bold(13));
                set.setSpacingBefore(8);
                document.add(set);
            }
            case Part.Paragraph paragraph -> {
                Paragraph set = new Paragraph(18, paragraph.text(),
                        paragraph.slanted() ? fonts.italic(13) : fonts.regular(13));
                set.setAlignment(Element.ALIGN_JUSTIFIED);
                set.setFirstLineIndent(10 * MM);
                set.setSpacingBefore(4);
                document.add(set);
            }
            case Part.Line line -> {
                Paragraph set = new Paragraph(18, line.text(), line.strong() ? fonts.bold(13) : fonts.regular(13));
                set.setAlignment(alignment(line.align()));
                set.setSpacingBefore(4);
                document.add(set);
            }
            case Part.Item item -> {
                Paragraph set = new Paragraph(18, "- " + item.text(), fonts.regular(13));
                set.setAlignment(Element.ALIGN_JUSTIFIED);
                set.setIndentationLeft(10 * MM);
                set.setSpacingBefore(2);
                document.add(set);
            }
            case Part.Table grid -> document.add(grid(grid, fonts));
            case Part.PageBreak page -> document.newPage();
        }
    }

    private static PdfPTable grid(Part.Table grid, PaperFonts fonts) {
        float[] widths = new float[grid.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = grid.columns().get(i).width();
        }
        PdfPTable table = table(widths);
        table.setSpacingBefore(8);
        table.setSpacingAfter(8);
        table.setHeaderRows(1);
        table.setSplitLate(true);
        for (Paper.Column column : grid.columns()) {
            PdfPCell cell = bordered(column.title(), fonts.bold(11), Align.CENTRE);
            cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
            cell.setGrayFill(0.93f);
            table.addCell(cell);
        }
        for (Row row : grid.rows()) {
            Font font = row.strong() ? fonts.bold(11) : fonts.regular(11);
            boolean spanning = row.cells().size() == 1 && grid.columns().size() > 1;
            for (int i = 0; i < row.cells().size(); i++) {
                PdfPCell cell = bordered(row.cells().get(i), font,
                        spanning ? Align.LEFT : grid.columns().get(i).align());
                if (spanning) {
                    cell.setColspan(grid.columns().size());
                }
                table.addCell(cell);
            }
        }
        return table;
    }

    private void close(Document document, PdfWriter writer, PaperFonts fonts) {
        List<Signature> signers = new ArrayList<>(paper.signers());
        if (!paper.recipientLines().isEmpty() || signers.size() == 1) {
            PdfPTable last = table(new float[]{46, 54});
            last.setSpacingBefore(16);
            last.setKeepTogether(true);
            last.addCell(recipients(fonts));
            last.addCell(signers.isEmpty() ? plain() : signature(signers.removeFirst(), fonts));
            document.add(last);
        }
        if (!signers.isEmpty()) {
            int columns = Math.min(3, signers.size());
            float[] widths = new float[columns];
            Arrays.fill(widths, 1);
            PdfPTable row = table(widths);
            row.setSpacingBefore(16);
            row.setKeepTogether(true);
            signers.forEach(signer -> row.addCell(signature(signer, fonts)));
            row.getDefaultCell().setBorder(Rectangle.NO_BORDER);
            row.completeRow();
            document.add(row);
        }
        if (!paper.qrContent().isEmpty()) {
            PdfPTable code = table(new float[]{18, 82});
            code.setSpacingBefore(14);
            code.setKeepTogether(true);
            PdfPCell picture = plain();
            picture.setPadding(0);
            picture.addElement(QrCode.draw(writer.getDirectContent(), paper.qrContent(), 72));
            code.addCell(picture);
            PdfPCell caption = plain();
            caption.setVerticalAlignment(Element.ALIGN_MIDDLE);
            caption.addElement(new Paragraph(13, paper.qrText(), fonts.regular(10)));
            code.addCell(caption);
            document.add(code);
        }
    }

    private void seal(Document document, PdfWriter writer, PaperFonts fonts) {
        PdfSeal seal = paper.seal();
        if (seal != null) {
            Paragraph said = new Paragraph(13, seal.said(), fonts.regular(10));
            said.setSpacingBefore(8);
            document.add(said);
            seal.reserve(writer);
        }
    }

    private PdfPCell recipients(PaperFonts fonts) {
        PdfPCell cell = plain();
        if (!paper.recipientLines().isEmpty()) {
            cell.addElement(new Paragraph(15, "Nơi nhận:", fonts.boldItalic(12)));
            paper.recipientLines()
                    .forEach(line -> cell.addElement(new Paragraph(13, "- " + line, fonts.regular(11))));
        }
        return cell;
    }

    private static PdfPCell signature(Signature signature, PaperFonts fonts) {
        PdfPCell cell = plain();
        signature.capacity().forEach(line -> cell.addElement(centred(line, fonts.bold(13))));
        Paragraph name = centred(signature.name().isEmpty() ? " " : signature.name(), fonts.bold(13));
        // Room for hand and seal.
        name.setSpacingBefore(58);
        cell.addElement(name);
        cell.setPaddingBottom(10);
        return cell;
    }

    private static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    private static PdfPCell plain() {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(1);
        return cell;
    }

    private static PdfPCell bordered(String text, Font font, Align align) {
        PdfPCell cell = new PdfPCell(new Phrase(14, text, font));
        cell.setHorizontalAlignment(alignment(align));
        cell.setBorderWidth(0.5f);
        cell.setPadding(3);
        cell.setPaddingBottom(5);
        return cell;
    }

    private static Paragraph centred(String text, Font font) {
        Paragraph paragraph = new Paragraph(font.getSize() * 1.3f, text, font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        return paragraph;
    }

    /** A line under a title, this many per cent of the width. */
    private static Paragraph rule(int percent, PaperFonts fonts) {
        Paragraph line = new Paragraph(4, "", fonts.regular(6));
        Chunk rule = new Chunk(new LineSeparator(0.7f, percent, null, Element.ALIGN_CENTER, 0));
        rule.setFont(fonts.regular(6));
        line.add(rule);
        line.setSpacingAfter(4);
        return line;
    }

    private static int alignment(Align align) {
        return switch (align) {
            case LEFT -> Element.ALIGN_LEFT;
            case CENTRE -> Element.ALIGN_CENTER;
            case RIGHT -> Element.ALIGN_RIGHT;
        };
    }
}
