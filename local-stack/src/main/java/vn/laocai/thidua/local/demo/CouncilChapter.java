package vn.laocai.thidua.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;
import vn.laocai.thidua.local.identity.DemoAccounts;

/**
 * 22/01/2026: ten wards deliberate and vote in secret about three candidates; two reach seventy per cent of the ten, the
 * third does not. The ballot is prepared and opened; where the season is played further it is held on paper, for a vote
 * on a screen is made in the voter's own browser.
 */
final class CouncilChapter {

    static final String FIRST = "SA_PA";
    static final String SECOND = "YEN_BAI";
    static final String THIRD = "LAO_CAI";
    static final String FLAG = "PROVINCE_FLAG";
    static final String MERIT = "PROVINCIAL_MERIT_CERTIFICATE";

    private static final List<String> TELLERS = List.of("teller.1", "teller.2", "teller.3");
    private static final List<Integer> IN_FAVOUR = List.of(10, 8, 6);

    private final DemoApi api;

    CouncilChapter(DemoApi api) {
        this.api = api;
    }

    String play(boolean toTheEnd) {
        ScoredSeason.enter(api, "DELIBERATION", "2026-01-22T08:05+07:00");
        String deliberation = deliberate();
        ScoredSeason.enter(api, "BALLOT", "2026-01-22T13:35+07:00");
        String path = "/api/ballots/" + prepared(deliberation);
        if (state(path).equals("PREPARED")) {
            api.post(Cast.HEAD, Part.SCORING, path + "/opening", "ballot-opening", Map.of());
        }
        if (!toTheEnd) {
            return "Đang bỏ phiếu kín (the ballot box is open)";
        }
        vote(path);
        return "Đã bỏ phiếu và xác nhận kết quả (the ballot is certified)";
    }

    private String deliberate() {
        JsonNode found = api.read(Cast.SECRETARY, Part.SCORING, "/api/deliberations?seasonId=" + Cast.SEASON)
                .path("items").path(0);
        if (!found.isMissingNode()) {
            return found.path("id").asString();
        }
        String id = api.post(Cast.SECRETARY, Part.SCORING, "/api/deliberations", "deliberation",
                Map.of("seasonId", Cast.SEASON, "heldAt", "2026-01-22T01:00:00Z", "papersSentAt",
                        "2026-01-16T02:00:00Z", "place", "Hội trường Ủy ban nhân dân phường Sa Pa", "agenda",
                        List.of("Thông qua bảng điểm chính thức", "Bình xét, suy tôn đơn vị dẫn đầu")))
                .path("id").asString();
        String path = "/api/deliberations/" + id;
        api.post(Cast.SECRETARY, Part.SCORING, path + "/attendance", "attendance",
                Map.of("present", Cast.WARDS, "absent", List.of()));
        JsonNode written = api.post(Cast.SECRETARY, Part.SCORING, path + "/minutes", "minutes",
                Map.of("chair", "Tô Ngọc Liễn", "secretary", "Tổ thư ký Khối", "proceedings",
                        "Tổ thư ký trình bày bảng điểm chính thức; các phường thảo luận về từng tiêu chí.", "opinions",
                        List.of(Map.of("wardCode", "TRUNG_TAM", "text",
                                "Đề nghị năm sau thống nhất nguồn số liệu thu ngân sách từ đầu mùa.")),
                        "conclusion", "Nhất trí đưa ba đơn vị Sa Pa, Yên Bái, Lào Cai vào danh sách suy tôn."));
        Map<String, Object> seen = Map.of("minutesHash", written.path("minutesHash").asString());
        api.post(Cast.HEAD, Part.SCORING, path + "/signatures", "minutes-chair", seen);
        api.post(Cast.SECRETARY, Part.SCORING, path + "/signatures", "minutes-secretary", seen);
        return id;
    }

    private String prepared(String deliberation) {
        JsonNode found = api.read(Cast.SECRETARY, Part.SCORING, "/api/ballots?seasonId=" + Cast.SEASON).path("items")
                .path(0);
        if (!found.isMissingNode()) {
            return found.path("id").asString();
        }
        List<Map<String, String>> questions = List.of(
                question("Đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh cho phường Sa Pa", FIRST, FLAG),
                question("Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho phường Yên Bái", SECOND,
                        MERIT),
                question("Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho phường Lào Cai", THIRD,
                        MERIT));
        List<Map<String, String>> electors = Cast.WARDS.stream().map(
                ward -> Map.of("wardCode", ward, "personId", DemoAccounts.leaderOf(ward).personId())).toList();
        return api.post(Cast.SECRETARY, Part.SCORING, "/api/ballots", "ballot",
                Map.of("seasonId", Cast.SEASON, "deliberationId", deliberation, "questions", questions, "electors",
                        electors, "threshold", Map.of("numerator", 70, "denominator", 100), "selfVote", true,
                        "tellers", TELLERS.stream().map(teller -> DemoAccounts.get(teller).personId()).toList(),
                        "keysNeeded", 0, "closesAt", "2026-01-22T08:30:00Z"))
                .path("id").asString();
    }

    private static Map<String, String> question(String text, String ward, String award) {
        return Map.of("text", text, "wardCode", ward, "awardCode", award);
    }

    private void vote(String path) {
        if (state(path).equals("OPEN")) {
            for (String ward : Cast.WARDS) {
                api.post(TELLERS.getFirst(), Part.SCORING, path + "/paper-issues", "paper-" + ward,
                        Map.of("wardCode", ward, "byLetter", false));
            }
            api.post(Cast.HEAD, Part.SCORING, path + "/closing", "ballot-closing", Map.of());
        }
        if (List.of("CLOSED", "COUNTING").contains(state(path))) {
            for (String teller : TELLERS.subList(0, 2)) {
                api.post(teller, Part.SCORING, path + "/paper-tally", "tally-of-" + teller,
                        Map.of("counts", counts(api.read(teller, Part.SCORING, path))));
            }
            api.post(TELLERS.getFirst(), Part.SCORING, path + "/tally", "ballot-tally", Map.of());
        }
        if (state(path).equals("TALLIED")) {
            String hash = api.read(Cast.HEAD, Part.SCORING, path).path("minutesHash").asString();
            for (String teller : TELLERS) {
                api.post(teller, Part.SCORING, path + "/certification", "certification-" + teller,
                        Map.of("minutesHash", hash));
            }
            api.post(Cast.HEAD, Part.SCORING, path + "/certification", "certification-chair",
                    Map.of("minutesHash", hash));
        }
    }

    private static List<Map<String, Object>> counts(JsonNode ballot) {
        List<Map<String, Object>> counts = new ArrayList<>();
        int question = 0;
        for (JsonNode asked : ballot.path("questions")) {
            int yes = IN_FAVOUR.get(question++);
            counts.add(Map.of("questionId", asked.path("id").asString(), "blank", 0, "invalid", 0, "options",
                    List.of(Map.of("wardCode", asked.path("wardCode").asString(), "yes", yes, "no",
                            Cast.WARDS.size() - yes))));
        }
        return counts;
    }

    private String state(String path) {
        return api.read(Cast.HEAD, Part.SCORING, path).path("state").asString();
    }
}
