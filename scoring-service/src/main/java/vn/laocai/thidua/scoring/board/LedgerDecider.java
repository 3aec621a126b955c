package vn.laocai.thidua.scoring.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.board.LedgerCommand.ApplyRescoreSet;
import vn.laocai.thidua.scoring.board.LedgerCommand.BeginFinalisation;
import vn.laocai.thidua.scoring.board.LedgerCommand.CancelRescoreSet;
import vn.laocai.thidua.scoring.board.LedgerCommand.CorrectResult;
import vn.laocai.thidua.scoring.board.LedgerCommand.EstablishResult;
import vn.laocai.thidua.scoring.board.LedgerCommand.FreezeBoard;
import vn.laocai.thidua.scoring.board.LedgerCommand.PauseReveal;
import vn.laocai.thidua.scoring.board.LedgerCommand.PublishResults;
import vn.laocai.thidua.scoring.board.LedgerCommand.ReopenFinalised;
import vn.laocai.thidua.scoring.board.LedgerCommand.RescoreSetFollowed;
import vn.laocai.thidua.scoring.board.LedgerCommand.ResumeReveal;
import vn.laocai.thidua.scoring.board.LedgerCommand.RevealNext;
import vn.laocai.thidua.scoring.board.LedgerCommand.UndoReveal;
import vn.laocai.thidua.scoring.board.LedgerCommand.WithdrawFinalisation;
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
import vn.laocai.thidua.scoring.board.LedgerRefused.Reason;
import vn.laocai.thidua.scoring.board.SeasonLedger.Publication;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore;
import vn.laocai.thidua.scoring.board.SeasonLedger.Rescore.Outcome;
import vn.laocai.thidua.scoring.board.SeasonLedger.Result;
import vn.laocai.thidua.scoring.board.SeasonLedger.State;

/** The rules of a season's ledger, pure. */
final class LedgerDecider {

    private LedgerDecider() {}

    /** The events that follow from a command; none where it changes nothing. */
    static List<LedgerEvent> decide(LedgerCommand command, @Nullable SeasonLedger state) {
        SeasonLedger ledger = state == null ? SeasonLedger.untouched(command.seasonId()) : state;
        return switch (command) {
            case FreezeBoard freeze -> freeze(freeze, ledger);
            case BeginFinalisation any -> begin(ledger);
            case WithdrawFinalisation withdraw -> withdraw(withdraw, ledger);
            case EstablishResult establish -> establish(establish, ledger);
            case ReopenFinalised any -> reopen(ledger);
            case RevealNext any -> reveal(ledger);
            case UndoReveal any -> undo(ledger);
            case PauseReveal any -> pause(ledger);
            case ResumeReveal any -> resume(ledger);
            case PublishResults publish -> publish(publish, ledger);
            case CorrectResult correct -> correct(correct, ledger);
            case ApplyRescoreSet apply -> apply(apply, ledger);
            case CancelRescoreSet cancel -> cancel(cancel, ledger);
            case RescoreSetFollowed followed -> followed(followed, ledger);
        };
    }

    private static List<LedgerEvent> freeze(FreezeBoard freeze, SeasonLedger ledger) {
        requireOpen(ledger);
        return List.of(new BoardFrozen(ledger.seasonId(), freeze.snapshotId(), freeze.at(), freeze.rows()));
    }

    private static void requireOpen(SeasonLedger ledger) {
        switch (ledger.state()) {
            case OPEN -> {
            }
            case FINALISING -> throw new LedgerRefused(Reason.SEASON_SEALED);
            case FINALISED -> throw new LedgerRefused(Reason.ALREADY_FINALISED);
            case PUBLISHED -> throw new LedgerRefused(Reason.ALREADY_PUBLISHED);
        }
    }

    /** A finalisation that was interrupted is begun by whoever asks again, in the same epoch. */
    private static List<LedgerEvent> begin(SeasonLedger ledger) {
        return switch (ledger.state()) {
            case OPEN -> List.of(new FinalisationBegun(ledger.seasonId(), ledger.epoch() + 1));
            case FINALISING -> List.of();
            case FINALISED -> throw new LedgerRefused(Reason.ALREADY_FINALISED);
            case PUBLISHED -> throw new LedgerRefused(Reason.ALREADY_PUBLISHED);
        };
    }

    private static List<LedgerEvent> withdraw(WithdrawFinalisation withdraw, SeasonLedger ledger) {
        requireEpoch(withdraw.epoch(), ledger);
        return List.of(new FinalisationWithdrawn(ledger.seasonId(), withdraw.epoch(), withdraw.pending()));
    }

    private static void requireEpoch(int epoch, SeasonLedger ledger) {
        if (ledger.state() != State.FINALISING || ledger.epoch() != epoch) {
            throw new LedgerRefused(Reason.EPOCH_PASSED);
        }
    }

    private static List<LedgerEvent> establish(EstablishResult establish, SeasonLedger ledger) {
        requireEpoch(establish.epoch(), ledger);
        return List.of(
                new ResultEstablished(ledger.seasonId(), establish.epoch(), establish.at(), establish.resultHash(),
                        establish.criteriaSetId(), establish.criteriaVersion(), establish.rows()),
                new SeasonFinalised(ledger.seasonId(), establish.at(), establish.resultHash()));
    }

    /** Before publication a result may still be taken back; what was shown of it must have been taken back first. */
    private static List<LedgerEvent> reopen(SeasonLedger ledger) {
        requireFinalised(ledger);
        if (!ledger.reveal().shown().isEmpty()) {
            throw new LedgerRefused(Reason.REVEAL_NOT_FINISHED);
        }
        return List.of(new FinalisationWithdrawn(ledger.seasonId(), ledger.epoch(), List.of("reopened")));
    }

    private static void requireFinalised(SeasonLedger ledger) {
        switch (ledger.state()) {
            case OPEN, FINALISING -> throw new LedgerRefused(Reason.NOT_FINALISED);
            case FINALISED -> {
            }
            case PUBLISHED -> throw new LedgerRefused(Reason.ALREADY_PUBLISHED);
        }
    }

    private static List<Place> finalRows(SeasonLedger ledger) {
        Result result = ledger.result();
        if (result == null) {
            throw new LedgerRefused(Reason.NOT_FINALISED);
        }
        return result.rows();
    }

    /** From the last place to the first. */
    private static List<LedgerEvent> reveal(SeasonLedger ledger) {
        List<Place> rows = finalRows(ledger);
        if (ledger.reveal().paused()) {
            throw new LedgerRefused(Reason.REVEAL_PAUSED);
        }
        int shown = ledger.reveal().shown().size();
        if (shown == rows.size()) {
            throw new LedgerRefused(Reason.REVEAL_FINISHED);
        }
        Place next = rows.get(rows.size() - 1 - shown);
        return List.of(new PlaceRevealed(ledger.seasonId(), shown + 1,
                new Place(next.wardCode(), next.rank(), next.total(), null)));
    }

    private static List<LedgerEvent> undo(SeasonLedger ledger) {
        List<Place> shown = ledger.reveal().shown();
        if (shown.isEmpty()) {
            throw new LedgerRefused(Reason.NOTHING_REVEALED);
        }
        if (ledger.state() == State.PUBLISHED) {
            throw new LedgerRefused(Reason.ALREADY_PUBLISHED);
        }
        return List.of(new PlaceRevealUndone(ledger.seasonId(), shown.size(), shown.getLast().wardCode()));
    }

    private static List<LedgerEvent> pause(SeasonLedger ledger) {
        finalRows(ledger);
        return ledger.reveal().paused() ? List.of() : List.of(new RevealPaused(ledger.seasonId()));
    }

    private static List<LedgerEvent> resume(SeasonLedger ledger) {
        if (!ledger.reveal().paused()) {
            throw new LedgerRefused(Reason.REVEAL_NOT_PAUSED);
        }
        return List.of(new RevealResumed(ledger.seasonId()));
    }

    /** A publication in the middle of the reveal would tell the places that the audience still waits for. */
    private static List<LedgerEvent> publish(PublishResults publish, SeasonLedger ledger) {
        requireFinalised(ledger);
        List<Place> rows = finalRows(ledger);
        int shown = ledger.reveal().shown().size();
        if (shown > 0 && shown < rows.size()) {
            throw new LedgerRefused(Reason.REVEAL_NOT_FINISHED);
        }
        return List.of(new ResultsPublished(ledger.seasonId(), publish.publicationId(), publish.at(),
                Objects.requireNonNull(ledger.result()).hash(), rows, publish.url()));
    }

    private static List<LedgerEvent> correct(CorrectResult correct, SeasonLedger ledger) {
        Publication publication = ledger.publication();
        if (publication == null) {
            throw new LedgerRefused(Reason.NOT_PUBLISHED);
        }
        if (publication.corrections().stream().anyMatch(known -> known.id().equals(correct.correctionId()))) {
            return List.of();
        }
        return List.of(new ResultCorrected(ledger.seasonId(), publication.id(), correct.correctionId(),
                correct.wardCode(), correct.reason(), correct.rows()));
    }

    private static List<LedgerEvent> apply(ApplyRescoreSet apply, SeasonLedger ledger) {
        Optional<Rescore> known = ledger.rescore(apply.rescoreSetId());
        if (known.isPresent()) {
            throw new LedgerRefused(known.get().outcome() == Outcome.CANCELLED
                    ? Reason.RESCORE_CANCELLED
                    : Reason.RESCORE_APPLIED);
        }
        requireOpen(ledger);
        List<String> wards = new ArrayList<>(
                new TreeSet<>(apply.changes().stream().map(RescoreChange::wardCode).toList()));
        return List.of(
                new RescoreSetApplied(ledger.seasonId(), apply.rescoreSetId(), apply.reason(), apply.complaintId(),
                        apply.changes()),
                new RescoreApplied(ledger.seasonId(), apply.rescoreSetId(), wards, apply.reason()));
    }

    private static List<LedgerEvent> cancel(CancelRescoreSet cancel, SeasonLedger ledger) {
        Optional<Rescore> known = ledger.rescore(cancel.rescoreSetId());
        if (known.isEmpty()) {
            return List.of(new RescoreSetCancelled(ledger.seasonId(), cancel.rescoreSetId()));
        }
        if (known.get().outcome() == Outcome.CANCELLED) {
            return List.of();
        }
        throw new LedgerRefused(Reason.RESCORE_APPLIED);
    }

    private static List<LedgerEvent> followed(RescoreSetFollowed followed, SeasonLedger ledger) {
        boolean waits = ledger.rescore(followed.rescoreSetId())
                .filter(rescore -> rescore.outcome() == Outcome.APPLIED).isPresent();
        return waits ? List.of(new RescoreSetCarriedOut(ledger.seasonId(), followed.rescoreSetId())) : List.of();
    }
}
