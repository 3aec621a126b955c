package vn.laocai.thidua.journeys.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** What a reader finds in a body: workbooks and packs are unzipped, papers are read page by page. */
final class ReadableText {

    private ReadableText() {}

    static String of(byte[] body) {
        String raw = new String(body, StandardCharsets.UTF_8);
        if (raw.startsWith("PK")) {
            return unzipped(body);
        }
        return raw.startsWith("%PDF") ? raw + pages(body) : raw;
    }

    private static String unzipped(byte[] body) {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n').append(of(zip.readAllBytes())).append('\n');
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }

    private static String pages(byte[] body) {
        StringBuilder text = new StringBuilder();
        try (PdfReader reader = new PdfReader(body)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
        } catch (IOException | RuntimeException e) {
            // A file that only calls itself a paper, as evidence may, is searched as it came.
            return "";
        }
        return text.toString();
    }
}
