package vn.laocai.thidua.local.demo;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;

/**
 * 22/01 to 30/01/2026: the season is finalised, awards are proposed, one proposal is suspended by an open verification and
 * cleared, the province decides, the places are revealed and the results published.
 */
final class ResultsChapter {

    private static final String PROPOSALS = "/api/award-proposals";
    private static final String NOTICES = "/api/violation-notices";
    private static final String INSPECTOR = "inspectorate.appraiser";

    private final DemoApi api;

    ResultsChapter(DemoApi api) {
        this.api = api;
    }

    String play() {
        String board = "/api/boards/" + Cast.SEASON;
        api.post(Cast.HEAD, Part.SCORING, board + "/finalisation", "season-finalisation", Map.of());
        api.await(Cast.MONITOR, Part.SCORING, board, answer -> !answer.path("state").asString().equals("OPEN"));
        ScoredSeason.enter(api, "RANKED", "2026-01-22T16:00+07:00");
        propose();
        ScoredSeason.enter(api, "DECIDED", "2026-01-28T09:00+07:00");
        decide();
        ScoredSeason.enter(api, "SUMMARISED", "2026-01-30T08:30+07:00");
        reveal();
        if (!api.get(Cast.HEAD, Part.SCORING, "/api/public/publications/" + Cast.SEASON).ok()) {
            api.post(Cast.HEAD, Part.SCORING, "/api/publications", "publication", Map.of("seasonId", Cast.SEASON));
        }
        return "Đã công bố kết quả (results are published)";
    }

    /** The two leading wards are proposed; the second is held back by an open verification until it is cleared. */
    private void propose() {
        if (proposals().isEmpty()) {
            JsonNode notice = api.post(INSPECTOR, Part.SCORING, NOTICES, "violation-notice",
                    Map.of("seasonId", Cast.SEASON, "wardCode", CouncilChapter.SECOND, "kind", "PENDING_PETITION",
                            "source", "INSPECTORATE", "documentNumber", "07/TTr-NV3", "documentDate", "2026-01-21",
                            "from", "2026-01-21", "effect", "SUSPENDS"));
            propose(CouncilChapter.FIRST, CouncilChapter.FLAG);
            String merit = propose(CouncilChapter.SECOND, CouncilChapter.MERIT);
            api.await(Cast.SECRETARY, Part.SCORING, PROPOSALS + "/" + merit,
                    proposal -> proposal.path("state").asString().equals("SUSPENDED"));
            api.post(INSPECTOR, Part.SCORING, NOTICES + "/" + notice.path("id").asString() + "/clearance",
                    "clearance",
                    Map.of("documentNumber", "09/KL-TTr", "reason", "Đơn không có cơ sở, đã kết thúc xác minh."));
        }
        for (JsonNode proposal : proposals()) {
            String id = proposal.path("id").asString();
            api.await(Cast.SECRETARY, Part.SCORING, PROPOSALS + "/" + id,
                    answer -> !answer.path("state").asString().equals("SUSPENDED"));
            pack(id);
        }
        ScoredSeason.enter(api, "PROPOSED_TO_PROVINCE", "2026-01-23T09:00+07:00");
        for (JsonNode proposal : proposals()) {
            String id = proposal.path("id").asString();
            String path = PROPOSALS + "/" + id;
            api.post(Cast.headFor(proposal.path("wardCode").asString()), Part.SCORING, path + "/sending",
                    "sending-" + id, Map.of("documentNumber", "05/TTr-KTĐ", "date", "2026-01-23"));
            api.post(Cast.MONITOR, Part.SCORING, path + "/receipt", "receipt-" + id, Map.of());
        }
    }

    private List<JsonNode> proposals() {
        return api.read(Cast.MONITOR, Part.SCORING, PROPOSALS + "?seasonId=" + Cast.SEASON).path("items")
                .valueStream().toList();
    }

    private void pack(String proposal) {
        String path = PROPOSALS + "/" + proposal + "/documents";
        for (String kind : List.of("PETITION", "LIST", "MINUTES", "TALLY", "REPORT", "CLEARANCE")) {
            Map<String, Object> document = kind.equals("REPORT")
                    ? Map.of("kind", kind, "content", DemoFiles.map("achievement-report.json"))
                    : Map.of("kind", kind);
            String author = kind.equals("CLEARANCE") ? Cast.MONITOR : Cast.SECRETARY;
            api.post(author, Part.SCORING, path, "document-" + kind + "-" + proposal, document);
        }
    }

    private String propose(String ward, String award) {
        return api.post(Cast.SECRETARY, Part.SCORING, PROPOSALS, "proposal-" + ward, Map.of("seasonId", Cast.SEASON,
                "wardCode", ward, "awardCode", award, "basis", List.of("Kết quả bình xét, suy tôn ngày 22/01/2026")))
                .path("id")
                .asString();
    }

    private void decide() {
        int number = 215;
        for (JsonNode proposal : proposals()) {
            String path = PROPOSALS + "/" + proposal.path("id").asString();
            api.post(Cast.MONITOR, Part.SCORING, path + "/council-vote", "vote-" + number,
                    Map.of("electorate", 10, "yes", 9, "no", 1, "blank", 0, "heldOn", "2026-01-27", "minutesNumber",
                            "11/BB-HĐTĐKT"));
            api.post(Cast.MONITOR, Part.SCORING, path + "/decision", "decision-" + number,
                    Map.of("number", number + "/QĐ-UBND", "date", "2026-01-28", "issuer", "Chủ tịch UBND tỉnh Lào Cai",
                            "signer", "Chủ tịch UBND tỉnh", "fileHash", "0".repeat(61) + number));
            number++;
        }
    }

    private void reveal() {
        String reveal = "/api/boards/" + Cast.SEASON + "/reveal";
        for (int place = 1; place <= Cast.WARDS.size(); place++) {
            api.post(Cast.SECRETARY, Part.SCORING, reveal + "/steps", "reveal-" + place, Map.of());
        }
    }
}
