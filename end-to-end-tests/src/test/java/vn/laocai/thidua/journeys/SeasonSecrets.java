package vn.laocai.thidua.journeys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.journeys.harness.Api;
import vn.laocai.thidua.journeys.harness.Places;
import vn.laocai.thidua.journeys.harness.Secret;
import vn.laocai.thidua.local.Part;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Plants in each phase figures and words that stand nowhere else, and says who may learn them: the table "who knows what
 * when" of the security model, as data.
 */
final class SeasonSecrets {

    static final String DRAFT = "NGHIA_LO";
    static final String SUBMITTED = "CAM_DUONG";
    static final String RETURNED = "AU_LAU";
    static final String SCORER = "YEN_BAI";

    private static final String SEASON = "khoi-phuong-lao-cai-2025";
    private static final String SHEETS = "/api/score-sheets/" + SEASON + ":";
    private static final String CODE = "I.1";
    private static final String MONITOR = "province.monitor";
    private static final String HEAD = "sa-pa.leader";
    private static final String FIELD = "finance.appraiser";
    /** Who guides and who oversees. */
    private static final List<String> OVERSEERS = List.of(MONITOR, "auditor");
    private static final String COUNCIL = "council.member";
    private static final List<String> HEAD_SIDE = List.of(HEAD, "block.secretary");
    private static final String CLAIM_WORD = "SAO-HOA-7391";

    private final Api api;

    SeasonSecrets(Api api) {
        this.api = api;
    }

    /**
     * What was planted.
     *
     * @param accounts
     *            who looks for it: one of each role, and those next to who may know
     */
    record Planted(List<Secret> secrets, Places places, Set<String> accounts) {}

    /** While wards score themselves: a draft, a submitted sheet with remarks, a returned one. */
    Planted whileWardsScoreThemselves(Instant asOf) {
        String officer = account(DRAFT, "officer");
        String evidence = api.upload(officer, Part.SCORING,
                "/api/evidence?seasonId=" + SEASON + "&wardCode=" + DRAFT
                        + "&fileName=so-lieu.pdf&documentNumber=151/BC-UBND&documentDate=2025-12-12&issuer=UBND"
                        + "&excerpt=SAO-THO-8462&page=1",
                "%PDF-1.4\n% SAO-THO-8462\n%%EOF\n".getBytes(UTF_8)).path("id").asString();
        JsonNode cell = cell(officer, DRAFT);
        List<String> cited = new ArrayList<>(
                cell.path("evidence").valueStream().map(one -> one.path("id").asString()).toList());
        cited.add(evidence);
        api.put(officer, Part.SCORING, SHEETS + DRAFT + "/cells/" + CODE, cell.path("revision").asString(),
                Map.of("figure", cell.path("figure"), "note", "Theo sổ theo dõi " + CLAIM_WORD, "evidenceIds", cited));
        String comments = SHEETS + SUBMITTED + "/cells/" + CODE + "/comments";
        api.command(MONITOR, Part.SCORING, comments, "secret-remark",
                Map.of("text", "Cần đối chiếu SAO-KIM-5127", "visibility", "APPRAISAL"));
        api.command(MONITOR, Part.SCORING, comments, "secret-question",
                Map.of("text", "Đề nghị phường làm rõ SAO-MOC-9034", "visibility", "WARD"));
        String total = api.read(MONITOR, Part.SCORING, SHEETS + SUBMITTED).at("/totals/total").asString();
        Set<String> readers = of(OVERSEERS, List.of(COUNCIL));
        Set<String> judges = of(readers, HEAD_SIDE);
        return new Planted(List.of(
                Secret.word("note of a draft", CLAIM_WORD, of(readers, ward(DRAFT))),
                Secret.word("evidence of a draft", "SAO-THO-8462", of(judges, ward(DRAFT))),
                Secret.word("remark among those who judge", "SAO-KIM-5127", judges),
                Secret.word("question to a ward", "SAO-MOC-9034", of(judges, ward(SUBMITTED))),
                Secret.number("total of a submitted sheet", total, of(judges, ward(SUBMITTED))),
                Secret.word("why a sheet was returned", "chưa khớp với hệ thống một cửa",
                        of(judges, ward(RETURNED)))),
                new Places(SEASON, List.of(DRAFT, SUBMITTED, RETURNED), List.of(CODE),
                        Map.of("evidence", Set.of(evidence)), asOf.toString()),
                everybody(ward(DRAFT), ward(SUBMITTED)));
    }

    /** While wards score each other: one form in work, one handed in, and the claims they are about. */
    Planted whileScorersAreBlind(Instant asOf) {
        String scorer = account(SCORER, "scorer");
        List<String> forms = api.read(scorer, Part.SCORING, "/api/cross-scores?seasonId=" + SEASON).path("items")
                .valueStream().map(form -> form.path("id").asString()).toList();
        score(scorer, forms.getFirst(), "31.73", "Chưa thuyết phục, xem SAO-THUY-6218 kèm theo");
        JsonNode second = api.read(scorer, Part.SCORING, "/api/cross-scores/" + forms.getLast());
        for (JsonNode line : second.path("cells")) {
            String code = line.path("code").asString();
            api.put(scorer, Part.SCORING, "/api/cross-scores/" + forms.getLast() + "/cells/" + code,
                    line.path("revision").asString("0"),
                    Map.of("points", line.path("self").asString("0.00"), "reason",
                            code.equals(CODE) ? "Đồng ý theo SAO-BAC-2756" : ""));
        }
        api.command(scorer, Part.SCORING, "/api/cross-scores/" + forms.getLast() + "/submission", "secret-hand-in",
                Map.of());
        List<String> targets = forms.stream().map(form -> form.split(":")[1]).toList();
        Set<String> own = of(OVERSEERS, scorers(SCORER));
        String fellow = scorersOf(targets.getFirst()).stream().filter(one -> !own.contains(one)).findFirst()
                .orElseThrow();
        return new Planted(List.of(
                Secret.number("points of a form in work", "31.73", own),
                Secret.word("reason in a form in work", "SAO-THUY-6218", own),
                Secret.word("reason in a form handed in", "SAO-BAC-2756", own),
                Secret.word("note of a claim", CLAIM_WORD,
                        of(OVERSEERS, List.of(COUNCIL), HEAD_SIDE, ward(DRAFT), scorersOf(DRAFT)))),
                new Places(SEASON, Stream.concat(targets.stream(), Stream.of(DRAFT)).distinct().toList(),
                        List.of(CODE), Map.of("cross-scores", new LinkedHashSet<>(forms)), asOf.toString()),
                everybody(scorers(SCORER), List.of(fellow, account(targets.getFirst(), "officer"),
                        account(DRAFT, "officer"), scorersOf(DRAFT).getFirst())));
    }

    /** While the public board is frozen: a department has just changed points, and nobody is told before the round is complete. */
    Planted whileTheBoardIsFrozen(Instant asOf) {
        api.command(HEAD, Part.SCORING, "/api/boards/" + SEASON + "/freezing", "freeze-before-the-secret", Map.of());
        JsonNode item = line(
                api.read(FIELD, Part.SCORING, "/api/appraisals?seasonId=" + SEASON + "&wardCode=" + SUBMITTED)
                        .path("items"));
        api.put(FIELD, Part.SCORING, SHEETS + SUBMITTED + "/appraisals/" + CODE, item.path("revision").asString("0"),
                Map.of("points", "29.47", "reason", "Trừ phần không có chứng từ, SAO-TINH-3385"));
        String total = api.read(MONITOR, Part.SCORING, "/api/boards/" + SEASON).path("rows").valueStream()
                .filter(row -> row.path("wardCode").asString().equals(SUBMITTED)).findFirst().orElseThrow()
                .path("total").asString();
        Set<String> judges = of(OVERSEERS, List.of(COUNCIL), HEAD_SIDE);
        Set<String> field = of(judges, List.of(FIELD));
        return new Planted(List.of(
                Secret.number("total since the freezing", total, judges),
                Secret.number("appraised points", "29.47", field),
                Secret.word("why points were changed", "SAO-TINH-3385", field)),
                new Places(SEASON, List.of(SUBMITTED), List.of(CODE), Map.of(), asOf.toString()),
                everybody(ward(SUBMITTED), scorersOf(SUBMITTED)));
    }

    private void score(String scorer, String form, String points, String reason) {
        JsonNode line = line(api.read(scorer, Part.SCORING, "/api/cross-scores/" + form).path("cells"));
        api.put(scorer, Part.SCORING, "/api/cross-scores/" + form + "/cells/" + CODE,
                line.path("revision").asString("0"),
                Map.of("points", points, "reason", reason, "evidenceId",
                        line.path("evidenceIds").path(0).asString()));
    }

    private JsonNode cell(String account, String ward) {
        return line(api.read(account, Part.SCORING, SHEETS + ward).path("cells"));
    }

    private static JsonNode line(JsonNode lines) {
        return lines.valueStream().filter(line -> line.path("code").asString().equals(CODE)).findFirst()
                .orElseThrow();
    }

    /** Scorers and leaders of the wards that the draw lets score this one. */
    private List<String> scorersOf(String target) {
        return api.read(MONITOR, Part.SCORING, "/api/cross-scoring/" + SEASON).path("pairs").valueStream()
                .filter(pair -> pair.path("target").asString().equals(target))
                .flatMap(pair -> scorers(pair.path("scorer").asString()).stream()).toList();
    }

    @SafeVarargs
    private static Set<String> everybody(List<String>... near) {
        return Stream.concat(Stream.of("lao-cai.officer", "van-phu.leader", FIELD, "tax.appraiser", COUNCIL, "teller.1",
                MONITOR, HEAD, "block.secretary", "block.admin", "urban-planning-association.partner", "ops", "auditor",
                "agency.home-affairs", "anonymous"), Stream.of(near).flatMap(List::stream))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> ward(String ward) {
        return List.of(account(ward, "officer"), account(ward, "leader"));
    }

    private static List<String> scorers(String ward) {
        return List.of(account(ward, "scorer"), account(ward, "leader"));
    }

    @SafeVarargs
    private static Set<String> of(java.util.Collection<String>... some) {
        return Stream.of(some).flatMap(java.util.Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String account(String ward, String role) {
        return ward.toLowerCase(Locale.ROOT).replace('_', '-') + "." + role;
    }
}
