package vn.laocai.thidua.scoring.board;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.BoardRights.Sight;
import vn.laocai.thidua.scoring.board.BoardView.Section;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;

/** Which board somebody gets: the live one by his rights, the public one by what was frozen or published last. */
@Component
class BoardReading {

    private final Standings standings;
    private final SeasonLedgers ledgers;
    private final BoardRights rights;
    private final BoardArchive archive;
    private final CriteriaSets criteria;

    BoardReading(Standings standings, SeasonLedgers ledgers, BoardRights rights, BoardArchive archive,
            CriteriaSets criteria) {
        this.standings = standings;
        this.ledgers = ledgers;
        this.rights = rights;
        this.archive = archive;
        this.criteria = criteria;
    }

    /**
     * The live board, or the one of an instant in the past: rights as of now, figures as of then.
     *
     * @throws Refusal
     *             403 {@code board-not-open}
     */
    BoardView live(String seasonId, @Nullable Instant asOf, Actor actor) {
        Sight sight = rights.sight(actor, seasonId);
        if (sight == Sight.OWN) {
            throw BoardRights.notOpen();
        }
        SeasonLedger ledger = ledgers.of(seasonId);
        Standing standing = asOf == null ? standings.live(seasonId) : standings.asOf(seasonId, asOf);
        String kind = asOf == null ? BoardView.LIVE : BoardView.AS_OF;
        String state = ledger.state().name();
        return sight == Sight.EVERYTHING
                ? BoardViews.full(standing, kind, state)
                : BoardViews.totals(standing, kind, state);
    }

    /**
     * What everybody may see: the published result, or the frozen board.
     *
     * @throws Refusal
     *             404 {@code board-not-published}
     */
    Public shown(String seasonId) {
        return find(seasonId).orElseThrow(BoardReading::notPublished);
    }

    /** The published result, or the frozen board, if there is one. */
    Optional<Public> find(String seasonId) {
        SeasonLedger ledger = ledgers.of(seasonId);
        if (ledger.publication() != null) {
            SeasonLedger.Result result = Objects.requireNonNull(ledger.result());
            String document = archive.result(result.hash())
                    .orElseThrow(() -> new IllegalStateException("The result " + result.hash() + " is not stored"));
            BoardView view = BoardViews.published(ledger, document, sections(result));
            return Optional.of(new Public(view, EventJson.mapper().writeValueAsString(view), result.hash()));
        }
        return ledger.shownSnapshot().map(snapshot -> {
            BoardArchive.Frozen frozen = archive.frozen(snapshot.id()).orElseThrow(
                    () -> new IllegalStateException("The frozen board " + snapshot.id() + " is not stored"));
            return new Public(BoardViews.ofText(frozen.shown()), frozen.shown(), snapshot.id());
        });
    }

    /**
     * A public board.
     *
     * @param json
     *            the exact text that is answered
     * @param id
     *            id of the snapshot, or hash of the result; the entity tag follows from it
     */
    record Public(BoardView view, String json, String id) {

        /** How the state of the board is told in a header. */
        String state() {
            return (view.isFinal() ? "final;at=" : "frozen;at=") + view.at();
        }
    }

    private List<Section> sections(SeasonLedger.Result result) {
        CriteriaTable table = criteria.find(result.criteriaSetId(), result.criteriaVersion())
                .orElseThrow(() -> new IllegalStateException("The criteria of the result are not stored")).table();
        return BoardViews.sections(table);
    }

    /** Where the frozen board differs from the live one, for those who may see both. */
    Difference difference(String seasonId, Actor actor) {
        rights.requireEverything(actor, seasonId);
        SeasonLedger.Snapshot snapshot = ledgers.of(seasonId).shownSnapshot().orElseThrow(BoardReading::notPublished);
        JsonNode frozen = EventJson.mapper()
                .readTree(archive.frozen(snapshot.id()).orElseThrow(BoardReading::notPublished).shown());
        Standing live = standings.live(seasonId);
        List<DifferenceRow> rows = live.ranking().stream().map(ranked -> {
            JsonNode then = frozen.path("rows").valueStream()
                    .filter(row -> row.path("wardCode").asString().equals(ranked.wardCode())).findFirst()
                    .orElse(EventJson.mapper().createObjectNode());
            return new DifferenceRow(ranked.wardCode(), then.path("rank").asInt(0), ranked.rank(),
                    then.path("total").asString(""), ranked.total().toPlainString());
        }).toList();
        return new Difference(seasonId, snapshot.id(), snapshot.frozenAt(), rows);
    }

    /** What changed behind the frozen board. */
    record Difference(String seasonId, String snapshotId, Instant frozenAt, List<DifferenceRow> rows) {}

    /** One ward on both boards; rank 0 and an empty total where the frozen board does not have it. */
    record DifferenceRow(String wardCode, int frozenRank, int liveRank, String frozenTotal, String liveTotal) {}

    static Refusal notPublished() {
        return Refusal.of(404, "board-not-published",
                "Bảng xếp hạng của kỳ thi đua này chưa được công khai.",
                "The board of this season is not public yet.");
    }
}
