package vn.laocai.thidua.local.demo;

import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;

/** Before the conference: the table of criteria is drafted from the template and published, last year's results stand beside. */
final class CriteriaChapter {

    private static final String SETS = "/api/criteria-sets";

    private final DemoApi api;

    CriteriaChapter(DemoApi api) {
        this.api = api;
    }

    void play() {
        // scoring-service hears of the season a moment after ward-service has opened it.
        JsonNode sets = api.await(Cast.SECRETARY, Part.SCORING, SETS + "?seasonId=" + Cast.SEASON,
                answer -> answer.has("items"));
        JsonNode set = sets.path("items").path(0);
        if (set.isMissingNode()) {
            set = drafted();
        }
        String id = set.path("id").asString();
        JsonNode version = api.read(Cast.SECRETARY, Part.SCORING, SETS + "/" + id + "/versions/1");
        if (version.path("state").asString().equals("DRAFT")) {
            api.post(Cast.HEAD, Part.SCORING, SETS + "/" + id + "/versions/1/publication", "criteria-publication",
                    Map.of("documentNumber", "02/KH-KTĐ", "documentDate", "2025-11-10"));
        }
        DemoApi.Answer prior = api.get(Cast.SECRETARY, Part.SCORING, "/api/prior-results/" + Cast.SEASON);
        if (!prior.ok() || prior.body().path("years").isEmpty()) {
            api.done(api.putNew(Cast.SECRETARY, Part.SCORING, "/api/prior-results/" + Cast.SEASON,
                    DemoFiles.map("prior-results.json")), "PUT prior results");
        }
    }

    private JsonNode drafted() {
        for (int attempt = 1;; attempt++) {
            DemoApi.Answer answer = api.tryPost(Cast.SECRETARY, Part.SCORING, SETS, "criteria-set-" + attempt,
                    Map.of("seasonId", Cast.SEASON, "template", "bang-1000"));
            if (answer.ok() || attempt == 20) {
                return api.done(answer, "POST " + SETS);
            }
            DemoApi.pause();
        }
    }
}
