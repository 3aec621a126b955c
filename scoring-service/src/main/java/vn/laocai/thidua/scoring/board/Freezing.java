package vn.laocai.thidua.scoring.board;

import java.util.Map;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.LedgerCommand.FreezeBoard;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.signature.CanonicalJson;

/**
 * Freezes the public board. The snapshot is stored first, under an id that follows from its content; the ledger's write
 * makes it the one that is shown. A snapshot that no ledger names is shown to nobody.
 */
@Component
class Freezing {

    private final SeasonLedgers ledgers;
    private final Standings standings;
    private final BoardArchive archive;
    private final Seasons seasons;
    private final Offices offices;

    Freezing(SeasonLedgers ledgers, Standings standings, BoardArchive archive, Seasons seasons, Offices offices) {
        this.ledgers = ledgers;
        this.standings = standings;
        this.archive = archive;
        this.seasons = seasons;
        this.offices = offices;
    }

    /**
     * Shows the public the board as it is at this instant, instead of the one before.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             403 {@code not-block-head}, 409 {@code season-finalised}, 423 {@code season-sealed}
     */
    Outcome<SeasonLedger> freeze(String seasonId, CommandContext context) {
        offices.requireHead(context, seasons.require(seasonId).blockId());
        Standing standing = standings.snapshot(seasonId, context.at());
        Map<String, Object> shown = BoardViews.frozen(standing, context.at());
        String id = seasonId + ":" + CanonicalJson.sha256(CanonicalJson.bytes(shown)).substring(0, 16);
        shown.put("snapshotId", id);
        archive.keep(new BoardArchive.Frozen(id, CanonicalJson.write(shown), ResultDocument.of(standing).canonical()));
        return ledgers.handle(new FreezeBoard(seasonId, id, context.at(), standing.places(false)), context);
    }
}
