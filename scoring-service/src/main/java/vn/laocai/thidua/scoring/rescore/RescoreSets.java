package vn.laocai.thidua.scoring.rescore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.RescoreChange;
import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.board.Standing;
import vn.laocai.thidua.scoring.board.Standings;
import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.signature.CanonicalJson;

/** Prepares rescore sets and decides on them. One write on the season's ledger lets a set count; the sheets follow. */
@Component
public class RescoreSets {

    private static final Set<SheetState> FINAL = Set.of(SheetState.FINAL, SheetState.DELIBERATED,
            SheetState.PUBLISHED);

    private final Aggregates<RescoreSet, RescoreSetPrepared> sets;
    private final SeasonLedgers ledgers;
    private final Standings standings;
    private final ScoreSheets sheets;
    private final Seasons seasons;
    private final Offices offices;
    private final WhenRescoreSetIsAppliedThenSheetsFollow follow;

    RescoreSets(AggregateFactory aggregates, SeasonLedgers ledgers, Standings standings, ScoreSheets sheets,
            Seasons seasons, Offices offices, WhenRescoreSetIsAppliedThenSheetsFollow follow) {
        this.sets = aggregates.create(new RescoreSetDefinition());
        this.ledgers = ledgers;
        this.standings = standings;
        this.sheets = sheets;
        this.seasons = seasons;
        this.offices = offices;
        this.follow = follow;
    }

    /** A wanted change: points or a figure, one of the two. */
    public record Wanted(String wardCode, String code, @Nullable BigDecimal points, @Nullable Figure figure) {}

    /**
     * Prepares a set; nothing counts yet. The command's key gives the id, so that asking again meets the same set.
     *
     * @return id of the set
     * @throws vn.laocai.thidua.support.command.Refusal
     *             403 {@code not-head-side}; 404 {@code season-not-found}; 422 where a change is impossible
     */
    public String prepare(String seasonId, String reason, @Nullable String complaintId, List<Wanted> wanted,
            CommandContext context) {
        offices.requireHeadSide(context, seasons.require(seasonId).blockId());
        String id = "rs-" + CanonicalJson.sha256(CanonicalJson.bytes(List.of(seasonId, context.idempotencyKey())))
                .substring(0, 20);
        List<RescoreChange> changes = changes(seasonId, wanted);
        RescoreSet set = new RescoreSet(id, seasonId, reason, complaintId, changes, context.actor().personId(),
                context.at());
        sets.handle(id, context, known -> known == null ? List.of(new RescoreSetPrepared(set)) : List.of());
        return id;
    }

    private List<RescoreChange> changes(String seasonId, List<Wanted> wanted) {
        Standing live = standings.live(seasonId);
        Map<String, Map<String, CellFigures>> byFigure = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Wanted one : wanted) {
            if (!live.result().sheets().containsKey(one.wardCode())) {
                throw RescoreProblems.unknownSheet(one.wardCode());
            }
            if (!seen.add(one.wardCode() + " " + one.code())) {
                throw RescoreProblems.twice(one.wardCode(), one.code());
            }
            check(one, leaf(live, one.code()));
            if (one.figure() != null) {
                byFigure.computeIfAbsent(one.wardCode(), any -> new LinkedHashMap<>()).put(one.code(),
                        new CellFigures.ByFigure(one.figure()));
            }
        }
        Standing scored = byFigure.isEmpty() ? live : standings.with(seasonId, byFigure);
        List<RescoreChange> changes = new ArrayList<>();
        for (Wanted one : wanted) {
            BigDecimal points = one.points();
            BigDecimal after = points == null
                    ? scored.points(one.wardCode(), one.code())
                            .orElseThrow(() -> RescoreProblems.notScorable(one.code()))
                    : points.setScale(2);
            changes.add(new RescoreChange(one.wardCode(), one.code(),
                    live.points(one.wardCode(), one.code()).orElse(null), after));
        }
        return changes;
    }

    private static Criterion leaf(Standing live, String code) {
        return live.criteria().table().leaf(code).orElseThrow(() -> RescoreProblems.unknownCriterion(code));
    }

    private static void check(Wanted wanted, Criterion leaf) {
        BigDecimal points = wanted.points();
        if ((points == null) == (wanted.figure() == null)) {
            throw RescoreProblems.pointsOrFigure(wanted.code());
        }
        if (points != null && (points.signum() < 0 || points.compareTo(leaf.max()) > 0
                || points.stripTrailingZeros().scale() > 2)) {
            throw RescoreProblems.outOfRange(wanted.code(), leaf.max());
        }
    }

    /**
     * Lets the set count, whole. The head decides; where his own ward is touched the province's monitor does; never the
     * person who prepared it.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             403 {@code not-block-head}, {@code own-ward} or {@code second-person-needed}; 404; 409
     *             {@code sheet-not-final}, {@code rescore-outdated}, {@code rescore-applied}, {@code rescore-cancelled} or
     *             {@code season-finalised}; 423 {@code season-sealed}
     */
    SeasonLedger apply(String id, CommandContext context) {
        RescoreSet set = require(id);
        requireEntitled(set, context);
        if (set.preparedBy().equals(context.actor().personId())) {
            throw RescoreProblems.secondPerson();
        }
        SeasonLedger ledger = ledgers.of(set.seasonId());
        if (ledger.rescore(id).isEmpty() && ledger.state() == SeasonLedger.State.OPEN) {
            requirePresent(set);
        }
        SeasonLedger decided = ledgers
                .applyRescore(set.seasonId(), id, set.reason(), set.complaintId(), set.changes(), context).state();
        return follow.follow(decided, context);
    }

    /** The old points must still be those that the preview showed, on sheets that nobody else can change. */
    private void requirePresent(RescoreSet set) {
        Standing live = standings.live(set.seasonId());
        for (RescoreChange change : set.changes()) {
            Optional<SheetView> sheet = sheets.find(set.seasonId() + ":" + change.wardCode());
            if (sheet.isEmpty() || !FINAL.contains(sheet.get().state())) {
                throw RescoreProblems.notFinal(change.wardCode());
            }
            BigDecimal now = live.points(change.wardCode(), change.code()).orElse(null);
            BigDecimal then = change.before();
            boolean same = now == null ? then == null : then != null && now.compareTo(then) == 0;
            if (!same) {
                throw RescoreProblems.outdated(change.wardCode(), change.code());
            }
        }
    }

    /** Puts the set away for ever. */
    SeasonLedger cancel(String id, CommandContext context) {
        RescoreSet set = require(id);
        requireEntitled(set, context);
        return ledgers.cancelRescore(set.seasonId(), id, context).state();
    }

    private void requireEntitled(RescoreSet set, CommandContext context) {
        Season season = seasons.require(set.seasonId());
        boolean monitor = context.actor().has(Offices.MONITOR);
        String headWard = offices.headWard(season.blockId(), context.at()).orElse("");
        boolean own = set.changes().stream().anyMatch(change -> change.wardCode().equals(headWard));
        boolean head = offices.isHead(context.actor(), season.blockId(), context.at());
        if (!monitor && !head) {
            throw RescoreProblems.notEntitled();
        }
        if (own && !monitor) {
            throw RescoreProblems.ownWard();
        }
    }

    /** Id of the complaint that led to the set; nothing where there is no such set or none did. */
    public Optional<String> complaintOf(String id) {
        return sets.find(id).map(set -> set.state().complaintId());
    }

    RescoreSet require(String id) {
        return sets.find(id).map(Versioned::state).orElseThrow(RescoreProblems::notFound);
    }

    List<RescoreSet> ofSeason(String seasonId) {
        return sets.findAll().stream().map(Versioned::state).filter(set -> set.seasonId().equals(seasonId)).toList();
    }
}
