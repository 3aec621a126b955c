package vn.laocai.thidua.scoring.publication;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.BoardArchive;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedger.Result;
import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.publication.PublicationArchive.Kept;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.signature.CanonicalJson;

/** Publishes the results of a season, once for ever (Rule 61). */
@Component
class Publications {

    private final SeasonLedgers ledgers;
    private final BoardArchive boards;
    private final PublicationArchive archive;
    private final ResultKeys keys;
    private final ResultPaper paper;
    private final Seasons seasons;
    private final Offices offices;
    private final WhenResultsArePublishedThenSheetsFollow follow;

    Publications(SeasonLedgers ledgers, BoardArchive boards, PublicationArchive archive, ResultKeys keys,
            ResultPaper paper, Seasons seasons, Offices offices, WhenResultsArePublishedThenSheetsFollow follow) {
        this.ledgers = ledgers;
        this.boards = boards;
        this.archive = archive;
        this.keys = keys;
        this.paper = paper;
        this.seasons = seasons;
        this.offices = offices;
        this.follow = follow;
    }

    /** Id of the publication of a season; there is one. */
    static String idOf(String seasonId) {
        return seasonId + ":results";
    }

    /**
     * Signs and stores the result, then lets the ledger decide. What an interrupted attempt signed is published by the
     * next one, with the time that stands in it.
     *
     * @throws Refusal
     *             403 {@code not-block-head}, 409 {@code season-not-finalised}, {@code reveal-not-finished} or
     *             {@code results-published}
     */
    SeasonLedger publish(String seasonId, CommandContext context) {
        Season season = seasons.require(seasonId);
        offices.requireHead(context, season.blockId());
        SeasonLedger ledger = ledgers.of(seasonId);
        Instant at = ledger.state() == State.FINALISED ? sign(ledger, context.at()).at() : context.at();
        SeasonLedger published = ledgers
                .publish(seasonId, idOf(seasonId), at, "/api/public/publications/" + seasonId, context).state();
        follow.follow(published);
        return published;
    }

    private Kept sign(SeasonLedger ledger, Instant now) {
        Optional<Kept> before = archive.find(keptId(ledger));
        if (before.isPresent()) {
            return before.get();
        }
        Result result = Objects.requireNonNull(ledger.result());
        String document = boards.result(result.hash())
                .orElseThrow(() -> new IllegalStateException("The result " + result.hash() + " is not stored"));
        TreeMap<String, Object> content = new TreeMap<>();
        content.put("form", "thidua-publication/1");
        content.put("publicationId", idOf(ledger.seasonId()));
        content.put("seasonId", ledger.seasonId());
        content.put("publishedAt", now.toString());
        content.put("resultHash", result.hash());
        content.put("result", EventJson.mapper().readValue(document, Object.class));
        String canonical = CanonicalJson.write(content);
        byte[] pdf = paper.results(ledger.seasonId(), document, result.hash(), now);
        return archive.keep(new Kept(keptId(ledger), now, canonical, keys.seal(canonical), pdf));
    }

    /** The epoch stands in it: a result that was taken back and established anew is signed anew. */
    private static String keptId(SeasonLedger ledger) {
        return "%s:%d:%s".formatted(ledger.seasonId(), ledger.epoch(),
                Objects.requireNonNull(ledger.result()).hash());
    }

    /**
     * What was published.
     *
     * @throws Refusal
     *             404 {@code results-not-published}
     */
    Kept published(String seasonId) {
        SeasonLedger ledger = ledgers.of(seasonId);
        if (ledger.publication() == null) {
            throw Refusal.of(404, "results-not-published", "Kết quả của kỳ thi đua này chưa được công bố.",
                    "The results of this season are not published yet.");
        }
        return archive.find(keptId(ledger))
                .orElseThrow(() -> new IllegalStateException("The publication of " + seasonId + " is not stored"));
    }
}
