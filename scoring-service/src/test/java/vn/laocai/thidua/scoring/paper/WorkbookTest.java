package vn.laocai.thidua.scoring.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import vn.laocai.thidua.scoring.paper.Workbook.ReadRow;
import vn.laocai.thidua.scoring.paper.Workbook.ReadSheet;
import vn.laocai.thidua.scoring.paper.Workbook.Sheet;
import vn.laocai.thidua.scoring.paper.Workbook.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Workbooks keep decimals as decimals and Vietnamese as it is. */
class WorkbookTest {

    @Test
    void readsWhatItWrote() {
        byte[] bytes = Workbook.write(List.of(new Sheet("Bảng điểm", List.of("Chưa phải kết quả chính thức"),
                List.of("Mã", "Tên", "Điểm", "Ngày", "Chọn"),
                List.of(List.of("I.1", "=SUM(A1)", new BigDecimal("34.80"), LocalDate.of(2025, 11, 14), true),
                        List.of("I.2", "Đường phố", new BigDecimal("0.07"), "", false), List.of("", "", "", "", "")),
                List.of())));
        List<ReadSheet> sheets = Workbook.read(bytes);
        assertThat(sheets).extracting(ReadSheet::name).containsExactly("Bảng điểm");
        Table table = sheets.getFirst().table(List.of("Điểm", "Mã")).orElseThrow();
        assertThat(table.rows()).hasSize(2);
        ReadRow first = table.rows().getFirst();
        assertThat(first.number()).isEqualTo(3);
        assertThat(first.text(table.column("Tên"))).isEqualTo("=SUM(A1)");
        assertThat(first.number(table.column("Điểm"))).hasValueSatisfying(
                points -> assertThat(points).isEqualByComparingTo("34.8"));
        assertThat(first.text(table.column("Ngày"))).isEqualTo("2025-11-14");
        assertThat(first.text(table.column("Chọn"))).isEqualTo("x");
        assertThat(table.rows().getLast().number(table.column("Điểm"))).contains(new BigDecimal("0.07"));
        assertThat(table.column("Không có")).isEqualTo(-1);
        assertThat(first.text(-1)).isEmpty();
        assertThat(first.number(-1)).isEmpty();
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        BadWorkbook bad = catchThrowableOfType(BadWorkbook.class, () -> Workbook.read("PK\u0003\u0004".getBytes()));
        assertThat(bad.vi()).startsWith("Tệp này không phải bảng tính XLSX");
        assertThat(catchThrowableOfType(BadWorkbook.class, () -> Workbook.read(new byte[0]))).isNotNull();
    }

    @Test
    void refusesASmallFileThatUnpacksToAFlood() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 65; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(100_000);
        BadWorkbook bad = catchThrowableOfType(BadWorkbook.class, () -> Workbook.read(bytes.toByteArray()));
        assertThat(bad.vi()).startsWith("Bảng tính quá lớn");
    }

    @Test
    void cutsNamesThatSpreadsheetsDoNotKnow() {
        byte[] bytes = Workbook.write(
                List.of(Sheet.of("Bảng chấm điểm [1/2] của phường Nghĩa Lộ năm 2025", List.of("A"), List.of())));
        assertThat(Workbook.read(bytes).getFirst().name()).isEqualTo("Bảng chấm điểm -1-2- của phường");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1.234,56; 1234.56", "1234,56; 1234.56", "1234.56; 1234.56", "1.234; 1234",
            "12,345; 12.345", "1,234.56; 1234.56", "1,234,567; 1234567", "0,5; 0.5", "0.125; 0.125", "-3,1; -3.1",
            "\u22122; -2", "1\u00A0234,5; 1234.5", "1.5; 1.5", "1.234.567; 1234567"})
    void readsNumbersAsPeopleWriteThem(String text, String number) {
        assertThat(Numbers.parse(text)).contains(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "một", "1,2,3", "1.2.3", "1e5", "--1", "1.23.456"})
    void readsNothingElseAsANumber(String text) {
        assertThat(Numbers.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void writesNumbersThatReadBack() {
        assertThat(Numbers.write(new BigDecimal("1234.500"))).isEqualTo("1234,500");
        assertThat(Numbers.parse(Numbers.write(new BigDecimal("1234.500")))).contains(new BigDecimal("1234.500"));
    }
}
