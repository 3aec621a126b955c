package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Item;

/** What the parts of a figure are called where they are missing. */
final class MissingParts {

    private static final String COUNTS = "counts/";

    private MissingParts() {}

    static String vi(Criterion criterion, String part) {
        return switch (part) {
            case "actual", "figure" -> "kết quả";
            case "target" -> "chỉ tiêu";
            case "baseline" -> "số liệu năm trước";
            case "choice" -> "mức";
            case "checked" -> "các mục đạt";
            case "judged" -> "điểm của từng giám khảo";
            case "met" -> criterion.formula() instanceof Formula.Gate gate
                    ? "“" + gate.preconditionName() + "” có hay không"
                    : "có hay không";
            default -> part.startsWith(COUNTS)
                    ? "số lượng “" + item(criterion.formula(), part.substring(COUNTS.length())) + "”"
                    : part;
        };
    }

    private static String item(@org.jspecify.annotations.Nullable Formula formula, String code) {
        List<Item> items = formula instanceof Formula.PerItem perItem
                ? perItem.items()
                : formula instanceof Formula.Checklist list ? list.items() : List.of();
        return items.stream().filter(item -> item.code().equals(code)).map(Item::name).findFirst().orElse(code);
    }
}
