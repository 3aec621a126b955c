package vn.laocai.thidua.scoring.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

import vn.laocai.thidua.scoring.paper.Paper.Align;
import vn.laocai.thidua.scoring.paper.Paper.Column;
import vn.laocai.thidua.scoring.paper.Paper.Row;
import vn.laocai.thidua.support.signature.CanonicalJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaperTest {

    private static final String LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";

    static Paper petition() {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.strong("A. Cờ thi đua của UBND tỉnh"));
        for (int i = 1; i <= 45; i++) {
            rows.add(Row.of(String.valueOf(i), "Phường Nghĩa Lộ – dẫn đầu chỉ tiêu thứ " + i, "978,50"));
        }
        rows.add(Row.strong("", "Tổng cộng", "978,50"));
        return new Paper("UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG").number("05/TTr-KTĐ")
                .placeAndDate("Sa Pa", LocalDate.of(2025, 11, 4))
                .type("TỜ TRÌNH", "Đề nghị tặng Cờ thi đua của UBND tỉnh năm 2025")
                .line("Kính gửi: Sở Nội vụ tỉnh Lào Cai", Align.CENTRE, true)
                .basis("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;")
                .heading("I. QUÁ TRÌNH BÌNH XÉT")
                .paragraph("Khối thi đua các phường đã tổ chức họp bình xét, bỏ phiếu kín suy tôn đơn vị dẫn đầu với"
                        + " 10/10 phiếu đồng ý, đạt 100% tổng số thành viên của Khối.")
                .item("Biên bản họp bình xét;").item("Biên bản kiểm phiếu.")
                .line(LETTERS, Align.LEFT, false)
                .line(LETTERS.toUpperCase(Locale.ROOT), Align.LEFT, true)
                .table(List.of(new Column("STT", 1, Align.CENTRE), new Column("Đơn vị", 6, Align.LEFT),
                        new Column("Điểm", 2, Align.RIGHT)), rows)
                .recipients(List.of("Như trên;", "Các đơn vị thành viên;", "Lưu: VT."))
                .signature(List.of("TM. KHỐI THI ĐUA", "TRƯỞNG KHỐI", "CHỦ TỊCH UBND PHƯỜNG SA PA"), "Tô Ngọc Liễn")
                .qr("https://thidua.laocai.vn/c/abc", "Quét mã để kiểm tra giấy này trên trang công khai.");
    }

    @Test
    void saysWhatAnOfficialPaperMustSay() throws IOException {
        byte[] pdf = petition().pdf();
        String text = text(pdf);
        assertThat(text).contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                "UBND TỈNH LÀO CAI", "KHỐI THI ĐUA CÁC PHƯỜNG", "Số: 05/TTr-KTĐ",
                "Sa Pa, ngày 04 tháng 11 năm 2025", "TỜ TRÌNH", "Đề nghị tặng Cờ thi đua của UBND tỉnh năm 2025",
                "Kính gửi: Sở Nội vụ tỉnh Lào Cai", "Nơi nhận:", "Lưu: VT.", "TRƯỞNG KHỐI", "Tô Ngọc Liễn",
                "978,50");
        assertThat(text).doesNotContain("Chưa phải kết quả cuối cùng");
    }

    @Test
    void keepsEveryVietnameseLetter() throws IOException {
        String text = text(petition().pdf());
        // The capitals need more than one line.
        assertThat(text.replaceAll("\\s", "")).contains(LETTERS, LETTERS.toUpperCase(Locale.ROOT));
        String pieces = Normalizer.normalize("Tăng tốc, kỷ cương: Nghĩa Lộ", Normalizer.Form.NFD);
        assertThat(text(new Paper(null, "UBND PHƯỜNG").paragraph(pieces).pdf()))
                .contains("Tăng tốc, kỷ cương: Nghĩa Lộ");
    }

    @Test
    void repeatsTheHeadOfATableAndCountsThePages() throws IOException {
        byte[] pdf = petition().pdf();
        try (PdfReader reader = new PdfReader(pdf)) {
            int pages = reader.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            String hash = petition().hash();
            for (int page = 1; page <= pages; page++) {
                assertThat(new PdfTextExtractor(reader).getTextFromPage(page))
                        .contains("SHA-256: " + hash, "Trang " + page + "/" + pages);
            }
            assertThat(new PdfTextExtractor(reader).getTextFromPage(2)).contains("Đơn vị", "Điểm");
        }
    }

    @Test
    void marksWhatIsNotFinal() throws IOException {
        assertThat(text(petition().notFinal().pdf())).contains("Chưa phải kết quả cuối cùng");
    }

    @Test
    void writesEqualContentAsEqualBytes() {
        byte[] pdf = petition().pdf();
        assertThat(CanonicalJson.sha256(petition().pdf())).isEqualTo(CanonicalJson.sha256(pdf));
        // Nothing of the present time, so that it is the same tomorrow.
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("/CreationDate(D:20251104120000+07'00')")
                .containsOnlyOnce("CreationDate").doesNotContain("LiberationSans");
        assertThat(petition().paragraph("Thêm một câu.").hash()).isNotEqualTo(petition().hash());
        assertThat(petition().contentHash("ab".repeat(32)).hash()).isEqualTo("ab".repeat(32));
    }

    @Test
    void writesMonthsAsTheDecreeDoes() throws IOException {
        assertThat(text(new Paper(null, "X").placeAndDate("Lào Cai", LocalDate.of(2026, 2, 9)).pdf()))
                .contains("Lào Cai, ngày 09 tháng 02 năm 2026");
        assertThat(text(new Paper(null, "X").placeAndDate("Lào Cai", LocalDate.of(2026, 3, 19)).pdf()))
                .contains("Lào Cai, ngày 19 tháng 3 năm 2026");
    }

    @Test
    void refusesARowThatDoesNotFitItsTable() {
        assertThatThrownBy(() -> new Paper(null, "X").table(
                List.of(new Column("A", 1, Align.LEFT), new Column("B", 1, Align.LEFT), new Column("C", 1, Align.LEFT)),
                List.of(Row.of("1", "2")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void setsSeveralSignaturesBesideEachOther() throws IOException {
        Paper minutes = new Paper(null, "KHỐI THI ĐUA").type("BIÊN BẢN", "Kiểm phiếu").landscape().notFinal()
                .signature("TỔ TRƯỞNG", "Nguyễn Văn A").signature("THƯ KÝ", "Trần Thị B")
                .signature("ỦY VIÊN", "Giàng A C").signature("CHỦ TRÌ", "Tô Ngọc Liễn");
        assertThat(text(minutes.pdf())).contains("Nguyễn Văn A", "Trần Thị B", "Giàng A C", "Tô Ngọc Liễn");
        write("minutes", minutes);
        write("petition", petition().notFinal());

    }

    /** Kept for looking at: target/papers. */
    private static void write(String name, Paper paper) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(name + ".pdf"), paper.pdf());
    }

    static String text(byte[] pdf) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PdfReader reader = new PdfReader(pdf)) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
        }
        return text.toString();
    }
}
