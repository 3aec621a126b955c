package vn.laocai.thidua.local.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;
import vn.laocai.thidua.local.identity.DemoAccount;
import vn.laocai.thidua.local.identity.DemoAccounts;

/**
 * Season 2025 as the founding documents tell it, entered through the public APIs by the people who would enter it, up to
 * the morning of the conference: nine wards have signed, Sa Pa is still to sign. What is already there is left alone.
 */
public final class DemoSeason {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeason.class);

    private static final String BLOCK = "khoi-phuong-lao-cai";
    private static final String SEASON = BLOCK + "-2025";
    private static final String CLUB = "cau-lac-bo-do-thi-lao-cai";
    private static final String HEAD_WARD = "SA_PA";
    private static final String HEAD = "sa-pa.leader";
    private static final String ADMIN = "block.admin";
    private static final String SECRETARY = "block.secretary";
    private static final String FOUNDED = "2025-09-04";
    private static final String WARDS_SINCE = "2025-07-01";
    private static final String CONFERENCE = "2025-11-14";
    private static final Map<String, Object> DECISION = Map.of("number", "1028/QĐ-UBND", "date", FOUNDED, "issuer",
            "UBND tỉnh Lào Cai");
    private static final List<String> PHASES = List.of("DRAFT", "ESTABLISHED", "PREPARING", "REGISTRATION",
            "COVENANT_SIGNING");

    private final DemoApi api;

    public DemoSeason(Ports ports) {
        api = new DemoApi(ports);
    }

    /** Enters what is missing and tells what there is. */
    public String load() {
        int signed = signatures(prepare());
        return signed + "/10 phường đã ký (wards signed)";
    }

    /** Enters what is missing before the signing; answers the id of the covenant, which is open for signature. */
    public String prepare() {
        recipients();
        units();
        block();
        season();
        club();
        return covenant();
    }

    /** First of all, so that nobody misses the first message. */
    private void recipients() {
        Set<String> known = new HashSet<>();
        items(api.read(ADMIN, Part.NOTIFICATION, "/api/recipients"))
                .forEach(recipient -> known.add(recipient.path("personId").asString("")));
        for (DemoAccount account : DemoAccounts.all()) {
            if (!known.contains(account.personId())) {
                DemoApi.Answer answer = api.putNew(ADMIN, Part.NOTIFICATION, "/api/recipients/" + account.personId(),
                        Map.of("name", account.name(), "organisation", account.organisation(), "roles",
                                account.roles(), "email", account.email(), "language", "vi"));
                if (answer.status() != 412) {
                    api.done(answer, "PUT recipient " + account.account());
                }
            }
        }
    }

    private void units() {
        Set<String> known = new HashSet<>();
        items(api.read(ADMIN, Part.WARD, "/api/units")).forEach(unit -> known.add(unit.path("code").asString("")));
        Map<String, String> departments = new LinkedHashMap<>(DemoAccounts.DEPARTMENTS);
        departments.put("HEALTH", "Sở Y tế");
        departments.put("SOCIAL_INSURANCE", "Bảo hiểm xã hội tỉnh");
        departments.forEach((code, name) -> unit(known, code, name, "DEPARTMENT"));
        DemoAccounts.WARDS.forEach((code, name) -> {
            unit(known, code, name, "WARD");
            DemoAccount leader = DemoAccounts.leaderOf(code);
            JsonNode signers = api.read(ADMIN, Part.WARD, "/api/units/" + code).path("signers");
            boolean appointed = signers.valueStream()
                    .anyMatch(signer -> leader.personId().equals(signer.path("personId").asString("")));
            if (!appointed) {
                api.post(ADMIN, Part.WARD, "/api/units/" + code + "/signers", "signer-" + code,
                        Map.of("personId", leader.personId(), "name", leader.name(), "title",
                                "Chủ tịch Ủy ban nhân dân phường " + name, "from", WARDS_SINCE, "legalBasis",
                                DECISION));
            }
        });
    }

    private void unit(Set<String> known, String code, String name, String kind) {
        if (!known.contains(code)) {
            api.post(ADMIN, Part.WARD, "/api/units", "unit-" + code, Map.of("code", code, "name", name, "kind", kind,
                    "validFrom", WARDS_SINCE, "predecessors", List.of()));
        }
    }

    private void block() {
        if (api.get(ADMIN, Part.WARD, "/api/blocks/" + BLOCK).ok()) {
            return;
        }
        DemoAccount head = DemoAccounts.get(HEAD);
        Map<String, Object> block = new HashMap<>();
        block.put("code", BLOCK);
        block.put("name", "Khối thi đua các phường tỉnh Lào Cai");
        block.put("legalBasis", DECISION);
        block.put("memberCodes", List.copyOf(DemoAccounts.WARDS.keySet()));
        block.put("headCode", HEAD_WARD);
        block.put("headPersonId", head.personId());
        block.put("headPersonName", "Tô Ngọc Liễn");
        block.put("secretaryIds", List.of(DemoAccounts.get(SECRETARY).personId()));
        api.post(ADMIN, Part.WARD, "/api/blocks", "block", block);
    }

    private void season() {
        DemoApi.Answer found = api.get(HEAD, Part.WARD, "/api/seasons/" + SEASON);
        if (!found.ok()) {
            Map<String, Object> season = DemoFiles.map("season.json");
            season.put("blockId", BLOCK);
            api.post(ADMIN, Part.WARD, "/api/seasons", "season", season);
        }
        String state = api.read(HEAD, Part.WARD, "/api/seasons/" + SEASON).path("state").asString();
        int reached = PHASES.indexOf(state);
        if (reached < 0) {
            return; // beyond the signing already
        }
        for (String next : PHASES.subList(reached + 1, PHASES.size())) {
            api.post(HEAD, Part.WARD, "/api/seasons/" + SEASON + "/phase-moves", "phase-" + next, Map.of("to", next));
        }
    }

    /** The covenant's id; it is open for signature afterwards, or beyond. */
    private String covenant() {
        JsonNode found = items(api.read(SECRETARY, Part.WARD, "/api/covenants?seasonId=" + SEASON)).stream().findFirst()
                .orElse(null);
        if (found == null) {
            Map<String, Object> covenant = DemoFiles.map("covenant.json");
            covenant.put("seasonId", SEASON);
            covenant.put("targets", targets());
            found = api.post(SECRETARY, Part.WARD, "/api/covenants", "covenant", covenant);
        }
        String id = found.path("id").asString();
        String path = "/api/covenants/" + id;
        if (state(path).equals("DRAFTING")) {
            api.post(SECRETARY, Part.WARD, path + "/consultation", "consultation", Map.of());
        }
        if (state(path).equals("CONSULTING")) {
            api.post(HEAD, Part.WARD, path + "/finalisation", "finalisation", Map.of());
        }
        if (state(path).equals("FINALISED")) {
            api.post(HEAD, Part.WARD, path + "/opening", "opening", Map.of("dueAt", "2025-11-30T10:00:00Z"));
        }
        return id;
    }

    private String state(String path) {
        return api.read(SECRETARY, Part.WARD, path).path("state").asString();
    }

    /** Nine wards sign where nobody or not all of the nine have; the tenth is left to whoever tries the demo. */
    private int signatures(String covenant) {
        String path = "/api/covenants/" + covenant;
        JsonNode view = api.read(SECRETARY, Part.WARD, path);
        Set<String> signed = new HashSet<>();
        view.path("parties").valueStream().filter(party -> party.path("signature").isObject())
                .forEach(party -> signed.add(party.path("wardCode").asString()));
        String state = view.path("state").asString();
        if (state.equals("OPEN_FOR_SIGNATURE") || state.equals("PARTIALLY_SIGNED")) {
            String contentHash = view.path("contentHash").asString();
            for (String ward : DemoAccounts.WARDS.keySet()) {
                if (!ward.equals(HEAD_WARD) && signed.add(ward)) {
                    api.post(DemoAccounts.leaderOf(ward).account(), Part.WARD, path + "/signatures",
                            "signature-" + ward, Map.of("contentHash", contentHash));
                }
            }
        }
        LOG.info("Covenant {} is signed by {}", covenant, signed);
        return signed.size();
    }

    private void club() {
        String path = "/api/clubs/" + CLUB;
        DemoApi.Answer found = api.get(ADMIN, Part.CLUB, path);
        if (!found.ok()) {
            api.post(ADMIN, Part.CLUB, "/api/clubs", "club",
                    Map.of("code", CLUB, "name", "Câu lạc bộ các đô thị tỉnh Lào Cai", "blockId", BLOCK, "proposalRef",
                            Map.of("title", "Đề xuất thành lập Câu lạc bộ các đô thị tỉnh Lào Cai", "date",
                                    CONFERENCE)));
        }
        if (api.read(ADMIN, Part.CLUB, path).path("state").asString().equals("PROPOSED")) {
            api.post(ADMIN, Part.CLUB, path + "/agreement", "club-agreement",
                    Map.of("title", "Hội nghị Khối thi đua các phường và chương trình gặp gỡ, giao lưu giữa các đô thị"
                            + " trên địa bàn tỉnh Lào Cai năm 2025", "date", CONFERENCE, "place",
                            "Phường Sa Pa, tỉnh Lào Cai"));
        }
    }

    private static Map<String, Object> targets() {
        JsonNode source = DemoFiles.tree("targets.json");
        Map<String, Object> targets = new LinkedHashMap<>();
        source.path("wards").properties().forEach(ward -> {
            List<Map<String, String>> lines = new ArrayList<>();
            int column = 0;
            for (JsonNode indicator : source.path("indicators")) {
                lines.add(Map.of("code", indicator.path("code").asString(), "name", indicator.path("name").asString(),
                        "unit", indicator.path("unit").asString(), "target",
                        ward.getValue().path(column).asString()));
                column++;
            }
            targets.put(ward.getKey(), lines);
        });
        return targets;
    }

    private static List<JsonNode> items(JsonNode answer) {
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        return items.valueStream().toList();
    }
}
