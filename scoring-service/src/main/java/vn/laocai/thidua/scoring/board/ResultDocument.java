package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * A result in the one form that is hashed, signed and compared: what was scored, by which rules, and who stands where.
 * It holds nothing that a second calculation from the same inputs would not give (Rule 36), so no time of calculation.
 */
public final class ResultDocument {

    /** Name of this form, so that a later one can be told from it. */
    public static final String FORM = "thidua-result/1";

    private final Map<String, Object> content;

    private ResultDocument(Map<String, Object> content) {
        this.content = content;
    }

    /** The document of a standing. */
    public static ResultDocument of(Standing standing) {
        List<Object> rows = new ArrayList<>();
        for (Ranked ranked : standing.ranking()) {
            SheetResult sheet = Objects.requireNonNull(standing.result().sheets().get(ranked.wardCode()));
            rows.add(row(ranked, sheet, standing.criteria().table().roots()));
        }
        return new ResultDocument(Map.of("form", FORM, "seasonId", standing.seasonId(), "criteria",
                Map.of("setId", standing.criteria().setId(), "version", standing.criteria().version(), "hash",
                        standing.criteria().hash()),
                "rows", rows));
    }

    private static Map<String, Object> row(Ranked ranked, SheetResult sheet, List<Criterion> roots) {
        Map<String, Object> row = new TreeMap<>();
        row.put("wardCode", ranked.wardCode());
        row.put("rank", ranked.rank());
        row.put("tied", ranked.tied());
        row.put("className", ranked.className());
        row.put("total", ranked.total().toPlainString());
        row.put("base", sheet.base().toPlainString());
        row.put("bonus", sheet.bonus().toPlainString());
        row.put("penalty", sheet.penalty().toPlainString());
        row.put("scored", sheet.scored());
        row.put("of", sheet.of());
        row.put("sections", sections(sheet, roots));
        row.put("naAdjustments", texts(sheet.naAdjustments()));
        row.put("leaves", leaves(sheet));
        row.put("tieBreak", ranked.tieBreakWordsVi());
        return row;
    }

    private static Map<String, Object> sections(SheetResult sheet, List<Criterion> roots) {
        Map<String, Object> sections = new TreeMap<>();
        for (Criterion root : roots) {
            BigDecimal points = sheet.nodes().get(root.code());
            if (points != null) {
                sections.put(root.code(), points.toPlainString());
            }
        }
        return sections;
    }

    private static Map<String, Object> leaves(SheetResult sheet) {
        Map<String, Object> leaves = new TreeMap<>();
        for (LeafResult leaf : sheet.leaves().values()) {
            switch (leaf.score()) {
                case LeafScore.Scored scored -> leaves.put(leaf.code(), scored.points().toPlainString());
                case LeafScore.Missing missing -> leaves.put(leaf.code(), "-");
                case LeafScore.AwaitingLock awaiting -> leaves.put(leaf.code(), "-");
            }
        }
        return leaves;
    }

    private static Map<String, Object> texts(Map<String, BigDecimal> points) {
        Map<String, Object> texts = new TreeMap<>();
        points.forEach((code, value) -> texts.put(code, value.toPlainString()));
        return texts;
    }

    /** The content as strings, integers, booleans, lists and maps. */
    public Map<String, Object> content() {
        return content;
    }

    /** The canonical text (RFC 8785). */
    public String canonical() {
        return CanonicalJson.write(content);
    }

    /** SHA-256 of the canonical text, 64 lower-case hexadecimal digits. */
    public String hash() {
        return CanonicalJson.sha256(CanonicalJson.bytes(content));
    }
}
