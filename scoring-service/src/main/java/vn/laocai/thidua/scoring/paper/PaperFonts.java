package vn.laocai.thidua.scoring.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * Liberation Serif, whose letters are as wide as those of Times New Roman, embedded in each paper. A font object
 * remembers which letters were used, so each paper has its own.
 */
final class PaperFonts {

    private static final byte[] REGULAR = load("Regular");
    private static final byte[] BOLD = load("Bold");
    private static final byte[] ITALIC = load("Italic");
    private static final byte[] BOLD_ITALIC = load("BoldItalic");

    private final BaseFont regular = font("Regular", REGULAR);
    private final BaseFont bold = font("Bold", BOLD);
    private final BaseFont italic = font("Italic", ITALIC);
    private final BaseFont boldItalic = font("BoldItalic", BOLD_ITALIC);

    Font regular(int size) {
        return new Font(regular, size);
    }

    Font bold(int size) {
        return new Font(bold, size);
    }

    Font italic(int size) {
        return new Font(italic, size);
    }

    Font boldItalic(int size) {
        return new Font(boldItalic, size);
    }

    /** The bare face, for text that is placed by coordinates. */
    BaseFont regularFace() {
        return regular;
    }

    BaseFont boldFace() {
        return bold;
    }

    private static BaseFont font(String style, byte[] bytes) {
        try {
            return BaseFont.createFont("LiberationSerif-" + style + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED,
                    false, bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] load(String style) {
        String file = "/liberation/LiberationSerif-" + style + ".ttf";
        try (InputStream font = PaperFonts.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(font, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
