package vn.laocai.thidua.scoring.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Files are what is in them, whatever they are called. */
class FileTypesTest {

    @Test
    void recognisesWhatIsTaken() throws IOException {
        assertThat(FileTypes.of("%PDF-1.7\n...".getBytes(UTF_8))).contains(FileType.PDF);
        assertThat(FileTypes.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0})).contains(FileType.JPG);
        assertThat(FileTypes.of(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0}))
                .contains(FileType.PNG);
        assertThat(FileTypes.of(zip("[Content_Types].xml", "word/document.xml"))).contains(FileType.DOCX);
        assertThat(FileTypes.of(zip("[Content_Types].xml", "xl/workbook.xml"))).contains(FileType.XLSX);
    }

    @Test
    void refusesTheRest() throws IOException {
        assertThat(FileTypes.of("<html>".getBytes(UTF_8))).isEmpty();
        assertThat(FileTypes.of("MZ".getBytes(UTF_8))).isEmpty();
        assertThat(FileTypes.of(new byte[0])).isEmpty();
        assertThat(FileTypes.of(zip("readme.txt"))).isEmpty();
        assertThat(FileTypes.of(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .as("macros").isEmpty();
        byte[] cut = zip("[Content_Types].xml", "word/document.xml");
        assertThat(FileTypes.of(java.util.Arrays.copyOf(cut, cut.length / 2))).as("half a file").isEmpty();
        byte[] lying = cut.clone();
        lying[lying.length - 6] = (byte) 0x7F;
        assertThat(FileTypes.of(lying)).as("a directory that leads nowhere").isEmpty();
    }

    @Test
    void seesWhetherAPdfSaysThatItIsSigned() {
        assertThat(FileTypes.signedPdf("%PDF-1.7 /ByteRange [0 1 2 3] /SubFilter /ETSI.CAdES.detached".getBytes(UTF_8)))
                .isTrue();
        assertThat(FileTypes.signedPdf("%PDF-1.7".getBytes(UTF_8))).isFalse();
    }

    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
