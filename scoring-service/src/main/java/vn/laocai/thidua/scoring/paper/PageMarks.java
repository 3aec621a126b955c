package vn.laocai.thidua.scoring.paper;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** What stands on every page: the footer with hash and page number, and the mark of what is not final. */
final class PageMarks extends PdfPageEventHelper {

    static final String NOT_FINAL = "CHƯA PHẢI KẾT QUẢ CUỐI CÙNG";

    private final PaperFonts fonts;
    private final String hash;
    private final boolean provisional;
    private final int of;
    private int pages;

    /**
     * Marks for one run.
     *
     * @param of
     *            number of pages to tell; 0 where it is not known yet
     */
    PageMarks(PaperFonts fonts, String hash, boolean provisional, int of) {
        this.fonts = fonts;
        this.hash = hash;
        this.provisional = provisional;
        this.of = of;
    }

    PaperFonts fonts() {
        return fonts;
    }

    int pages() {
        return pages;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        pages = writer.getPageNumber();
        Rectangle size = document.getPageSize();
        if (provisional) {
            mark(writer.getDirectContentUnder(), size);
        }
        PdfContentByte canvas = writer.getDirectContent();
        canvas.saveState();
        canvas.beginText();
        canvas.setGrayFill(0.35f);
        canvas.setFontAndSize(fonts.regularFace(), 8);
        canvas.showTextAligned(Element.ALIGN_LEFT, "SHA-256: " + hash, document.leftMargin(), 34, 0);
        canvas.showTextAligned(Element.ALIGN_RIGHT, "Trang %d/%d".formatted(pages, of),
                size.getWidth() - document.rightMargin(), 34, 0);
        if (provisional) {
            canvas.showTextAligned(Element.ALIGN_LEFT, "Chưa phải kết quả cuối cùng", document.leftMargin(), 24, 0);
        }
        canvas.endText();
        canvas.restoreState();
    }

    private void mark(PdfContentByte canvas, Rectangle size) {
        double angle = Math.atan2(size.getHeight(), size.getWidth());
        canvas.saveState();
        canvas.beginText();
        canvas.setGrayFill(0.86f);
        canvas.setFontAndSize(fonts.boldFace(), 40);
        canvas.showTextAligned(Element.ALIGN_CENTER, NOT_FINAL, size.getWidth() / 2, size.getHeight() / 2,
                (float) Math.toDegrees(angle));
        canvas.endText();
        canvas.restoreState();
    }
}
