package vn.laocai.thidua.scoring.paper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.Locale;

import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfFormField;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * The place of a signature inside a PDF (ISO 32000-2, 12.8; PAdES, ETSI EN 319 142-1). It is kept free while the file is
 * written and filled once the file is settled, so that the one signature covers every byte but its own.
 *
 * @param at
 *            when the paper was sealed; business time, told by the seal's owner. A paper that is made anew after the key
 *            was renewed is sealed at the first instant of the new certificate
 */
record PdfSeal(PaperSeal seal, Instant at) {

    /** Bytes kept free for the signature: room for a chain of some certificates. */
    static final int ROOM = 11_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("HH:mm:ss 'ngày' dd/MM/yyyy xxx", Locale.ROOT).withZone(BusinessClock.ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT)
            .withZone(BusinessClock.ZONE);
    private static final String RANGE = "[0 0000000000 0000000000 0000000000]";
    private static final String CONTENTS = "<" + "0".repeat(2 * ROOM) + ">";

    /**
     * @throws Refusal
     *             503 {@code paper-seal-expired} where the certificate does not hold any more
     */
    PdfSeal {
        Instant since = seal.certificate().getNotBefore().toInstant();
        Instant until = seal.certificate().getNotAfter().toInstant();
        at = at.isBefore(since) ? since : at;
        if (at.isAfter(until)) {
            String day = DAY.format(until);
            throw Refusal.of(503, "paper-seal-expired",
                    "Chứng thư số ký văn bản đã hết hạn ngày " + day
                            + ". Hãy báo quản trị hệ thống thay chứng thư rồi thực hiện lại; chưa có gì thay đổi.",
                    "The certificate that seals papers expired on " + day
                            + ". Ask the operators to renew it, then try again; nothing has changed.");
        }
    }

    /** What the paper says of it, for those who hold a print. */
    String said() {
        return "Tệp gốc được ký số bởi " + seal.owner() + ", lúc " + TIME.format(at)
                + ". Bản in không mang chữ ký số; hãy kiểm tra trên tệp.";
    }

    /** Keeps the place free on the page that is being written. */
    void reserve(PdfWriter writer) {
        PdfDictionary value = new PdfDictionary(PdfName.SIG);
        value.put(PdfName.FILTER, PdfName.ADOBE_PPKLITE);
        value.put(PdfName.SUBFILTER, new PdfName("ETSI.CAdES.detached"));
        value.put(PdfName.NAME, new PdfString(seal.owner(), PdfObject.TEXT_UNICODE));
        value.put(PdfName.M, new PdfDate(GregorianCalendar.from(at.atZone(BusinessClock.ZONE))));
        value.put(PdfName.BYTERANGE, new PdfLiteral(RANGE));
        value.put(PdfName.CONTENTS, new PdfLiteral(CONTENTS));
        PdfFormField field = PdfFormField.createSignature(writer);
        field.setFieldName("ChuKySo");
        field.setWidget(new Rectangle(0, 0), PdfAnnotation.HIGHLIGHT_NONE);
        field.setFlags(PdfAnnotation.FLAGS_PRINT | PdfAnnotation.FLAGS_LOCKED);
        field.put(PdfName.V, value);
        writer.setSigFlags(PdfWriter.SIGNATURE_EXISTS | PdfWriter.SIGNATURE_APPEND_ONLY);
        writer.addAnnotation(field);
    }

    /**
     * The file with its signature.
     *
     * @throws IllegalStateException
     *             where the signature is larger than its place
     */
    byte[] fill(byte[] pdf) {
        // Latin-1 maps every byte to the character of the same number and back.
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(CONTENTS);
        int end = start + CONTENTS.length();
        int range = text.indexOf(RANGE);
        if (start < 0 || range < 0) {
            throw new IllegalStateException("No place was kept free for a signature");
        }
        byte[] signed = pdf.clone();
        put(signed, range, "[0 %010d %010d %010d]".formatted(start, end, pdf.length - end));
        byte[] covered = Arrays.copyOf(signed, signed.length - CONTENTS.length());
        System.arraycopy(signed, end, covered, start, signed.length - end);
        byte[] signature = seal.sign(covered);
        if (signature.length > ROOM) {
            throw new IllegalStateException(
                    "The signature of %d bytes does not fit into %d".formatted(signature.length, ROOM));
        }
        put(signed, start + 1, HexFormat.of().formatHex(signature));
        return signed;
    }

    private static void put(byte[] file, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, file, at, bytes.length);
    }
}
