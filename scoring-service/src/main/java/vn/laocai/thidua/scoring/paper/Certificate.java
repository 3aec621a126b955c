package vn.laocai.thidua.scoring.paper;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

import vn.laocai.thidua.support.signature.CanonicalJson;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * A certificate on one framed A4 sheet, with a QR code that leads to the page on which it is checked. Equal content
 * always gives equal bytes.
 *
 * @param issuer
 *            who confers, such as {@code CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI}
 * @param verb
 *            what is done, such as {@code TẶNG}
 * @param award
 *            name of the award
 * @param recipient
 *            who receives it
 * @param citation
 *            for what
 * @param decision
 *            the decision in one line
 * @param place
 *            place of the decision
 * @param date
 *            date of the decision
 * @param signer
 *            post and name of who signed the decision
 * @param address
 *            address in the QR code
 * @param fineprint
 *            lines at the foot, such as the code and the hash of the season's result
 */
public record Certificate(String issuer, String verb, String award, String recipient, String citation, String decision,
        String place, LocalDate date, String signer, String address, List<String> fineprint) {

    private static final float MM = 72f / 25.4f;

    public Certificate {
        issuer = Paper.nfc(issuer);
        verb = Paper.nfc(verb);
        award = Paper.nfc(award);
        recipient = Paper.nfc(recipient);
        citation = Paper.nfc(citation);
        decision = Paper.nfc(decision);
        place = Paper.nfc(place);
        signer = Paper.nfc(signer);
        fineprint = fineprint.stream().map(Paper::nfc).toList();
    }

    /**
     * Writes and signs it.
     *
     * @param at
     *            when it is signed
     */
    public byte[] pdf(PaperSeal by, Instant at) {
        PdfSeal seal = new PdfSeal(by, at);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4.rotate(), 30 * MM, 30 * MM, 20 * MM, 15 * MM);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        document.open();
        document.addTitle(award + " - " + recipient);
        document.addAuthor(issuer);
        document.addProducer("Thi Dua Suite");
        PdfDate day = new PdfDate(GregorianCalendar.from(date.atTime(LocalTime.NOON).atZone(BusinessClock.ZONE)));
        writer.getInfo().put(PdfName.CREATIONDATE, day);
        writer.getInfo().put(PdfName.MODDATE, day);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString("vi-VN"));
        set(document, writer, new PaperFonts(), seal);
        document.close();
        return seal.fill(PdfBytes.settle(bytes.toByteArray(), hash()));
    }

    private void set(Document document, PdfWriter writer, PaperFonts fonts, PdfSeal seal) {
        frame(writer.getDirectContentUnder(), document.getPageSize());
        document.add(centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", fonts.bold(14), 4));
        document.add(centred("Độc lập - Tự do - Hạnh phúc", fonts.bold(14), 0));
        document.add(centred(issuer.toUpperCase(Locale.ROOT), fonts.bold(18), 22));
        document.add(centred(verb, fonts.bold(16), 10));
        Font red = fonts.bold(30);
        red.setColor(176, 24, 24);
        document.add(centred(award.toUpperCase(Locale.ROOT), red, 10));
        document.add(centred(recipient, fonts.bold(22), 14));
        document.add(centred(citation, fonts.italic(15), 8));
        Paragraph when = new Paragraph(18, "%s, ngày %02d tháng %s năm %d".formatted(place, date.getDayOfMonth(),
                date.getMonthValue() < 3 ? "0" + date.getMonthValue() : String.valueOf(date.getMonthValue()),
                date.getYear()), fonts.italic(14));
        when.setAlignment(Element.ALIGN_RIGHT);
        when.setSpacingBefore(14);
        document.add(when);
        Paragraph by = new Paragraph(18, signer, fonts.bold(14));
        by.setAlignment(Element.ALIGN_RIGHT);
        document.add(by);
        foot(writer, fonts, seal);
        seal.reserve(writer);
    }

    private void foot(PdfWriter writer, PaperFonts fonts, PdfSeal seal) {
        PdfContentByte canvas = writer.getDirectContent();
        Image code = QrCode.draw(canvas, address, 76);
        code.setAbsolutePosition(26 * MM, 20 * MM);
        canvas.addImage(code);
        canvas.beginText();
        canvas.setFontAndSize(fonts.boldFace(), 10);
        canvas.showTextAligned(Element.ALIGN_LEFT, decision, 56 * MM, 42 * MM, 0);
        canvas.setFontAndSize(fonts.regularFace(), 9);
        float y = 37 * MM;
        for (String line : fineprint) {
            canvas.showTextAligned(Element.ALIGN_LEFT, line, 56 * MM, y, 0);
            y -= 4.5f * MM;
        }
        canvas.showTextAligned(Element.ALIGN_LEFT, seal.said(), 56 * MM, y, 0);
        canvas.endText();
    }

    private static void frame(PdfContentByte canvas, Rectangle size) {
        canvas.saveState();
        canvas.setRGBColorStroke(176, 24, 24);
        canvas.setLineWidth(3);
        canvas.rectangle(12 * MM, 12 * MM, size.getWidth() - 24 * MM, size.getHeight() - 24 * MM);
        canvas.stroke();
        canvas.setRGBColorStroke(198, 156, 60);
        canvas.setLineWidth(1);
        canvas.rectangle(14.5f * MM, 14.5f * MM, size.getWidth() - 29 * MM, size.getHeight() - 29 * MM);
        canvas.stroke();
        canvas.restoreState();
    }

    private String hash() {
        return CanonicalJson.sha256(CanonicalJson.bytes(Map.of("issuer", issuer, "verb", verb, "award", award,
                "recipient", recipient, "citation", citation, "decision", decision, "date", date.toString(), "signer",
                signer, "address", address, "fineprint", fineprint)));
    }

    private static Paragraph centred(String text, Font font, int before) {
        Paragraph paragraph = new Paragraph(font.getSize() * 1.35f, text, font);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        paragraph.setSpacingBefore(before);
        return paragraph;
    }
}
