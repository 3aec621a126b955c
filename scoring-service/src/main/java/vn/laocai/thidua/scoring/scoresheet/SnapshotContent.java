package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.support.signature.CanonicalJson;

/** What a leader signs: everything that the ward claims, by which criteria, with the hashes of its evidence. */
final class SnapshotContent {

    private SnapshotContent() {}

    /**
     * The canonical JSON of a submission.
     *
     * @param nonce
     *            random hexadecimal digits, so that nobody can guess the content from its hash
     */
    static String of(ScoreSheet sheet, CriteriaVersion criteria, SheetResult result, int number, String by, String at,
            int lateWorkingDays, String nonce) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("scoreSheetId", sheet.id().value());
        content.put("seasonId", sheet.id().seasonId());
        content.put("wardCode", sheet.id().wardCode());
        content.put("number", number);
        content.put("criteria", Map.of("setId", criteria.setId(), "version", criteria.version(), "hash",
                criteria.hash()));
        content.put("cells", cells(sheet, result));
        content.put("notApplicable", List.copyOf(SheetView.of(sheet, 0).notApplicable()));
        content.put("totals", totals(result));
        content.put("submittedBy", by);
        content.put("submittedAt", at);
        content.put("lateWorkingDays", lateWorkingDays);
        content.put("nonce", nonce);
        return CanonicalJson.write(content);
    }

    private static Map<String, Object> cells(ScoreSheet sheet, SheetResult result) {
        Map<String, Object> cells = new TreeMap<>();
        sheet.cells().forEach((code, cell) -> {
            Entry entry = cell.entry();
            if (entry != null) {
                Map<String, Object> written = new LinkedHashMap<>();
                written.put("revision", cell.revision());
                Figure figure = entry.figure();
                if (figure != null) {
                    written.put("figure", figure.toMap());
                }
                put(written, "note", entry.note());
                put(written, "achievement", entry.achievement());
                LeafResult leaf = result.leaves().get(code);
                if (leaf != null && leaf.score() instanceof Scored scored) {
                    written.put("points", scored.points().toPlainString());
                }
                written.put("evidence", entry.evidence().stream().map(evidence -> Map.of("id", evidence.evidenceId(),
                        "version", evidence.version(), "sha256", evidence.sha256())).toList());
                cells.put(code, written);
            }
        });
        return cells;
    }

    private static Map<String, Object> totals(SheetResult result) {
        return Map.of("base", text(result.base()), "bonus", text(result.bonus()), "penalty", text(result.penalty()),
                "total", text(result.total()), "scored", result.scored(), "of", result.of());
    }

    private static void put(Map<String, Object> map, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static String text(BigDecimal points) {
        return points.toPlainString();
    }
}
