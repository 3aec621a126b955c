package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.Ranked;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.EvidenceRef;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.journal.Journal;

/**
 * Where a number comes from: from the rank to the claim and its evidence, each step with person, time, rule version and
 * its hash in the journal, exactly as it was recorded.
 */
@Component
class Provenance {

    private static final String AUDIT = "AUDIT";
    private static final List<String> CODE_LISTS = List.of("criterionCodes", "codes");
    private static final List<String> ITEM_LISTS = List.of("changes", "items", "cells");
    private static final List<String> CODE_MAPS = List.of("means", "points", "finals", "values");

    private final Journal journal;
    private final ScoreSheets sheets;
    private final Standings standings;
    private final SeasonLedgers ledgers;
    private final Seasons seasons;
    private final BoardRights rights;
    private final ScorerPoints counted;

    Provenance(Journal journal, ScoreSheets sheets, Standings standings, SeasonLedgers ledgers, Seasons seasons,
            BoardRights rights, ScorerPoints counted) {
        this.journal = journal;
        this.sheets = sheets;
        this.standings = standings;
        this.ledgers = ledgers;
        this.seasons = seasons;
        this.rights = rights;
        this.counted = counted;
    }

    /**
     * One recorded step.
     *
     * @param stage
     *            CLAIM, EVIDENCE, CROSS_SCORE, OFFICIAL_FIGURE, EXPLANATION, APPRAISAL, RESCORE or FINAL
     * @param source
     *            collection, aggregate and number of the entry in the journal
     * @param hash
     *            the entry's hash in the chain of its aggregate
     */
    record Step(String stage, String event, String actor, Instant time, String command, String source, String hash,
            JsonNode data) {}

    /** Where the cell ends up. */
    record Outcome(@Nullable BigDecimal points, @Nullable String how, int rank, BigDecimal total,
            @Nullable String resultHash) {}

    /** An evidence page that the cell cites. */
    record Cited(String evidenceId, String url) {}

    record Graph(String seasonId, String wardCode, String code, String name, BigDecimal max, String criteriaSetId,
            int criteriaVersion, String criteriaHash, Outcome outcome, List<Cited> evidence, List<Step> steps) {}

    /**
     * The way of one cell; points of scorers are among its steps once they are open to the reader.
     *
     * @throws Refusal
     *             403 {@code board-not-open}; 404 {@code score-sheet-not-found} or {@code criterion-unknown}
     */
    Graph of(String seasonId, String wardCode, String code, Actor actor) {
        rights.requireEverything(actor, seasonId);
        SheetView sheet = sheets.require(seasonId + ":" + wardCode);
        Standing live = standings.live(seasonId);
        Criterion leaf = live.criteria().table().leaf(code)
                .orElseThrow(() -> Refusal.of(404, "criterion-unknown",
                        "Không có tiêu chí " + code + " trong bảng tiêu chí của kỳ thi đua.",
                        "The criteria of the season have no " + code + "."));
        CellView cell = sheet.cells().get(code);
        List<Cited> cited = cell == null
                ? List.of()
                : cell.evidence().stream().map(EvidenceRef::evidenceId)
                        .map(id -> new Cited(id, "/api/evidence/" + id)).toList();
        List<Step> steps = new ArrayList<>(steps("score_sheets", sheet.id(), code));
        for (Cited evidence : cited) {
            steps.addAll(steps("evidence", evidence.evidenceId(), ""));
        }
        for (String scorer : seasons.require(seasonId).memberCodes()) {
            if (opened(seasonId, wardCode, scorer, actor)) {
                steps.addAll(steps("cross_scores", sheet.id() + ":" + scorer, code));
            }
        }
        steps.sort(Comparator.comparing(Step::time));
        return new Graph(seasonId, wardCode, code, leaf.name(), leaf.max(), live.criteria().setId(),
                live.criteria().version(), live.criteria().hash(), outcome(live, wardCode, code), cited, steps);
    }

    /** Those who oversee see points of scorers always, others once they count, the ward once all is published (Rule 30). */
    private boolean opened(String seasonId, String wardCode, String scorer, Actor actor) {
        if (actor.has("AUDITOR") || actor.has(Offices.MONITOR) || ledgers.of(seasonId).publication() != null) {
            return true;
        }
        return !actor.organisation().equals(wardCode)
                && counted.of(seasonId).getOrDefault(scorer, Map.of()).containsKey(wardCode);
    }

    private Outcome outcome(Standing live, String wardCode, String code) {
        Ranked ranked = live.ranking().stream().filter(line -> line.wardCode().equals(wardCode)).findFirst()
                .orElseThrow();
        LeafResult result = live.result().sheets().getOrDefault(wardCode, emptySheet()).leaves().get(code);
        SeasonLedger.Result established = ledgers.of(live.seasonId()).result();
        String hash = established == null ? null : established.hash();
        return result != null && result.score() instanceof LeafScore.Scored scored
                ? new Outcome(scored.points(), scored.how(), ranked.rank(), ranked.total(), hash)
                : new Outcome(null, null, ranked.rank(), ranked.total(), hash);
    }

    private static SheetResult emptySheet() {
        BigDecimal zero = BigDecimal.ZERO.setScale(2);
        return new SheetResult("", Map.of(), Map.of(), Map.of(), zero, zero, zero,
                zero, 0, 0, List.of());
    }

    /** The steps of an aggregate that speak of the criterion; all of them where no code is named. */
    private List<Step> steps(String collection, String aggregate, String code) {
        List<Step> steps = new ArrayList<>();
        List<Step> ofOneCommand = new ArrayList<>();
        for (Journal.Entry entry : journal.entriesAndPending(collection, aggregate)) {
            JsonNode content = EventJson.mapper().readTree(entry.content());
            if (AUDIT.equals(entry.kind())) {
                String command = content.path("command").asString("");
                ofOneCommand.forEach(step -> steps.add(new Step(step.stage(), step.event(), step.actor(), step.time(),
                        command, step.source(), step.hash(), step.data())));
                ofOneCommand.clear();
            } else if (code.isEmpty() || speaksOf(content.path("data"), code)) {
                String type = content.path("type").asString("");
                String event = type.substring(type.lastIndexOf('.', type.length() - 4) + 1, type.lastIndexOf('.'));
                ofOneCommand.add(new Step(stage(collection, event), event, content.path("actorid").asString(""),
                        Instant.parse(content.path("time").asString("")), "",
                        Journal.id(collection, aggregate, entry.number()), entry.hash(), content.path("data")));
            }
        }
        steps.addAll(ofOneCommand);
        return steps;
    }

    private static boolean speaksOf(JsonNode data, String code) {
        return code.equals(data.path("code").asString("")) || code.equals(data.path("criterionCode").asString(""))
                || CODE_MAPS.stream().anyMatch(name -> data.path(name).has(code))
                || CODE_LISTS.stream().anyMatch(
                        name -> data.path(name).valueStream().anyMatch(one -> code.equals(one.asString(""))))
                || ITEM_LISTS.stream().anyMatch(name -> data.path(name).valueStream()
                        .anyMatch(one -> code.equals(one.path("code").asString(""))));
    }

    private static String stage(String collection, String event) {
        if (collection.equals("evidence")) {
            return "EVIDENCE";
        }
        if (event.contains("cross")) {
            return "CROSS_SCORE";
        }
        if (event.contains("official")) {
            return "OFFICIAL_FIGURE";
        }
        if (event.contains("explain") || event.contains("explanation")) {
            return "EXPLANATION";
        }
        if (event.contains("rescore")) {
            return "RESCORE";
        }
        if (event.contains("final")) {
            return "FINAL";
        }
        return event.contains("apprais") ? "APPRAISAL" : "CLAIM";
    }
}
