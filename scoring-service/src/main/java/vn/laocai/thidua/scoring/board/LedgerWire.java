package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.board.LedgerEvent.BoardFrozen;
import vn.laocai.thidua.scoring.board.LedgerEvent.FinalisationBegun;
import vn.laocai.thidua.scoring.board.LedgerEvent.FinalisationWithdrawn;
import vn.laocai.thidua.scoring.board.LedgerEvent.PlaceRevealUndone;
import vn.laocai.thidua.scoring.board.LedgerEvent.PlaceRevealed;
import vn.laocai.thidua.scoring.board.LedgerEvent.RescoreApplied;
import vn.laocai.thidua.scoring.board.LedgerEvent.RescoreSetApplied;
import vn.laocai.thidua.scoring.board.LedgerEvent.RescoreSetCancelled;
import vn.laocai.thidua.scoring.board.LedgerEvent.RescoreSetCarriedOut;
import vn.laocai.thidua.scoring.board.LedgerEvent.ResultCorrected;
import vn.laocai.thidua.scoring.board.LedgerEvent.ResultEstablished;
import vn.laocai.thidua.scoring.board.LedgerEvent.ResultsPublished;
import vn.laocai.thidua.scoring.board.LedgerEvent.RevealPaused;
import vn.laocai.thidua.scoring.board.LedgerEvent.RevealResumed;
import vn.laocai.thidua.scoring.board.LedgerEvent.SeasonFinalised;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How the events of a ledger are told, and read back. */
final class LedgerWire {

    private LedgerWire() {}

    /** Data of {@code public-board-frozen}: a frozen board is never final. */
    record FrozenOnWire(String seasonId, String snapshotId, Instant frozenAt, @JsonProperty("final") boolean isFinal,
            List<Place> rows) {}

    /** Data of {@code place-revealed}. */
    record RevealedOnWire(String seasonId, int step, String wardCode, int rank, BigDecimal total) {}

    static EventOnWire describe(LedgerEvent event) {
        String season = event.seasonId();
        return switch (event) {
            case BoardFrozen frozen -> EventOnWire.publicEvent("public-board-frozen",
                    new FrozenOnWire(season, frozen.snapshotId(), frozen.frozenAt(), false, frozen.rows()), season);
            case FinalisationBegun begun -> EventOnWire.publicEvent("season-finalising", begun, season);
            case FinalisationWithdrawn withdrawn -> EventOnWire.publicEvent("finalisation-withdrawn", withdrawn,
                    season);
            case ResultEstablished result -> EventOnWire.internalEvent("result-established", result, season);
            case SeasonFinalised finalised -> EventOnWire.publicEvent("season-finalised", finalised, season);
            case PlaceRevealed revealed -> EventOnWire.publicEvent("place-revealed", onWire(revealed), season);
            case PlaceRevealUndone undone -> EventOnWire.publicEvent("place-reveal-undone", undone, season);
            case RevealPaused paused -> EventOnWire.publicEvent("reveal-paused", paused, season);
            case RevealResumed resumed -> EventOnWire.publicEvent("reveal-resumed", resumed, season);
            case ResultsPublished published -> EventOnWire.publicEvent("results-published", published, season);
            case ResultCorrected corrected -> EventOnWire.publicEvent("result-corrected", corrected, season);
            case RescoreSetApplied applied -> EventOnWire.internalEvent("rescore-set-applied", applied, season);
            case RescoreApplied applied -> EventOnWire.publicEvent("rescore-applied", applied, season);
            case RescoreSetCancelled cancelled -> EventOnWire.internalEvent("rescore-set-cancelled", cancelled,
                    season);
            case RescoreSetCarriedOut carried -> EventOnWire.internalEvent("rescore-set-carried-out", carried, season);
        };
    }

    static LedgerEvent decode(String name, JsonNode data) {
        return switch (name) {
            case "public-board-frozen" -> read(data, BoardFrozen.class);
            case "season-finalising" -> read(data, FinalisationBegun.class);
            case "finalisation-withdrawn" -> read(data, FinalisationWithdrawn.class);
            case "result-established" -> read(data, ResultEstablished.class);
            case "season-finalised" -> read(data, SeasonFinalised.class);
            case "place-revealed" -> revealed(read(data, RevealedOnWire.class));
            case "place-reveal-undone" -> read(data, PlaceRevealUndone.class);
            case "reveal-paused" -> read(data, RevealPaused.class);
            case "reveal-resumed" -> read(data, RevealResumed.class);
            case "results-published" -> read(data, ResultsPublished.class);
            case "result-corrected" -> read(data, ResultCorrected.class);
            case "rescore-set-applied" -> read(data, RescoreSetApplied.class);
            case "rescore-applied" -> read(data, RescoreApplied.class);
            case "rescore-set-cancelled" -> read(data, RescoreSetCancelled.class);
            case "rescore-set-carried-out" -> read(data, RescoreSetCarriedOut.class);
            default -> throw new IllegalArgumentException("No event of a season's ledger: " + name);
        };
    }

    private static RevealedOnWire onWire(PlaceRevealed event) {
        Place place = event.place();
        return new RevealedOnWire(event.seasonId(), event.step(), place.wardCode(), place.rank(), place.total());
    }

    private static PlaceRevealed revealed(RevealedOnWire told) {
        return new PlaceRevealed(told.seasonId(), told.step(),
                new Place(told.wardCode(), told.rank(), told.total(), null));
    }

    private static <T> T read(JsonNode data, Class<T> type) {
        return EventJson.mapper().treeToValue(data, type);
    }
}
