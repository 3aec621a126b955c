package vn.laocai.thidua.scoring.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

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
import vn.laocai.thidua.scoring.board.SeasonLedger.Correction;
import vn.laocai.thidua.scoring.board.SeasonLedger.Publication;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore.Outcome;
import vn.laocai.thidua.scoring.board.SeasonLedger.Result;
import vn.laocai.thidua.scoring.board.SeasonLedger.Reveal;
import vn.laocai.thidua.scoring.board.SeasonLedger.Snapshot;
import vn.laocai.thidua.scoring.board.SeasonLedger.State;
import vn.laocai.thidua.scoring.board.SeasonLedger.Withdrawal;

/** A season's ledger after an event, pure. */
final class LedgerEvolution {

    private LedgerEvolution() {}

    static SeasonLedger evolve(@Nullable SeasonLedger state, LedgerEvent event) {
        SeasonLedger ledger = state == null ? SeasonLedger.untouched(event.seasonId()) : state;
        return switch (event) {
            case BoardFrozen frozen -> snapshots(ledger,
                    plus(ledger.snapshots(), new Snapshot(frozen.snapshotId(), frozen.frozenAt())));
            case FinalisationBegun begun -> decided(ledger, State.FINALISING, begun.epoch(), ledger.lastWithdrawal(),
                    null);
            case FinalisationWithdrawn withdrawn -> decided(ledger, State.OPEN, ledger.epoch(),
                    new Withdrawal(withdrawn.epoch(), withdrawn.pending()), null);
            case ResultEstablished result -> decided(ledger, State.FINALISED, result.epoch(), null,
                    new Result(result.resultHash(), result.establishedAt(), result.criteriaSetId(),
                            result.criteriaVersion(), result.rows()));
            case SeasonFinalised any -> ledger;
            case RescoreApplied any -> ledger;
            case PlaceRevealed revealed -> reveal(ledger,
                    new Reveal(plus(ledger.reveal().shown(), revealed.place()), ledger.reveal().paused()));
            case PlaceRevealUndone any -> reveal(ledger,
                    new Reveal(ledger.reveal().shown().subList(0, ledger.reveal().shown().size() - 1),
                            ledger.reveal().paused()));
            case RevealPaused any -> reveal(ledger, new Reveal(ledger.reveal().shown(), true));
            case RevealResumed any -> reveal(ledger, new Reveal(ledger.reveal().shown(), false));
            case ResultsPublished published -> published(ledger,
                    new Publication(published.publicationId(), published.publishedAt(), List.of()));
            case ResultCorrected corrected -> published(ledger, corrected(ledger, corrected));
            case RescoreSetApplied applied -> rescores(ledger, plus(ledger.rescores(),
                    new Rescore(applied.rescoreSetId(), Outcome.APPLIED, applied.reason(), applied.changes())));
            case RescoreSetCancelled cancelled -> rescores(ledger, plus(ledger.rescores(),
                    new Rescore(cancelled.rescoreSetId(), Outcome.CANCELLED, "", List.of())));
            case RescoreSetCarriedOut carried -> rescores(ledger, carriedOut(ledger, carried.rescoreSetId()));
        };
    }

    private static Publication corrected(SeasonLedger ledger, ResultCorrected event) {
        Publication before = Objects.requireNonNull(ledger.publication());
        return new Publication(before.id(), before.publishedAt(), plus(before.corrections(),
                new Correction(event.correctionId(), event.wardCode(), event.reason())));
    }

    private static List<Rescore> carriedOut(SeasonLedger ledger, String id) {
        return ledger.rescores().stream()
                .map(rescore -> rescore.id().equals(id)
                        ? new Rescore(id, Outcome.CARRIED_OUT, rescore.reason(), rescore.changes())
                        : rescore)
                .toList();
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> more = new ArrayList<>(list);
        more.add(added);
        return more;
    }

    private static SeasonLedger decided(SeasonLedger ledger, State state, int epoch, @Nullable Withdrawal withdrawal,
            @Nullable Result result) {
        return new SeasonLedger(ledger.seasonId(), state, epoch, ledger.snapshots(), withdrawal, result, Reveal.NONE,
                ledger.publication(), ledger.rescores());
    }

    private static SeasonLedger snapshots(SeasonLedger ledger, List<Snapshot> snapshots) {
        return new SeasonLedger(ledger.seasonId(), ledger.state(), ledger.epoch(), snapshots, ledger.lastWithdrawal(),
                ledger.result(), ledger.reveal(), ledger.publication(), ledger.rescores());
    }

    private static SeasonLedger reveal(SeasonLedger ledger, Reveal reveal) {
        return new SeasonLedger(ledger.seasonId(), ledger.state(), ledger.epoch(), ledger.snapshots(),
                ledger.lastWithdrawal(), ledger.result(), reveal, ledger.publication(), ledger.rescores());
    }

    private static SeasonLedger published(SeasonLedger ledger, Publication publication) {
        return new SeasonLedger(ledger.seasonId(), State.PUBLISHED, ledger.epoch(), ledger.snapshots(),
                ledger.lastWithdrawal(), ledger.result(), ledger.reveal(), publication, ledger.rescores());
    }

    private static SeasonLedger rescores(SeasonLedger ledger, List<Rescore> rescores) {
        return new SeasonLedger(ledger.seasonId(), ledger.state(), ledger.epoch(), ledger.snapshots(),
                ledger.lastWithdrawal(), ledger.result(), ledger.reveal(), ledger.publication(), rescores);
    }
}
