package vn.laocai.thidua.journeys.harness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.local.Part;

/**
 * What there is to be opened while something is secret: the season, the wards and criteria at which it was planted, the
 * ids that somebody could know. From these follow the addresses of all reading operations and of all deep links.
 *
 * @param season
 *            id of the season
 * @param wards
 *            codes of the wards
 * @param codes
 *            codes of the criteria
 * @param ids
 *            ids by collection, such as {@code evidence}
 * @param asOf
 *            an instant at which the secret was kept already
 */
public record Places(String season, List<String> wards, List<String> codes, Map<String, Set<String>> ids, String asOf) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");
    private static final Pattern COLLECTION = Pattern.compile("^/api/(?:ops/|public/)?([a-z-]+)");
    private static final List<Part> SERVICES = List.of(Part.WARD, Part.SCORING, Part.CLUB, Part.NOTIFICATION);
    private static final List<String> KEEPERS = List.of("province.monitor", "auditor", "block.admin", "ops");
    private static final String UNKNOWN = "khong-co";

    /** One address of a service. */
    record Door(Part service, String path) {}

    /** The places, and beside them every id that those who read everything find in a list. */
    Places withListedIds(Map<Part, JsonNode> descriptions, Map<String, Person> people) {
        Map<String, Set<String>> known = new TreeMap<>();
        ids.forEach((collection, some) -> known.put(collection, new LinkedHashSet<>(some)));
        wards.forEach(ward -> known.computeIfAbsent("score-sheets", any -> new LinkedHashSet<>())
                .add(season + ":" + ward));
        for (Door list : doors(descriptions)) {
            Matcher collection = Pattern.compile("^/api/([a-z-]+)(\\?.*)?$").matcher(list.path());
            if (collection.matches() && !known.containsKey(collection.group(1))) {
                Set<String> found = new LinkedHashSet<>();
                KEEPERS.stream().filter(people::containsKey)
                        .forEach(keeper -> found.addAll(idsIn(people.get(keeper).door(list.service(), list.path()))));
                if (!found.isEmpty()) {
                    known.put(collection.group(1), new LinkedHashSet<>(found.stream().limit(2).toList()));
                }
            }
        }
        return new Places(season, wards, codes, known, asOf);
    }

    private static List<String> idsIn(Person.Opened list) {
        if (list.status() != 200) {
            return List.of();
        }
        return JsonMapper.shared().readTree(list.body()).path("items").valueStream()
                .map(item -> item.path("id").asString("")).filter(id -> !id.isEmpty()).toList();
    }

    static Map<Part, JsonNode> descriptions(Person anybody) {
        Map<Part, JsonNode> descriptions = new TreeMap<>();
        SERVICES.forEach(service -> descriptions.put(service,
                JsonMapper.shared().readTree(anybody.door(service, "/v3/api-docs").body())));
        return descriptions;
    }

    /** Every reading operation that the services describe, with whatever is known put in for its parameters. */
    Set<Door> doors(Map<Part, JsonNode> descriptions) {
        Set<Door> doors = new LinkedHashSet<>();
        descriptions.forEach((service, description) -> description.path("paths").properties().forEach(path -> {
            JsonNode reading = path.getValue().path("get");
            if (!reading.isMissingNode()) {
                for (String filled : filled(path.getKey())) {
                    doors.add(new Door(service, filled + query(reading, false, filled)));
                    doors.add(new Door(service, filled + query(reading, true, filled)));
                }
            }
        }));
        return doors;
    }

    private List<String> filled(String path) {
        Matcher variable = VARIABLE.matcher(path);
        if (!variable.find()) {
            return List.of(path);
        }
        List<String> filled = new ArrayList<>();
        for (String value : values(variable.group(1), path)) {
            filled.addAll(filled(path.substring(0, variable.start()) + value + path.substring(variable.end())));
        }
        return filled;
    }

    private List<String> values(String name, String path) {
        Matcher collection = COLLECTION.matcher(path);
        String of = collection.find() ? collection.group(1) : "";
        return switch (name) {
            case "seasonId" -> List.of(season);
            case "wardCode" -> wards;
            case "code" -> of.equals("units") ? wards : of.equals("certificates") ? List.of(UNKNOWN) : codes;
            case "number", "version" -> List.of("1");
            case "id" -> of.equals("seasons") ? List.of(season) : List.copyOf(ids.getOrDefault(of, Set.of(UNKNOWN)));
            default -> List.of(UNKNOWN);
        };
    }

    private String query(JsonNode reading, boolean all, String path) {
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : reading.path("parameters")) {
            String name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("query")
                    && (all || parameter.path("required").asBoolean(false))) {
                String value = switch (name) {
                    case "seasonId" -> season;
                    case "wardCode" -> wards.getFirst();
                    case "asOf" -> asOf;
                    case "limit" -> path.startsWith("/api/inbox") ? "100" : "200";
                    default -> "";
                };
                if (!value.isEmpty()) {
                    parameters.add(name + "=" + value);
                }
            }
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    /** Addresses of the console that somebody may be sent or may guess. */
    Set<String> deepLinks() {
        Set<String> links = new LinkedHashSet<>(List.of("/", "/inbox", "/tasks", "/score-sheets", "/cross-scoring",
                "/appraisal", "/appraisal/official", "/boards", "/evidence", "/rescores", "/audit", "/operations",
                "/public/reveal/" + season, "/public/results/" + season, "/cross-scoring/" + season + "/fairness"));
        for (String end : List.of("", "/rows", "/export.xlsx", "/export.pdf", "/finalisation", "/firmness", "/trial",
                "/reveal", "/screen", "/screen/places")) {
            links.add("/boards/" + season + end);
        }
        for (String ward : wards) {
            String sheet = "/score-sheets/" + season + ":" + ward;
            for (String end : List.of("", "/charts", "/standing", "/adjustments", "/export.xlsx", "/export.pdf",
                    "/paste")) {
                links.add(sheet + end);
            }
            links.add("/boards/" + season + "/places/" + ward);
            links.add("/evidence?seasonId=" + season + "&wardCode=" + ward);
            for (String code : codes) {
                links.addAll(List.of(sheet + "/cells/" + code, sheet + "/cells/" + code + "/panel",
                        "/appraisal/" + season + ":" + ward + "/" + code,
                        "/boards/" + season + "/numbers/" + ward + "/" + code));
            }
        }
        ids.getOrDefault("cross-scores", Set.of()).forEach(id -> links.add("/cross-scoring/scores/" + id));
        ids.getOrDefault("evidence", Set.of()).forEach(id -> links.add("/evidence/" + id + "/file"));
        return links;
    }
}
