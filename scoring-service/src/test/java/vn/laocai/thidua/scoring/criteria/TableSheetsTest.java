package vn.laocai.thidua.scoring.criteria;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.scoring.paper.Workbook.Sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.criteria.Tables.number;

/** What goes out as a file comes back as the same table, and what is wrong in a file is told by its row. */
class TableSheetsTest {

    private final CriteriaTable template = CriteriaTemplates.bang1000(2025);

    @Test
    void theTemplateComesBackFromItsWorkbookAsItWas() {
        TableImport read = TableImport.ofWorkbook(TableSheets.write(template, "Phiên bản 1"), Tables.small());
        assertThat(read.errors()).isEmpty();
        assertThat(read.table()).isEqualTo(template);
        assertThat(read.table().hash()).isEqualTo(template.hash());
    }

    @Test
    void everyKindOfFormulaComesBack() {
        List<Formula> formulas = List.of(new Formula.Gate("Có kế hoạch = trước 30/6",
                new Formula.ThresholdThen(number("70.5"), new Formula.Proportional(number("1.2")))),
                new Formula.ExpertMean(number("0.5")),
                new Formula.PerItem(List.of(new Item("A", "Tên | có gạch", number("0.25"))), null),
                new Formula.Checklist(List.of(new Item("A", "Mục a: (1)", number("20.00")))),
                new Formula.LeaderRelative(), new Formula.SampleSurvey(50, number("0.6")));
        for (Formula formula : formulas) {
            assertThat(FormulaText.read(FormulaText.kind(formula), FormulaText.parameters(formula)))
                    .isEqualTo(formula);
            CriteriaTable table = Tables.changed(Tables.small(), "I.2", Tables.formula(formula));
            assertThat(TableImport.ofWorkbook(TableSheets.write(table, "-"), template).table()).isEqualTo(table);
        }
    }

    @Test
    void switchedOffAndRenamedCriteriaComeBack() {
        CriteriaTable table = Tables.changed(Tables.small(), "I.2", Tables.switchedOff());
        assertThat(TableImport.ofWorkbook(TableSheets.write(table, "-"), template).table()).isEqualTo(table);
        assertThat(TableImport.ofJson(TableJson.write(table).getBytes(UTF_8)).table()).isEqualTo(table);
    }

    @Test
    void aDecimalCommaIsADecimalComma() {
        assertThat(read(List.of("I", "", "Kinh tế", "", "99,5", "", ""),
                List.of("I.1", "I", "Thu", "", "99.5", "Tỷ lệ đạt", "trần = 1,25")).table().roots().getFirst())
                .satisfies(root -> {
                    assertThat(root.max()).isEqualByComparingTo("99.5");
                    assertThat(root.children().getFirst().max()).isEqualByComparingTo("99.5");
                    assertThat(root.children().getFirst().formula())
                            .isEqualTo(new Formula.Proportional(number("1.25")));
                });
    }

    @Test
    void tellsEveryRowThatItCannotRead() {
        TableImport read = read(List.of("I", "", "Kinh tế", "", "60", "", ""),
                List.of("I.1", "X", "Thu", "", "60", "Tỷ lệ đạt", "trần = 1"),
                List.of("I.2", "I", "Chi", "", "sáu mươi", "Tỷ lệ đạt", "trần = 1"),
                List.of("I.3", "I", "Nợ", "Lạ", "60", "Tỷ lệ đạt", "trần = 1"),
                List.of("I.4", "I", "Vốn", "", "60", "Công thức lạ", ""),
                List.of("I", "", "Lặp lại", "", "60", "", ""));
        assertThat(read.table()).isNull();
        assertThat(read.errors()).extracting(RowError::row).containsExactly(3, 4, 5, 6, 7);
        assertThat(read.errors()).extracting(RowError::place).containsExactly(TableSheets.PARENT, TableSheets.MAX,
                TableSheets.KIND, TableSheets.PARAMETERS, TableSheets.CODE);
        assertThat(read.errors().get(1).messageVi()).isEqualTo("“sáu mươi” không phải là số.");
    }

    @Test
    void tellsWhereAFileIsNoTableAtAll() {
        assertThat(TableImport.ofWorkbook(new byte[]{1, 2, 3}, template).errors().getFirst().messageVi())
                .startsWith("Tệp này không phải bảng tính XLSX");
        assertThat(TableImport.ofWorkbook(
                Workbook.write(List.of(Sheet.of("Khác", List.of("A"), List.of(List.of("b"))))), template).errors()
                .getFirst().messageVi()).startsWith("Không thấy bảng có các cột");
        assertThat(TableImport.ofJson("{\"title\": 1}".getBytes(UTF_8)).errors()).hasSize(1);
        assertThat(TableImport.ofJson("không".getBytes(UTF_8)).errors().getFirst().messageVi())
                .startsWith("Tệp không phải JSON");
    }

    @SafeVarargs
    private TableImport read(List<String>... rows) {
        List<List<String>> all = new ArrayList<>(List.of(rows));
        byte[] bytes = Workbook.write(List.of(Sheet.of("Tờ 1", List.of(TableSheets.CODE, TableSheets.PARENT,
                TableSheets.NAME, TableSheets.KIND, TableSheets.MAX, TableSheets.FORMULA, TableSheets.PARAMETERS),
                all)));
        return TableImport.ofWorkbook(bytes, Tables.small());
    }
}
