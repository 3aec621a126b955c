package vn.laocai.thidua.local.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;
import vn.laocai.thidua.local.identity.DemoAccount;
import vn.laocai.thidua.local.identity.DemoAccounts;

/**
 * 22/01/2026: ten wards deliberate and vote in secret about three candidates; two reach seventy per cent of the ten, the
 * third does not. The box stands open for whoever wants to vote in the console; where the season is played further, the
 * demo's people vote.
 */
final class CouncilChapter {

    static final String FIRST = "SA_PA";
    static final String SECOND = "YEN_BAI";
    static final String THIRD = "LAO_CAI";
    static final String FLAG = "PROVINCE_FLAG";
    static final String MERIT = "PROVINCIAL_MERIT_CERTIFICATE";

    private final DemoApi api;
    private final TellerKeys keys;

    CouncilChapter(DemoApi api, TellerKeys keys) {
        this.api = api;
        this.keys = keys;
    }

    String play(boolean toTheEnd) {
        ScoredSeason.enter(api, "DELIBERATION", "2026-01-22T08:05+07:00");
        String deliberation = deliberate();
        ScoredSeason.enter(api, "BALLOT", "2026-01-22T13:35+07:00");
        SecretBallot ballot = new SecretBallot(api, keys, prepared(deliberation));
        ballot.open();
        if (!toTheEnd) {
            return "Đang bỏ phiếu kín (the ballot box is open)";
        }
        ballot.hold();
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
                Map.of("present",
                        Cast.WARDS.stream().filter(ward -> !ward.equals(SecretBallot.ABSENT)).toList(), "absent",
                        List.of(Map.of("wardCode", SecretBallot.ABSENT, "reason",
                                "Chỉ đạo khắc phục sạt lở tại cơ sở; gửi phiếu bằng thư dán kín"))));
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
        List<DemoAccount> leaders = Cast.WARDS.stream().map(DemoAccounts::leaderOf).toList();
        List<DemoAccount> tellers = SecretBallot.TELLERS.stream().map(DemoAccounts::get).toList();
        List<Map<String, String>> electors = leaders.stream()
                .map(leader -> Map.of("wardCode", leader.organisation(), "personId", leader.personId())).toList();
        List<Map<String, String>> people = Stream.concat(leaders.stream(), tellers.stream())
                .map(person -> Map.of("personId", person.personId(), "name", person.name())).toList();
        return api.post(Cast.SECRETARY, Part.SCORING, "/api/ballots", "ballot",
                Map.of("seasonId", Cast.SEASON, "deliberationId", deliberation, "questions", questions, "electors",
                        electors, "threshold", Map.of("numerator", 70, "denominator", 100), "selfVote", true,
                        "tellers", tellers.stream().map(DemoAccount::personId).toList(), "keysNeeded",
                        SecretBallot.KEYS_NEEDED, "closesAt", "2026-01-22T08:30:00Z", "people", people))
                .path("id").asString();
    }

    private static Map<String, String> question(String text, String ward, String award) {
        return Map.of("text", text, "wardCode", ward, "awardCode", award);
    }
}
