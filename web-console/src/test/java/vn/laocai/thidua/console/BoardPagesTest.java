package vn.laocai.thidua.console;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.console.fake.FakeData.map;

@OverFakeSuite
class BoardPagesTest {

    private static final String BOARD = "/boards/" + FakeData.SEASON;
    private static final String PLACE = BOARD + "/places/YEN_BAI";
    private static final String NUMBER = BOARD + "/numbers/YEN_BAI/I.1";
    private static final String FIRMNESS = BOARD + "/firmness";
    private static final String TRIAL = BOARD + "/trial";
    private static final String NOT_FINAL = "Chưa phải kết quả cuối cùng";

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
        suite.data.allSigned();
        suite.data.phaseIs("APPRAISAL");
        suite.identity().signsIn("province.monitor");
        get("", board(false));
        get("/explanations/YEN_BAI", map("wardCode", "YEN_BAI", "rank", 2, "tied", false, "of", 10, "total", 920.93,
                "className", "Hoàn thành tốt nhiệm vụ", "above", comparison(), "sentencesVi",
                List.of("Hạng 2 trên 10 phường."), "sentencesEn", List.of("Place 2 of 10 wards.")));
        get("/provenance/YEN_BAI/I.1", map("wardCode", "YEN_BAI", "code", "I.1", "name", "Thu ngân sách", "max", 60,
                "criteriaVersion", 1, "criteriaHash", FakeData.HASH, "outcome",
                map("points", 59.4, "how", "285,6 / 240 × 60", "rank", 2, "total", 920.93), "evidence",
                List.of(map("evidenceId", "ev-i-1", "url", "/api/evidence/ev-i-1")), "steps",
                List.of(map("stage", "CLAIM", "event", "cell-entered", "actor", "p-1", "time",
                        "2025-12-15T01:30:00Z", "source", "journal", "hash", FakeData.HASH, "data",
                        map("figure", map("actual", 285.6), "note", "Theo báo cáo")))));
        get("/robustness", map("seed", 123, "draws", 1000, "ranges",
                List.of(map("wardCode", "YEN_BAI", "rank", 2, "best", 2, "worst", 3, "keptPerMille", 535)),
                "withoutScorer", List.of(), "sentencesVi", List.of(), "sentencesEn", List.of()));
        get("/finalisation", map("ledger", map("seasonId", FakeData.SEASON, "state", "OPEN", "epoch", 1), "ready",
                false, "items", List.of(map("code", "sheets", "ok", false, "messageVi", "Còn 2 bảng chưa chốt.",
                        "messageEn", "2 sheets are open.", "count", 2))));
        get("/reveal", map("shown", map("seasonId", FakeData.SEASON, "state", "REVEALING", "step", 9, "places",
                List.of(map("wardCode", "YEN_BAI", "rank", 2, "total", 920.93)), "of", 10), "next",
                map("wardCode", "SA_PA", "rank", 1, "total", 956.55), "left", 1));
        suite.answer("GET /scoring/api/public" + BOARD + "/reveal", 200, map("seasonId", FakeData.SEASON, "state",
                "REVEALING", "step", 9, "places", List.of(map("wardCode", "YEN_BAI", "rank", 2, "total", 920.93)),
                "of", 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {BOARD, PLACE, NUMBER, FIRMNESS, TRIAL, BOARD + "/finalisation", BOARD + "/reveal",
            BOARD + "/screen"})
    void showsThePageInBothLanguagesWithoutACode(String path) {
        Visitor.Page vietnamese = visitor.get(path);
        PagesTest.assertReadable(vietnamese, "vi");
        Visitor.Page english = visitor.get(path + "?lang=en");
        PagesTest.assertReadable(english, "en");
        assertThat(english.text()).isNotEqualTo(vietnamese.text());
        assertThat(vietnamese.text()).doesNotContain("BONUS_CAP", "CLAIM", "YEN_BAI");
    }

    @ParameterizedTest
    @ValueSource(strings = {BOARD, PLACE, NUMBER, FIRMNESS, TRIAL})
    void saysThatNothingIsFinalUntilItIs(String path) {
        assertThat(visitor.get(path).text()).contains(NOT_FINAL);
        get("", board(true));
        assertThat(visitor.get(path).text()).doesNotContain(NOT_FINAL);
    }

    @Test
    void leadsFromARankToTheEvidenceInThreeClicks() {
        assertThat(visitor.get(BOARD).document().select("a[href='" + PLACE + "']")).hasSize(1);
        assertThat(visitor.get(PLACE).document().select("a[href='" + NUMBER + "']")).isNotEmpty();
        assertThat(visitor.get(PLACE).document().select("a[href*='/numbers/YEN_BAI/']").eachAttr("href"))
                .as("also what did not decide").contains(BOARD + "/numbers/YEN_BAI/I.2");
        assertThat(visitor.get(NUMBER).document().select("a[href='/evidence/ev-i-1/file']")).hasSize(1);
    }

    @Test
    void showsBarsThatAddUpToTheDifference() {
        Visitor.Page page = visitor.get(PLACE);
        assertThat(page.document().select("tbody td:last-child").eachText()).containsExactly("−30,62", "−5,00");
        assertThat(page.document().select("tfoot td:last-child").text()).isEqualTo("−35,62");
        assertThat(page.text()).contains("* Trần điểm thưởng");
    }

    @Test
    void showsTheFrozenBoardWhereTheLiveOneIsNotMeant() {
        suite.refuse("GET /scoring/api" + BOARD, 403, "board-not-yours", "Không.");
        suite.answer("GET /scoring/api/public" + BOARD, 200, map("seasonId", FakeData.SEASON, "kind", "FROZEN", "final",
                false, "state", "OPEN", "at", "2026-01-20T02:00:00Z", "rows",
                List.of(map("rank", 1, "tied", false, "wardCode", "SA_PA", "total", 956.55))));
        suite.identity().signsIn("yen-bai.officer");
        Visitor.Page page = visitor.get(BOARD);
        assertThat(page.text()).contains(NOT_FINAL, "956,55");
        assertThat(page.document().select("a[href*='/places/']")).isEmpty();
    }

    @Test
    void keepsATrialThatIsNotANumber() {
        suite.identity().signsIn("yen-bai.officer");
        Visitor.Page after = visitor.submit(visitor.get(TRIAL), TRIAL, Map.of("code", "I.1", "points", "nhiều"));
        assertThat(after.status()).isEqualTo(422);
        assertThat(after.text()).contains("Điểm của tiêu chí I.1 chưa phải là số. Viết như 34,80.");
        assertThat(after.document().select("input[value=nhiều]")).hasSize(1);
        assertThat(suite.asked("POST", "/scoring/api" + BOARD + "/what-if")).isEmpty();
    }

    @Test
    void namesTheCriteriaOfATrial() {
        assertThat(visitor.get(TRIAL).document().select("datalist option[value=I.1]").attr("label")).startsWith("I.1 ");
    }

    private void get(String path, Object body) {
        suite.answer("GET /scoring/api" + BOARD + path, 200, body);
    }

    private static Map<String, Object> board(boolean isFinal) {
        return map("seasonId", FakeData.SEASON, "kind", "LIVE", "final", isFinal, "state",
                isFinal ? "FINALISED" : "OPEN", "at", "2026-01-20T02:00:00Z", "sections",
                List.of(map("code", "I", "name", "Kinh tế", "max", 350)), "rows",
                List.of(row(1, "SA_PA", 956.55), row(2, "YEN_BAI", 920.93)));
    }

    private static Map<String, Object> row(int rank, String ward, double total) {
        return map("rank", rank, "tied", false, "wardCode", ward, "base", total, "bonus", 0, "penalty", 0, "total",
                total, "scored", 36, "of", 36, "className", "Hoàn thành tốt nhiệm vụ", "sections", map("I", total),
                "tieBreakVi", List.of());
    }

    private static Map<String, Object> comparison() {
        List<Object> criteria = List.of(bar("CRITERION", "I.1", "Thu ngân sách", 59.4, 90.02, -30.62, List.of()),
                bar("CRITERION", "I.2", "Giải ngân", 50, 50, 0, List.of()));
        return map("wardCode", "SA_PA", "rank", 1, "total", 956.55, "difference", -35.62, "bars",
                List.of(bar("SECTION", "I", "Kinh tế", 109.4, 140.02, -30.62, criteria),
                        bar("BONUS_CAP", "BONUS_CAP", "Trần điểm thưởng", -5, 0, -5, List.of())),
                "top", List.of(criteria.getFirst()), "flip",
                map("code", "I.1", "name", "Thu ngân sách", "from", 59.4, "to", 60, "change", 0.6, "newRank", 1));
    }

    private static Map<String, Object> bar(String part, String code, String name, double own, double other,
            double difference, List<Object> children) {
        return map("part", part, "code", code, "name", name, "own", own, "other", other, "difference", difference,
                "children", children);
    }
}
