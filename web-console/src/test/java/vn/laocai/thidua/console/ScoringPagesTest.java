package vn.laocai.thidua.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.criteria.Formula;
import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeScoring;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;

@OverFakeSuite
class ScoringPagesTest {

    private static final String SHEET = "/score-sheets/" + FakeData.SEASON + ":SA_PA";
    private static final String OTHER = "/score-sheets/" + FakeData.SEASON + ":YEN_BAI";
    private static final String CRITERIA = "/criteria/" + FakeScoring.SET + "/1";
    private static final String CROSS = "/cross-scoring/scores/" + FakeData.SEASON + ":YEN_BAI:SA_PA";
    private static final String APPRAISAL = "/appraisal/" + FakeData.SEASON + ":SA_PA/I.1";

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
        suite.data.allSigned();
        suite.data.phaseIs("SELF_SCORING");
    }

    static Stream<String> pages() {
        return Stream.of("/criteria", CRITERIA, CRITERIA + "/edit/I.2", CRITERIA + "/edit/IV.4",
                CRITERIA + "/edit/new?section=I", CRITERIA + "/import", CRITERIA + "/steps/publish",
                CRITERIA + "/steps/revise", CRITERIA + "/steps/consent", CRITERIA + "/steps/delete",
                CRITERIA + "/steps/withdraw", CRITERIA + "/steps/invite", CRITERIA + "/steps/comment",
                CRITERIA + "/steps/answer?comment=2", CRITERIA + "/settings", CRITERIA + "/edit/I",
                CRITERIA + "/edit/new", "/prior-results/" + FakeData.SEASON, "/score-sheets", SHEET,
                SHEET + "/cells/I.1",
                SHEET + "/cells/I.8", SHEET + "/cells/V.3", SHEET + "/paste", SHEET + "/import", SHEET + "/charts",
                SHEET + "/submissions", SHEET + "/submissions/2", SHEET + "/submissions/2?with=1",
                SHEET + "?asOf=2026-01-05T10:00", "/evidence/ev-i-1", "/evidence/ev-i-1/withdrawal",
                SHEET + "/steps/submit",
                SHEET + "/steps/recall", SHEET + "/adjustments", OTHER + "/steps/accept", OTHER + "/steps/return",
                OTHER + "/steps/exception", OTHER + "/steps/late", OTHER + "/steps/finalise",
                OTHER + "/steps/reopen", "/evidence", "/cross-scoring", CROSS, CROSS + "/steps/hand-in",
                "/cross-scoring/" + FakeData.SEASON + "/steps/draw",
                "/cross-scoring/" + FakeData.SEASON + "/steps/conflict",
                "/cross-scoring/" + FakeData.SEASON + "/fairness", "/appraisal", "/appraisal?show=attention",
                APPRAISAL, "/appraisal/official");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsThePageInBothLanguagesWithoutACodeOrAnId(String path) {
        Visitor.Page vietnamese = visitor.get(path);
        PagesTest.assertReadable(vietnamese, "vi");
        Visitor.Page english = visitor.get(path + (path.contains("?") ? "&" : "?") + "lang=en");
        PagesTest.assertReadable(english, "en");
        assertThat(english.text()).isNotEqualTo(vietnamese.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/criteria", "/score-sheets", "/cross-scoring", "/appraisal", "/appraisal/official",
            "/evidence"})
    void saysHowTheFirstRowComesToBeWhereThereIsNone(String path) {
        suite.data.empty();
        PagesTest.assertReadable(visitor.get(path), "vi");
    }

    @ParameterizedTest
    @CsvSource({"NOT_STARTED", "DRAFT", "SUBMITTED", "ACCEPTED", "RETURNED", "CROSS_SCORING", "CROSS_SCORED",
            "APPRAISING", "APPRAISED_ROUND1", "EXPLAINED", "FINAL", "DELIBERATED", "PUBLISHED", "NOT_SUBMITTED",
            "LATE_ACCEPTED"})
    void showsASheetInEachOfItsStates(String state) {
        suite.data.scoring.sheetsAre(state);
        PagesTest.assertReadable(visitor.get(SHEET), "vi");
        PagesTest.assertReadable(visitor.get(OTHER), "vi");
    }

    @Test
    void putsTheSheetInTheFormOfThePaperWithSumsBySection() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.sheetsAre("DRAFT");
        Visitor.Page page = visitor.get(SHEET);
        assertThat(page.document().select("table.sheet > thead th").eachText()).containsExactly("Mã", "Tiêu chí",
                "Điểm tối đa", "Đơn vị", "Chỉ tiêu", "Kết quả", "Điểm tự chấm", "Diễn giải", "Minh chứng",
                "Tình trạng");
        assertThat(page.document().select("tr.section")).hasSize(7);
        assertThat(page.document().select("#sum-III").text()).isEqualTo("113,77");
        assertThat(page.document().select("#bar .points").text()).isEqualTo("817,65 / 1.000");
        assertThat(page.document().select("#points-I-6").text()).contains("34,80", "87 / 100 × 40 = 34,80");
        assertThat(page.document().select("#points-II-9").text()).as("missing is not nought").isEqualTo("–");
    }

    @Test
    void drawsEachPictureWithItsNumbersBeside() {
        Visitor.Page page = visitor.get(SHEET + "/charts");
        assertThat(page.document().select("svg.bars rect.bar-value")).hasSize(5);
        assertThat(page.document().select("svg.bars[role=img]").attr("aria-label")).isNotBlank();
        assertThat(page.document().select(".chart table tbody tr").first().text()).contains("312,40", "298,10",
                "287,00");
        assertThat(visitor.get("/score-sheets").document().select("table.heat tbody tr")).hasSize(10);
    }

    @Test
    void savesACellWithoutJavaScript() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.sheetsAre("DRAFT");
        String cell = SHEET + "/cells/I.6";
        Visitor.Page after = visitor.submit(visitor.get(cell), cell, Map.of("f.actual", "1.090,5", "note", "Đủ"));
        assertThat(after.document().selectFirst(".notice.done").text()).isEqualTo("Đã lưu tiêu chí I.6.");
        FakeSuite.Asked asked = suite.asked("PUT", "/scoring/api" + cell).getFirst();
        assertThat(asked.body()).contains("\"actual\":\"1090.5\"", "\"note\":\"Đủ\"", "\"evidenceIds\":[]");
        assertThat(asked.headers().get("If-match")).isEqualTo("\"2\"");
    }

    @Test
    void saysWhatIsWrongWithANumberAndKeepsIt() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.sheetsAre("DRAFT");
        String cell = SHEET + "/cells/I.6";
        Visitor.Page after = visitor.submit(visitor.get(cell), cell, Map.of("f.actual", "chín mươi"));
        assertThat(after.status()).isEqualTo(422);
        assertThat(after.document().selectFirst("[role=alert]").text()).contains("“chín mươi” không phải là một số");
        assertThat(after.document().selectFirst("#c-I-6-actual").attr("value")).isEqualTo("chín mươi");
        assertThat(suite.asked("PUT", "/scoring/api" + cell)).isEmpty();
    }

    @Test
    void showsBothVersionsOnAConflictAndKeepsTheOneChosen() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.sheetsAre("DRAFT");
        String cell = SHEET + "/cells/I.6";
        Visitor.Page form = visitor.get(cell);
        suite.data.scoring.changedMeanwhile("I.6");
        Visitor.Page conflict = visitor.submit(form, cell, Map.of("f.actual", "90"));
        assertThat(conflict.status()).isEqualTo(412);
        assertThat(conflict.document().select(".versions").text()).contains("90 %", "95 %",
                "Số liệu Phòng Kinh tế cập nhật");
        Visitor.Page after = visitor.submit(conflict, cell, Map.of("f.actual", "90"));
        assertThat(after.document().select(".notice.done")).isNotEmpty();
        assertThat(suite.asked("PUT", "/scoring/api" + cell).getLast().headers().get("If-match")).isEqualTo("\"7\"");
    }

    @Test
    void showsAnAppraiserTheOwnFieldWithoutSums() {
        suite.data.scoring.sheetsAre("APPRAISING");
        suite.data.scoring.showsOnly("I.6");
        suite.identity().signsIn("finance.appraiser");
        Visitor.Page page = visitor.get(SHEET);
        assertThat(page.document().select("tr.line th").eachText()).hasSize(1);
        assertThat(page.document().select("#points-I-6").text()).contains("34,80");
        assertThat(page.document().select("#bar, #issues, table.sheet tfoot")).isEmpty();
        assertThat(page.text()).contains("Ông/bà xem các tiêu chí thuộc lĩnh vực mình thẩm định.");
    }

    @Test
    void letsOthersReadAndOnlyTheWardWrite() {
        suite.data.scoring.sheetsAre("DRAFT");
        suite.identity().signsIn("province.monitor");
        Visitor.Page page = visitor.get(SHEET);
        assertThat(page.document().select("form[data-cell], a[href$='/steps/submit'], a[href$='/paste']")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sa-pa.leader,DRAFT,submit", "sa-pa.leader,SUBMITTED,recall",
            "sa-pa.leader,APPRAISED_ROUND1,adjustments", "province.monitor,SUBMITTED,accept",
            "province.monitor,SUBMITTED,return", "province.monitor,NOT_SUBMITTED,late",
            "province.monitor,EXPLAINED,finalise", "province.monitor,FINAL,reopen-decision"})
    void offersEachStepToTheOneWhoTakesIt(String account, String state, String step) {
        suite.identity().signsIn(account);
        suite.data.scoring.sheetsAre(state);
        assertThat(visitor.get(SHEET).document().select("a[href$='/" + step + "']")).hasSize(1);
    }

    @Test
    void keepsTheHeadFromJudgingTheOwnWard() {
        suite.data.scoring.sheetsAre("SUBMITTED");
        assertThat(visitor.get(SHEET).document().select("a[href$='/steps/accept']")).isEmpty();
        assertThat(visitor.get(OTHER).document().select("a[href$='/steps/accept']")).hasSize(1);
    }

    @Test
    void keepsTheOfficerFromSubmitting() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.sheetsAre("DRAFT");
        assertThat(visitor.get(SHEET).document().select("a[href$='/steps/submit']")).isEmpty();
    }

    @Test
    void submitsWithOneQuestionThatNamesWhatHappens() {
        suite.data.scoring.sheetsAre("DRAFT");
        String step = SHEET + "/steps/submit";
        Visitor.Page ask = visitor.get(step);
        assertThat(ask.text()).contains("Còn 5 việc bắt buộc chưa xong", "ông/bà còn rút lại được".substring(8));
        Visitor.Page missing = visitor.submit(ask, step, Map.of());
        assertThat(missing.status()).isEqualTo(422);
        Visitor.Page after = visitor.submit(ask, step, Map.of("confirmed", "true"));
        assertThat(after.document().selectFirst(".notice.done").text())
                .isEqualTo("Phường Sa Pa đã nộp bảng tự chấm điểm.");
        assertThat(suite.asked("POST", "/scoring/api" + SHEET + "/submission").getFirst().body())
                .isEqualTo("{\"confirm\":true}");
    }

    @Test
    void keepsWhatWasTypedWhenAStepIsRefused() {
        suite.data.scoring.sheetsAre("SUBMITTED");
        String step = OTHER + "/steps/return";
        suite.refuse("POST /scoring/api" + OTHER + "/return", 409, "sheet-accepted", "Bảng đã được tiếp nhận.");
        Visitor.Page after = visitor.submit(visitor.get(step), step,
                Map.of("codes", "I.6", "reason", "Thiếu chữ ký"));
        assertThat(after.status()).isEqualTo(409);
        assertThat(after.document().selectFirst("[role=alert]").text()).isEqualTo("Bảng đã được tiếp nhận.");
        assertThat(after.document().selectFirst("textarea").text()).isEqualTo("Thiếu chữ ký");
        assertThat(after.document().select("input[value='I.6'][checked]")).hasSize(1);
    }

    @Test
    void looksAtPastedRowsBeforeItWritesAny() {
        suite.identity().signsIn("sa-pa.officer");
        String paste = SHEET + "/paste";
        Visitor.Page checked = visitor.submit(visitor.get(paste), paste,
                Map.of("text", "I.1\t96,5\nI.99\t3", "dryRun", "true"));
        assertThat(checked.text()).contains("Không có tiêu chí “I.99” trong bảng.");
        assertThat(checked.document().select("button[name=dryRun][value=false]")).isEmpty();
        assertThat(suite.asked("POST", "/scoring/api" + SHEET + "/pasted-cells").getFirst().body())
                .contains("\"dryRun\":true");
    }

    @Test
    void looksAtAWorkbookBeforeItWritesAnyOfItAndKeepsIt() {
        suite.identity().signsIn("sa-pa.officer");
        String path = SHEET + "/import";
        Visitor.Page checked = visitor.upload(visitor.get(path), path, "bang.xlsx", new byte[]{80, 75, 3, 4},
                Map.of("dryRun", "true"));
        assertThat(checked.text()).contains("Kết quả không phải là số.", "Đã đọc tệp “bang.xlsx”");
        assertThat(checked.document().select("button[name=dryRun][value=false]")).isEmpty();
        suite.answer("POST /scoring/api" + path, 200, Map.of("dryRun", true, "applied", 0, "rows",
                List.of(Map.of("line", 5, "code", "I.1", "ok", true))));
        Visitor.Page clean = visitor.upload(checked, path, "", new byte[0], Map.of("dryRun", "true"));
        assertThat(clean.document().select("button[name=dryRun][value=false]")).hasSize(1);
        suite.answer("POST /scoring/api" + path, 200, Map.of("dryRun", false, "applied", 1, "rows", List.of()));
        Visitor.Page written = visitor.upload(clean, path, "", new byte[0], Map.of("dryRun", "false"));
        assertThat(written.address().getPath()).isEqualTo(SHEET);
        assertThat(written.text()).contains("Đã ghi 1 dòng vào bảng.");
        assertThat(suite.asked("POST", "/scoring/api" + path)).extracting(FakeSuite.Asked::body)
                .hasSize(3).allMatch(body -> body.startsWith("PK"));
    }

    @Test
    void addsAVersionBesideTheOlderOnesAndKeepsWhatWasTypedWhenItIsRefused() {
        suite.identity().signsIn("sa-pa.officer");
        String path = "/evidence/ev-i-1/versions";
        Visitor.Page page = visitor.get("/evidence/ev-i-1");
        assertThat(page.document().select("a[href*='/file?version=']")).hasSize(2);
        suite.refuse("POST /scoring/api" + path, 409, "evidence-unchanged",
                "Tệp này giống hệt phiên bản hiện tại nên không cần thêm phiên bản mới.");
        Visitor.Page refused = visitor.upload(page, path, "bao-cao.pdf", new byte[]{1},
                Map.of("documentNumber", "15/BC-UBND"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("giống hệt phiên bản hiện tại");
        assertThat(refused.document().selectFirst("input[name=documentNumber]").attr("value"))
                .isEqualTo("15/BC-UBND");
        suite.forget("POST /scoring/api" + path);
        assertThat(visitor.upload(refused, path, "bao-cao.pdf", new byte[]{2}, Map.of()).text())
                .contains("Đã thêm bản 3");
    }

    @Test
    void takesAFileOfEveryAllowedSizeAndSaysWhenOneIsTooLarge() {
        suite.identity().signsIn("sa-pa.officer");
        String path = "/evidence/ev-i-1/versions";
        assertThat(visitor.upload(visitor.get("/evidence/ev-i-1"), path, "quet.pdf", new byte[19 << 20], Map.of())
                .text()).contains("Đã thêm bản 3");
        assertThat(visitor.upload(visitor.get("/evidence/ev-i-1"), path, "quet.pdf", new byte[21 << 20], Map.of())
                .text()).contains("tệp lớn hơn 20 MB");
    }

    @Test
    void comparesTwoSubmissionsByWhatWasSignedAndTellsWhenASignatureDoesNotFit() {
        Visitor.Page compared = visitor.get(SHEET + "/submissions/2?with=1");
        assertThat(compared.document().select("tbody tr")).hasSize(1);
        assertThat(compared.text()).contains("1 tiêu chí khác với lần 1", "812,35", "808,35", "khớp nhau");
        assertThat(visitor.get(SHEET + "/submissions/1").text()).contains("Chữ ký không khớp với nội dung.");
        Visitor.Page file = visitor.get(SHEET + "/submissions/2/file");
        assertThat(file.response().headers().firstValue("Content-Disposition")).hasValueSatisfying(
                name -> assertThat(name).contains("ban-nop-lan-2.json"));
    }

    @Test
    void showsASheetAsItWasWithNothingToDoInIt() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.sheetsAre("DRAFT");
        Visitor.Page past = visitor.get(SHEET + "?asOf=2026-01-05T10:00");
        assertThat(past.text()).contains("Trở về hiện tại");
        assertThat(past.document().select("form[data-cell], a[href$='/steps/submit'], [data-live^=score-sheet]"))
                .isEmpty();
    }

    @Test
    void editsADraftCriterionByCriterionAndLeavesTheRestAsItWas() {
        suite.data.scoring.tableIs("DRAFT");
        String edit = CRITERIA + "/edit/I.2";
        assertThat(visitor.get(CRITERIA).document().select("#findings-title").text()).contains("2 điều cần xem lại");
        Visitor.Page after = visitor.submit(visitor.get(edit), edit,
                Map.of("max", "55", "type", "BANDS", "p.bands.4.points",
                        "55", "p.bands.0.hi", "", "p.bands.0.lo", "", "p.bands.0.points", "", "p.bands.1.lo", "0",
                        "targetPolicy", "NONE", "evidenceMandatory", "true"));
        assertThat(after.document().selectFirst(".notice.done").text()).isEqualTo("Đã lưu tiêu chí I.2.");
        String body = suite.asked("PUT", "/scoring/api/criteria-sets/" + FakeScoring.SET + "/versions/1").getFirst()
                .body();
        assertThat(body).contains("\"max\":\"55\"",
                "[{\"lo\":\"0\",\"hi\":\"80\",\"points\":\"20\"},", "{\"lo\":\"95\",\"points\":\"55\"}]",
                "\"code\":\"V.7\"",
                "\"zeroPolicy\":\"CRITICAL_ONLY\"");
    }

    @Test
    void showsTheFieldsOfEachTypeAndKeepsWhatWasTyped() {
        suite.data.scoring.tableIs("DRAFT");
        String edit = CRITERIA + "/edit/I.2";
        for (String type : Formula.TYPES) {
            Visitor.Page page = visitor.submit(visitor.get(edit), edit,
                    Map.of("max", "37", "type", type, "pick", "true"));
            assertThat(page.status()).as(type).isEqualTo(200);
            assertThat(page.document().select("#type option[selected]").attr("value")).isEqualTo(type);
            assertThat(page.document().select("#max").attr("value")).isEqualTo("37");
            PagesTest.assertReadable(page, "vi");
        }
        assertThat(suite.asked("PUT", "/scoring/api/criteria-sets/" + FakeScoring.SET + "/versions/1")).isEmpty();
        Visitor.Page nested = visitor.submit(visitor.get(edit), edit,
                Map.of("type", "GATE", "then", "THRESHOLD_THEN", "then2", "BANDS", "pick", "true"));
        assertThat(nested.document().select("fieldset.params select").eachAttr("name")).containsExactly("type", "then",
                "then2");
        assertThat(nested.document().select("#then2 option").eachAttr("value")).doesNotContain("GATE");
    }

    @Test
    void worksTheFormulaOutWhileItIsTyped() {
        suite.data.scoring.tableIs("DRAFT");
        Visitor.Page page = visitor.get(CRITERIA + "/edit/I.2");
        assertThat(page.document().select("#examples").text()).contains("Tính thử", "87 % (chỉ tiêu 100)", "34,80");
        Visitor.Page typed = visitor.post("/criteria/examples", Map.of("max", "x", "type", "YES_NO", "_csrf",
                page.document().select("input[name=_csrf]").attr("value")),
                page.address().toString());
        assertThat(typed.text()).contains("không đọc được “x”");
    }

    @Test
    void movesCriteriaInTheTreeAndMakesGroups() {
        suite.data.scoring.tableIs("DRAFT");
        String place = CRITERIA + "/place/I.2";
        visitor.submit(visitor.get(CRITERIA + "/edit/I.2"), place, Map.of("how", "up"));
        assertThat(written()).containsSubsequence("\"code\":\"I\"", "\"code\":\"I.2\"", "\"code\":\"I.1\"");
        visitor.submit(visitor.get(CRITERIA + "/edit/I.2"), place, Map.of("how", "move", "group", "IV.4"));
        assertThat(written()).containsSubsequence("\"code\":\"IV.4\"", "\"children\":[{\"code\":\"I.2\"");
        visitor.submit(visitor.get(CRITERIA + "/edit/I.2"), place, Map.of("how", "remove"));
        assertThat(written()).doesNotContain("\"code\":\"I.2\"").contains("\"code\":\"I.3\"");
        String added = CRITERIA + "/edit/new";
        visitor.submit(visitor.get(added + "?section=I.1"), added, Map.of("code", "I.1.a", "name", "Thu nội địa", "max",
                "30", "type", "YES_NO"));
        assertThat(written()).contains("\"children\":[{\"code\":\"I.1.a\",\"kind\":\"BASE\",\"name\":\"Thu nội địa\"")
                .doesNotContain("\"baseShare\":\"0.8\",\"cap\":\"1.2\"},\"children\"");
        assertThat(visitor.submit(visitor.get(added + "?section=I"), added, Map.of("code", "I.3", "name", "x", "max",
                "1", "type", "YES_NO")).text()).contains("Mã I.3 đã có trong bảng");
    }

    @Test
    void editsCapsTieBreaksAndClasses() {
        suite.data.scoring.tableIs("DRAFT");
        String settings = CRITERIA + "/settings";
        Visitor.Page page = visitor.get(settings);
        PagesTest.assertReadable(page, "vi");
        assertThat(page.document().select("select[name=tie] option[selected]").eachAttr("value")).startsWith(
                "SECTION:II", "SECTION:I", "SECTION:III", "FEWER_PENALTIES", "EARLIER_SUBMISSION", "BALLOT");
        visitor.submit(page, settings, Map.of("bonusCap", "40", "scale", "1000", "zeroPolicy", "ANY", "rankingPolicy",
                "SCORE_ONLY", "tie", "SECTION:V", "class.4.name", "Khá", "class.4.from", "72,5"));
        assertThat(written()).contains("\"bonusCap\":\"40\"", "\"zeroPolicy\":\"ANY\"",
                "\"tieBreaks\":[{\"by\":\"SECTION\",\"section\":\"V\"}]",
                "\"name\":\"Khá\",\"fromPercent\":\"72.5\",\"top\":false},{\"code\":\"C\"");
        Visitor.Page wrong = visitor.submit(visitor.get(settings), settings, Map.of("bonusCap", "nhiều", "scale",
                "1000", "zeroPolicy", "ANY", "rankingPolicy", "SCORE_ONLY", "tie", "BALLOT"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("#bonusCap").attr("value")).isEqualTo("nhiều");
        assertThat(wrong.text()).contains("không đọc được “nhiều”");
    }

    @Test
    void showsCommentsAndWhatBecameOfThem() {
        suite.data.scoring.tableIs("DRAFT");
        Visitor.Page page = visitor.get(CRITERIA);
        assertThat(page.document().select("#remarks").text()).contains("Yên Bái", "I.2", "Nên thêm khoảng 85–90%",
                "Tiếp thu một phần", "Chưa trả lời.");
        String answer = CRITERIA + "/steps/answer?comment=2";
        Visitor.Page after = visitor.submit(visitor.get(answer), answer,
                Map.of("disposition", "DECLINED", "text", "Giữ như năm trước"));
        assertThat(after.document().selectFirst(".notice.done").text()).isEqualTo("Đã trả lời góp ý.");
        assertThat(suite.asked("POST", "/scoring/api/criteria-sets/" + FakeScoring.SET
                + "/versions/1/comments/2/answer").getFirst().body()).contains("DECLINED", "Giữ như năm trước");
    }

    @Test
    void offersCommentsToOfficersAndAnswersToThoseWhoPrepare() {
        suite.identity().signsIn("sa-pa.officer");
        suite.data.scoring.tableIs("DRAFT");
        assertThat(visitor.get(CRITERIA).document().select("a[href$='/steps/comment']")).isNotEmpty();
        assertThat(visitor.get(CRITERIA).document().select("a[href*='/steps/answer'], a[href$='/steps/delete']"))
                .isEmpty();
    }

    @Test
    void showsEarlierYearsAndWhatIsWrongInAFile() {
        Visitor.Page page = visitor.get("/prior-results/" + FakeData.SEASON);
        assertThat(page.document().select("table.list thead th").eachText()).containsExactly("Phường", "2024", "2023");
        assertThat(page.document().select("table.list tbody tr").first().text()).isEqualTo("Sa Pa 95,00 –");
    }

    /** The table that was written last. */
    private String written() {
        return suite.asked("PUT", "/scoring/api/criteria-sets/" + FakeScoring.SET + "/versions/1").getLast().body();
    }

    @Test
    void showsATableInForceWithoutFields() {
        assertThat(visitor.get(CRITERIA + "/edit/I.2").document().select("main form[method=post]")).isEmpty();
        assertThat(visitor.get(CRITERIA).document().select("a[href*='/edit/']")).isEmpty();
    }

    @Test
    void scoresAnotherWardWithItsOwnPointsBeside() {
        Visitor.Page page = visitor.get(CROSS);
        assertThat(page.document().select("#row-I-1").text()).contains("51,15", "−7,15");
        Visitor.Page after = visitor.submit(page, CROSS + "/cells/I.4", Map.of("points", "28,5", "reason", ""));
        assertThat(after.document().selectFirst(".notice.done").text()).isEqualTo("Đã lưu tiêu chí I.4.");
        assertThat(suite.asked("PUT", "/scoring/api/cross-scores/" + FakeData.SEASON + ":YEN_BAI:SA_PA/cells/I.4")
                .getFirst().body()).startsWith("{\"points\":\"28.5\"");
    }

    @Test
    void showsHowToCheckTheDraw() {
        Visitor.Page page = visitor.get("/cross-scoring");
        assertThat(page.text()).contains("83 17 29 – Sa Pa 12/01/2026", "Cách tự bốc thăm lại để kiểm tra");
        assertThat(page.document().select("a[href$='/steps/draw']")).as("scoring has begun").isEmpty();
    }

    @Test
    void goesFromCellToCellInAppraisal() {
        suite.identity().signsIn("finance.appraiser");
        Visitor.Page page = visitor.get(APPRAISAL);
        assertThat(page.text()).contains("51,15", "48,00", "47,00", "−3,15", "Số liệu cơ quan cho điểm khác");
        assertThat(page.document().select("[data-key-next]").attr("href")).endsWith(":SA_PA/I.2");
        Visitor.Page after = visitor.submit(page, APPRAISAL, Map.of("points", "48", "reason", "Theo 87/STC-NS"));
        assertThat(after.address().getPath()).endsWith(":SA_PA/I.2");
        assertThat(after.document().selectFirst(".notice.done").text())
                .isEqualTo("Đã lưu kết quả thẩm định I.1 – phường Sa Pa.");
        assertThat(suite.asked("PUT", "/scoring/api/score-sheets/" + FakeData.SEASON + ":SA_PA/appraisals/I.1")
                .getFirst().headers().get("If-match")).isEqualTo("\"3\"");
    }

    @Test
    void takesFiguresFromASheetThatNamesColumnsAndWardsAsPeopleDo() {
        suite.identity().signsIn("finance.appraiser");
        String many = "/appraisal/official/" + FakeData.SEASON + "/import";
        Visitor.Page checked = visitor.submit(visitor.get("/appraisal/official"), many, Map.of("csv",
                "Mã;Phường;Kết quả;Số văn bản;Ngày văn bản;Cơ quan\nI.2;sa pa;93,2;87/STC-NS;10/01/2026;Sở Tài chính",
                "dryRun", "true"));
        assertThat(checked.text()).contains("Không có tiêu chí “I.99” trong bảng.");
        assertThat(suite.asked("POST", "/scoring/api/official-figures/" + FakeData.SEASON + "/import").getFirst()
                .body()).contains("criterionCode;wardCode;actual;documentNumber;documentDate;issuer\\nI.2;SA_PA;93,2");
    }

    @Test
    void letsTheWardExplainWhatWasAdjusted() {
        suite.data.scoring.sheetsAre("APPRAISED_ROUND1");
        String adjustments = SHEET + "/adjustments";
        Visitor.Page page = visitor.get(adjustments);
        assertThat(page.text()).contains("2 tiêu chí được điều chỉnh", "Hạn 25/01/2026");
        Visitor.Page missing = visitor.submit(page, adjustments, Map.of());
        assertThat(missing.status()).isEqualTo(422);
        Visitor.Page after = visitor.submit(page, adjustments, Map.of("text.I.1", "Chứng từ nộp ngày 30/12/2025"));
        assertThat(after.document().selectFirst(".notice.done").text())
                .isEqualTo("Đã gửi giải trình cho 1 tiêu chí.");
        assertThat(suite.asked("POST", "/scoring/api" + SHEET + "/explanations").getFirst().body())
                .contains("\"code\":\"I.1\"").doesNotContain("II.2");
    }

    @ParameterizedTest
    @CsvSource({"sa-pa.officer,SELF_SCORING,DRAFT,Nhập bảng tự chấm điểm của phường Sa Pa",
            "sa-pa.officer,SELF_SCORING,RETURNED,Bổ sung bảng bị trả lại của phường Sa Pa",
            "sa-pa.leader,APPRAISAL,APPRAISED_ROUND1,Trả lời kết quả thẩm định của phường Sa Pa",
            "sa-pa.leader,SELF_SCORING,SUBMITTED,Tiếp nhận bảng tự chấm điểm các phường đã nộp",
            "sa-pa.scorer,CROSS_SCORING,ACCEPTED,Chấm chéo phường Yên Bái",
            "finance.appraiser,APPRAISAL,APPRAISING,Thẩm định các tiêu chí thuộc lĩnh vực của cơ quan"})
    void putsTheWorkOfScoringOnTheFirstPage(String account, String phase, String state, String task) {
        suite.identity().signsIn(account);
        suite.data.phaseIs(phase);
        suite.data.scoring.sheetsAre(state);
        assertThat(visitor.get("/").document().select(".tasks h3").eachText()).contains(task);
    }

    @ParameterizedTest
    @CsvSource({"sa-pa.officer,true,true,true,true,false", "finance.appraiser,true,true,false,false,true",
            "teller.1,true,false,false,true,false", "province.monitor,true,true,true,true,true",
            "auditor,true,true,true,true,true", "ops,false,false,false,false,false",
            "tourism-association.partner,false,false,false,false,false"})
    void showsInTheMenuWhatTheRoleMayDo(String account, boolean scores, boolean sheets, boolean crossScores,
            boolean ballots, boolean appraises) {
        suite.identity().signsIn(account);
        Element menu = visitor.get("/").document().selectFirst(".side");
        assertThat(menu.select("a[href='/criteria']").size() == 1).isEqualTo(scores);
        assertThat(menu.select("a[href='/boards']").size() == 1).isEqualTo(scores);
        assertThat(menu.select("a[href='/score-sheets']").size() == 1).isEqualTo(sheets);
        assertThat(menu.select("a[href='/cross-scoring']").size() == 1).isEqualTo(crossScores);
        assertThat(menu.select("a[href='/ballots']").size() == 1).isEqualTo(ballots);
        assertThat(menu.select("a[href='/appraisal']").size() == 1).isEqualTo(appraises);
    }

    @Test
    void leadsFromTheTableToItsVersionInForce() {
        suite.answer("GET /scoring/api/criteria-sets/" + FakeScoring.SET, 200, FakeData.map("id", FakeScoring.SET,
                "seasonId", FakeData.SEASON, "inForce", 1, "versions", List.of(FakeData.map("version", 1, "state",
                        "FROZEN"), FakeData.map("version", 2, "state", "DRAFT"))));
        Visitor.Page inForce = visitor.get("/criteria/" + FakeScoring.SET + "/1");
        assertThat(visitor.get("/criteria/" + FakeScoring.SET).document().select("h1").text()).isNotEmpty()
                .isEqualTo(inForce.document().select("h1").text());
    }

    @Test
    void showsMyWorkAlsoWithoutScoring() {
        suite.stop("scoring");
        assertThat(visitor.get("/").status()).isEqualTo(200);
        assertThat(visitor.get("/score-sheets").text()).contains("Phần “Chấm điểm” của hệ thống tạm thời chưa trả lời");
    }
}
