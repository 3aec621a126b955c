package vn.laocai.thidua.scoring.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.BoardArchive;
import vn.laocai.thidua.scoring.board.ResultDocument;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.board.Standings;
import vn.laocai.thidua.scoring.criteria.CriteriaHistory;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.replay.ReplayReport.Difference;
import vn.laocai.thidua.scoring.scoresheet.SheetReplay;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.Fold;
import vn.laocai.thidua.support.outbox.Relay;

/**
 * Recomputes a season from the journal: reads it once from its beginning, folds sheets, criteria and ledger, calculates
 * with the version that the result names, and compares. Nothing of the present state is read but the result it is held
 * against, and the certified ballots of a tie.
 */
@Component
public class SeasonReplay {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Journal journal;
    private final CriteriaHistory criteria;
    private final Standings standings;
    private final BoardArchive archive;
    private final Relay relay;

    public SeasonReplay(Journal journal, CriteriaHistory criteria, Standings standings, BoardArchive archive,
            Relay relay) {
        this.journal = journal;
        this.criteria = criteria;
        this.standings = standings;
        this.archive = archive;
        this.relay = relay;
    }

    /**
     * Replays a season.
     *
     * @throws Refusal
     *             409 {@code nothing-to-replay} where the journal has no criteria or sheets of it
     */
    public ReplayReport replay(String seasonId) {
        Instant began = Clock.systemUTC().instant();
        awaitJournal(began);
        SheetReplay sheets = new SheetReplay(journal, seasonId);
        CriteriaHistory.Replay rules = criteria.replay(seasonId);
        Fold<SeasonLedger, ?> ledgers = SeasonLedgers.replay(journal, seasonId);
        Set<String> collections = Set.of(sheets.collection(), rules.collection(), ledgers.collection());
        AtomicLong events = new AtomicLong();
        journal.readInOrder(collections::contains, entry -> {
            if (sheets.accept(entry) || rules.accept(entry) || ledgers.accept(entry)) {
                events.incrementAndGet();
            }
        });
        Optional<SeasonLedger> ledger = Optional.ofNullable(ledgers.states().get(seasonId));
        SeasonLedger.Result result = ledger.map(SeasonLedger::result).orElse(null);
        List<SheetView> views = sheets.views();
        CriteriaVersion version = (result == null ? rules.inForce() : rules.version(result.criteriaVersion()))
                .orElseThrow(SeasonReplay::nothing);
        if (views.isEmpty()) {
            throw nothing();
        }
        boolean locked = result != null || Standings.allSettled(views);
        ResultDocument recomputed = ResultDocument.of(standings.of(seasonId, version, views, locked, began));
        String comparedWith = result == null
                ? "LIVE"
                : ledger.map(SeasonLedger::publication).isPresent() ? "PUBLISHED" : "FINALISED";
        String published = result == null
                ? ResultDocument.of(standings.live(seasonId)).canonical()
                : archive.result(result.hash()).orElse("{}");
        String publishedHash = result == null ? ResultDocument.of(standings.live(seasonId)).hash() : result.hash();
        boolean equal = recomputed.hash().equals(publishedHash);
        Difference difference = equal ? null : difference(published, recomputed);
        return new ReplayReport(seasonId, events.get(), Duration.between(began, Clock.systemUTC().instant()).toMillis(),
                comparedWith, recomputed.hash(), publishedHash, equal, difference);
    }

    private static Difference difference(String published, ResultDocument recomputed) {
        JsonNode then = EventJson.mapper().readTree(published);
        JsonNode now = EventJson.mapper().readTree(recomputed.canonical());
        // A document whose own text does not give its hash was changed after it was stored.
        return Differences.first(then, now).orElse(new Difference("", "hash", "", recomputed.hash()));
    }

    private void awaitJournal(Instant began) {
        while (relay.pending() > 0 && Clock.systemUTC().instant().isBefore(began.plus(PATIENCE))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static Refusal nothing() {
        return Refusal.of(409, "nothing-to-replay",
                "Nhật ký chưa có bảng tiêu chí hoặc bảng chấm điểm của kỳ thi đua này nên chưa có gì để tính lại.",
                "The journal has no criteria or sheets of this season yet, so there is nothing to recompute.");
    }
}
