package vn.laocai.thidua.scoring.publication;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.Place;
import vn.laocai.thidua.scoring.board.RescoreChange;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedger.Correction;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.board.Standing;
import vn.laocai.thidua.scoring.board.Standings;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.publication.PublicationArchive.Kept;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.signature.CanonicalJson;

/** Corrections of published results: dated, signed records beside the publication, which itself never changes. */
@Component
class Corrections {

    private final SeasonLedgers ledgers;
    private final Standings standings;
    private final PublicationArchive archive;
    private final ResultKeys keys;
    private final ResultPaper paper;
    private final Seasons seasons;
    private final Offices offices;

    Corrections(SeasonLedgers ledgers, Standings standings, PublicationArchive archive, ResultKeys keys,
            ResultPaper paper, Seasons seasons, Offices offices) {
        this.ledgers = ledgers;
        this.standings = standings;
        this.archive = archive;
        this.keys = keys;
        this.paper = paper;
        this.seasons = seasons;
        this.offices = offices;
    }

    /**
     * Corrects points of one ward; the places that follow are those after every earlier correction and this one.
     *
     * @param points
     *            new points by criterion code
     * @throws Refusal
     *             403 {@code not-block-head} or {@code own-ward}; 409 {@code results-not-published}; 404
     *             {@code ward-not-found}; 422 {@code criterion-unknown} or {@code points-out-of-range}
     */
    Kept correct(String seasonId, String wardCode, String reason, Map<String, BigDecimal> points,
            CommandContext context) {
        offices.requireHeadFor(context, seasons.require(seasonId).blockId(), wardCode);
        SeasonLedger ledger = ledgers.of(seasonId);
        String id = seasonId + ":correction:"
                + CanonicalJson.sha256(CanonicalJson.bytes(List.of(wardCode, context.idempotencyKey()))).substring(0,
                        16);
        Standing before = standings.with(seasonId, earlier(ledger));
        List<RescoreChange> changes = new ArrayList<>(earlier(ledger));
        List<RescoreChange> added = added(before, wardCode, points);
        changes.addAll(added);
        List<Place> rows = standings.with(seasonId, changes).places(true);
        if (ledger.publication() != null) {
            keep(seasonId, id, wardCode, reason, added, rows, context);
        }
        // The ledger refuses where nothing is published, and remembers the key of this command.
        ledgers.correct(seasonId, id, wardCode, reason, rows, context);
        return archive.find(id).orElseThrow();
    }

    private void keep(String seasonId, String id, String wardCode, String reason, List<RescoreChange> added,
            List<Place> rows, CommandContext context) {
        TreeMap<String, Object> content = new TreeMap<>();
        content.put("form", "thidua-correction/1");
        content.put("correctionId", id);
        content.put("publicationId", Publications.idOf(seasonId));
        content.put("seasonId", seasonId);
        content.put("correctedAt", context.at().toString());
        content.put("wardCode", wardCode);
        content.put("reason", reason);
        content.put("changes", added.stream().map(Corrections::content).toList());
        content.put("rows", rows.stream().map(Corrections::content).toList());
        String canonical = CanonicalJson.write(content);
        String hash = CanonicalJson.sha256(CanonicalJson.bytes(content));
        archive.keep(new Kept(id, context.at(), canonical, keys.seal(canonical),
                paper.correction(seasonId, wardCode, reason, rows, hash, context.at())));
    }

    private static List<RescoreChange> added(Standing before, String wardCode, Map<String, BigDecimal> points) {
        if (!before.result().sheets().containsKey(wardCode)) {
            throw Refusal.of(404, "ward-not-found", "Phường này không có trong kết quả của kỳ thi đua.",
                    "This ward is not in the results of the season.");
        }
        List<RescoreChange> changes = new ArrayList<>();
        points.forEach((code, value) -> {
            Criterion leaf = before.criteria().table().leaf(code).orElseThrow(() -> Refusal.of(422,
                    "criterion-unknown", "Không có tiêu chí " + code + " trong bảng tiêu chí của kỳ thi đua.",
                    "The criteria of the season have no " + code + "."));
            if (value.signum() < 0 || value.compareTo(leaf.max()) > 0 || value.stripTrailingZeros().scale() > 2) {
                throw Refusal.of(422, "points-out-of-range",
                        "Điểm của tiêu chí " + code + " phải từ 0 đến " + leaf.max().toPlainString()
                                + ", tối đa hai chữ số thập phân.",
                        "Points of " + code + " are between 0 and " + leaf.max().toPlainString()
                                + ", with at most two decimals.");
            }
            changes.add(new RescoreChange(wardCode, code, before.points(wardCode, code).orElse(null),
                    value.setScale(2)));
        });
        return changes;
    }

    /** What the corrections so far have changed, in their order. */
    private List<RescoreChange> earlier(SeasonLedger ledger) {
        List<RescoreChange> changes = new ArrayList<>();
        List<Correction> corrections = ledger.publication() == null
                ? List.of()
                : Objects.requireNonNull(ledger.publication()).corrections();
        for (Correction correction : corrections) {
            JsonNode content = EventJson.mapper().readTree(archive.find(correction.id()).orElseThrow().canonical());
            for (JsonNode change : content.path("changes")) {
                changes.add(new RescoreChange(correction.wardCode(), change.path("code").asString(), null,
                        new BigDecimal(change.path("after").asString())));
            }
        }
        return changes;
    }

    /** The corrections of a season, oldest first. */
    List<Kept> ofSeason(String seasonId) {
        SeasonLedger.Publication publication = ledgers.of(seasonId).publication();
        return publication == null
                ? List.of()
                : publication.corrections().stream().map(one -> archive.find(one.id()).orElseThrow()).toList();
    }

    private static Map<String, Object> content(RescoreChange change) {
        TreeMap<String, Object> content = new TreeMap<>(
                Map.of("code", change.code(), "after", change.after().toPlainString()));
        if (change.before() != null) {
            content.put("before", change.before().toPlainString());
        }
        return content;
    }

    private static Map<String, Object> content(Place place) {
        TreeMap<String, Object> content = new TreeMap<>(Map.of("wardCode", place.wardCode(), "rank", place.rank(),
                "total", place.total().toPlainString()));
        if (place.className() != null) {
            content.put("className", place.className());
        }
        return content;
    }
}
