package vn.laocai.thidua.scoring.paper;

import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfTemplate;

/** QR codes drawn as squares, so that they stay sharp on paper. */
final class QrCode {

    private QrCode() {}

    /** The code as an image of this many points a side. */
    static Image draw(PdfContentByte canvas, String content, int side) {
        BitMatrix bits = bits(content);
        PdfTemplate template = canvas.createTemplate(side, side);
        float unit = (float) side / bits.getWidth();
        for (int y = 0; y < bits.getHeight(); y++) {
            for (int x = 0; x < bits.getWidth(); x++) {
                if (bits.get(x, y)) {
                    template.rectangle(x * unit, side - (y + 1) * unit, unit, unit);
                }
            }
        }
        template.fill();
        return Image.getInstance(template);
    }

    private static BitMatrix bits(String content) {
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 1));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + content.length() + " characters", e);
        }
    }
}
