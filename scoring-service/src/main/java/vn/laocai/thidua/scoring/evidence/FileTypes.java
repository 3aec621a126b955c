package vn.laocai.thidua.scoring.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Recognises files by what is in them. */
final class FileTypes {

    private static final byte[] PDF = "%PDF-".getBytes(ISO_8859_1);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int MOST_ENTRIES = 5_000;

    private FileTypes() {}

    /** The type of the bytes; nothing where they are of none that is taken. Documents with macros are not. */
    static Optional<FileType> of(byte[] bytes) {
        if (begins(bytes, PDF)) {
            return Optional.of(FileType.PDF);
        }
        if (begins(bytes, PNG)) {
            return Optional.of(FileType.PNG);
        }
        if (begins(bytes, JPG)) {
            return Optional.of(FileType.JPG);
        }
        if (!begins(bytes, ZIP)) {
            return Optional.empty();
        }
        Set<String> names = names(bytes);
        if (!names.contains("[Content_Types].xml")
                || names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
            return Optional.empty();
        }
        if (names.contains("word/document.xml")) {
            return Optional.of(FileType.DOCX);
        }
        return names.contains("xl/workbook.xml") ? Optional.of(FileType.XLSX) : Optional.empty();
    }

    /** Whether a PDF says that it carries a digital signature; whether it holds is not looked at here. */
    static boolean signedPdf(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return text.contains("/ByteRange") && (text.contains("/adbe.pkcs7.detached")
                || text.contains("/ETSI.CAdES.detached") || text.contains("/Adobe.PPKLite"));
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The names in a ZIP's own directory; nothing is unpacked. Empty where the directory is broken. */
    private static Set<String> names(byte[] bytes) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(zip);
        Set<String> names = new HashSet<>();
        if (end < 0) {
            return names;
        }
        int count = zip.getShort(end + 10) & 0xFFFF;
        long position = zip.getInt(end + 16) & 0xFFFFFFFFL;
        for (int i = 0; i < Math.min(count, MOST_ENTRIES); i++) {
            if (position + 46 > end || zip.getInt((int) position) != ENTRY) {
                return Set.of();
            }
            int at = (int) position;
            int length = zip.getShort(at + 28) & 0xFFFF;
            int rest = (zip.getShort(at + 30) & 0xFFFF) + (zip.getShort(at + 32) & 0xFFFF);
            if (position + 46 + length > end) {
                return Set.of();
            }
            names.add(new String(bytes, at + 46, length, UTF_8));
            position += 46L + length + rest;
        }
        return names;
    }

    private static int end(ByteBuffer zip) {
        int lowest = Math.max(0, zip.limit() - 65_557);
        for (int at = zip.limit() - 22; at >= lowest; at--) {
            if (zip.getInt(at) == END_OF_DIRECTORY) {
                return at;
            }
        }
        return -1;
    }
}
