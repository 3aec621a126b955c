package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.BoardView.Row;
import vn.laocai.thidua.scoring.board.BoardView.Section;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.support.event.EventJson;

/** From standings and stored documents to what is shown. */
final class BoardViews {

    private BoardViews() {}

    /** The whole board. */
    static BoardView full(Standing standing, String kind, String state) {
        List<Row> rows = standing.ranking().stream().map(ranked -> row(ranked, standing)).toList();
        boolean settled = isSettled(kind, state);
        return new BoardView(standing.seasonId(), kind, settled, state, standing.at(), rows, banner(settled), null,
                sections(standing.criteria().table()), standing.criteria().hash(), null);
    }

    /** Ranks and totals only, for wards before the publication (Rule 34). */
    static BoardView totals(Standing standing, String kind, String state) {
        List<Row> rows = standing.ranking().stream().map(ranked -> row(ranked, standing).placeOnly()).toList();
        boolean settled = isSettled(kind, state);
        return new BoardView(standing.seasonId(), kind, settled, state, standing.at(), rows, banner(settled), null,
                null, null, null);
    }

    /** Once the season is final its live board is the result; what was seen at an earlier instant was not. */
    private static boolean isSettled(String kind, String state) {
        return kind.equals(BoardView.LIVE) && (state.equals("FINALISED") || state.equals("PUBLISHED"));
    }

    private static @Nullable String banner(boolean settled) {
        return settled ? null : BoardView.NOT_FINAL;
    }

    /** Sections of the scale; bonus and penalty have columns of their own. */
    static List<Section> sections(CriteriaTable table) {
        return table.roots().stream().filter(root -> root.kind() == Kind.BASE)
                .map(root -> new Section(root.code(), root.name(), root.max())).toList();
    }

    private static Row row(Ranked ranked, Standing standing) {
        SheetResult sheet = Objects.requireNonNull(standing.result().sheets().get(ranked.wardCode()));
        Map<String, BigDecimal> sections = new LinkedHashMap<>();
        for (Criterion root : standing.criteria().table().roots()) {
            BigDecimal points = sheet.nodes().get(root.code());
            if (points != null && root.kind() == Kind.BASE) {
                sections.put(root.code(), points);
            }
        }
        return new Row(ranked.rank(), ranked.tied(), ranked.wardCode(), sheet.base(), sheet.bonus(), sheet.penalty(),
                ranked.total(), sheet.scored(), sheet.of(), ranked.className(), sections, ranked.tieBreakWordsVi());
    }

    /** What the public gets of a standing: places and nothing that could tell more. */
    static Map<String, Object> frozen(Standing standing, Instant at) {
        List<Object> rows = new ArrayList<>();
        for (Ranked ranked : standing.ranking()) {
            rows.add(Map.of("rank", ranked.rank(), "tied", ranked.tied(), "wardCode", ranked.wardCode(), "total",
                    ranked.total().toPlainString()));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("seasonId", standing.seasonId());
        shown.put("kind", BoardView.FROZEN);
        shown.put("final", false);
        shown.put("state", BoardView.FROZEN);
        shown.put("at", at.toString());
        shown.put("banner", BoardView.NOT_FINAL);
        shown.put("rows", rows);
        return shown;
    }

    /** The frozen board of its stored text. */
    static BoardView ofText(String canonical) {
        return EventJson.mapper().readValue(canonical, BoardView.class);
    }

    /** The published board of the stored result document, with its corrected places. */
    static BoardView published(SeasonLedger ledger, String resultDocument, List<Section> sections) {
        SeasonLedger.Result result = Objects.requireNonNull(ledger.result());
        SeasonLedger.Publication publication = Objects.requireNonNull(ledger.publication());
        JsonNode document = EventJson.mapper().readTree(resultDocument);
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : document.path("rows")) {
            rows.add(row(row));
        }
        return new BoardView(ledger.seasonId(), BoardView.FINAL, true, ledger.state().name(),
                publication.publishedAt(), rows, null, null, sections,
                document.path("criteria").path("hash").asString(""), result.hash());
    }

    private static Row row(JsonNode row) {
        Map<String, BigDecimal> sections = new LinkedHashMap<>();
        row.path("sections").propertyStream()
                .forEach(section -> sections.put(section.getKey(), new BigDecimal(section.getValue().asString())));
        List<String> tieBreak = row.path("tieBreak").valueStream().map(JsonNode::asString).toList();
        return new Row(row.path("rank").asInt(), row.path("tied").asBoolean(), row.path("wardCode").asString(),
                points(row, "base"), points(row, "bonus"), points(row, "penalty"), points(row, "total"),
                row.path("scored").asInt(), row.path("of").asInt(), row.path("className").asString(), sections,
                tieBreak);
    }

    private static BigDecimal points(JsonNode row, String name) {
        return new BigDecimal(row.path(name).asString());
    }
}
