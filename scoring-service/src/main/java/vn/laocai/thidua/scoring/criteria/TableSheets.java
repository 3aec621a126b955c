package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.paper.Workbook;
import vn.laocai.thidua.scoring.paper.Workbook.Sheet;

/** A table of criteria as a workbook that can be read back to the same table. */
final class TableSheets {

    static final String CRITERIA = "Bảng tiêu chí";
    static final String SETTINGS = "Thiết lập";
    static final String CLASSES = "Xếp loại";

    static final String CODE = "Mã";
    static final String PARENT = "Thuộc mục";
    static final String NAME = "Tên tiêu chí";
    static final String KIND = "Loại";
    static final String MAX = "Điểm tối đa";
    static final String UNIT = "Đơn vị";
    static final String FORMULA = "Công thức";
    static final String PARAMETERS = "Tham số";
    static final String CRITICAL = "Điểm liệt";
    static final String EVIDENCE = "Minh chứng";
    static final String MANDATORY = "Bắt buộc minh chứng";
    static final String FILE_TYPES = "Loại tệp";
    static final String PROVIDER = "Cơ quan cung cấp số liệu";
    static final String APPRAISER = "Cơ quan thẩm định";
    static final String TARGET = "Chỉ tiêu";
    static final String COMMON_TARGET = "Chỉ tiêu chung";
    static final String NA_ALLOWED = "Cho phép N/A";
    static final String SELF = "Tự chấm";
    static final String CROSS = "Chấm chéo";
    static final String AUTO = "Nguồn tự động";
    static final String BASIS = "Căn cứ";
    static final String PURPOSE = "Mục đích";
    static final String INACTIVE = "Ngừng áp dụng";
    static final String LINEAGE = "Mã năm trước";

    static final List<String> HEADINGS = List.of(CODE, PARENT, NAME, KIND, MAX, UNIT, FORMULA, PARAMETERS, CRITICAL,
            EVIDENCE, MANDATORY, FILE_TYPES, PROVIDER, APPRAISER, TARGET, COMMON_TARGET, NA_ALLOWED, SELF, CROSS, AUTO,
            BASIS, PURPOSE, INACTIVE, LINEAGE);
    private static final List<Integer> WIDTHS = List.of(8, 10, 48, 10, 10, 14, 22, 42, 9, 30, 10, 12, 24, 24, 12, 10,
            9, 9, 9, 20, 24, 24, 9, 10);

    static final String ITEM = "Mục";
    static final String VALUE = "Giá trị";
    static final String TITLE = "Tên bảng";
    static final String SCALE = "Thang điểm";
    static final String BONUS_CAP = "Trần điểm thưởng";
    static final String PENALTY_CAP = "Trần điểm trừ";
    static final String ZERO = "Quy định điểm liệt";
    static final String RANKING = "Cách xếp hạng";
    static final String FROM = "Từ ngày";
    static final String TO = "Đến ngày";
    static final String DEVIATION = "Ngưỡng chênh lệch (%)";
    static final String TIE = "Thứ tự phân định";
    static final String SECTION = "Phần ";

    static final String FROM_PERCENT = "Từ (%)";
    static final String TOP = "Mức cao";

    static final Map<Kind, String> KINDS = Map.of(Kind.BASE, "Cơ bản", Kind.BONUS, "Thưởng", Kind.PENALTY, "Trừ",
            Kind.INFO, "Thông tin");
    static final Map<TargetPolicy, String> TARGETS = Map.of(TargetPolicy.NONE, "", TargetPolicy.COMMON, "Chung",
            TargetPolicy.PER_WARD, "Theo phường");
    static final Map<ZeroPolicy, String> ZEROS = Map.of(ZeroPolicy.ANY, "Mọi tiêu chí", ZeroPolicy.CRITICAL_ONLY,
            "Chỉ tiêu chí đánh dấu", ZeroPolicy.NONE, "Không áp dụng");
    static final Map<RankingPolicy, String> RANKINGS = Map.of(RankingPolicy.SCORE_ONLY, "Theo điểm",
            RankingPolicy.SCORE_THEN_BALLOT, "Theo điểm, bỏ phiếu xác nhận", RankingPolicy.BALLOT_AMONG_TOP_K,
            "Bỏ phiếu trong nhóm dẫn đầu");
    static final Map<TieBreak.By, String> TIES = Map.of(TieBreak.By.FEWER_PENALTIES, "Ít điểm trừ hơn",
            TieBreak.By.EARLIER_SUBMISSION, "Nộp sớm hơn", TieBreak.By.BALLOT, "Bỏ phiếu");

    private TableSheets() {}

    /**
     * The workbook.
     *
     * @param note
     *            line above the table, such as version and hash
     */
    static byte[] write(CriteriaTable table, String note) {
        List<List<Object>> rows = new ArrayList<>();
        table.roots().forEach(root -> rows(root, "", rows));
        return Workbook.write(List.of(
                new Sheet(CRITERIA, List.of(table.title(), note), HEADINGS, rows, WIDTHS),
                new Sheet(SETTINGS, List.of(), List.of(ITEM, VALUE), settings(table), List.of(28, 60)),
                new Sheet(CLASSES, List.of(), List.of(CODE, NAME, FROM_PERCENT, TOP), classes(table),
                        List.of(22, 40, 10, 10))));
    }

    private static void rows(Criterion node, String parent, List<List<Object>> rows) {
        Formula formula = node.formula();
        BigDecimal target = node.commonTarget();
        rows.add(List.of(node.code(), parent, node.name(), KINDS.getOrDefault(node.kind(), ""), node.max(),
                text(node.unit()), formula == null ? "" : FormulaText.kind(formula),
                formula == null ? "" : FormulaText.parameters(formula), node.critical(), text(node.evidence().text()),
                node.evidence().mandatory(), String.join(", ", node.evidence().types()), text(node.dataProvider()),
                text(node.appraiser()), TARGETS.getOrDefault(node.targetPolicy(), ""), target == null ? "" : target,
                node.naAllowed(), node.selfScorable(), node.crossScorable(), text(node.autoSource()),
                text(node.legalBasis()), text(node.purpose()), !node.active(), text(node.lineage())));
        node.children().forEach(child -> rows(child, node.code(), rows));
    }

    private static List<List<Object>> settings(CriteriaTable table) {
        List<List<Object>> rows = new ArrayList<>(List.of(List.of(TITLE, table.title()),
                List.of(SCALE, table.scale()), List.of(BONUS_CAP, table.bonusCap()),
                List.of(PENALTY_CAP, table.penaltyCap()), List.of(ZERO, ZEROS.getOrDefault(table.zeroPolicy(), "")),
                List.of(RANKING, RANKINGS.getOrDefault(table.rankingPolicy(), "")), List.of(FROM, table.periodFrom()),
                List.of(TO, table.periodTo()), List.of(DEVIATION, table.deviationLimit())));
        table.tieBreaks().forEach(step -> rows.add(List.of(TIE,
                step.section() == null ? TIES.getOrDefault(step.by(), "") : SECTION + step.section())));
        return rows;
    }

    private static List<List<Object>> classes(CriteriaTable table) {
        return table.classes().stream()
                .<List<Object>>map(band -> List.of(band.code(), band.name(), band.fromPercent(), band.top())).toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
