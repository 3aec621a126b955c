package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.BallotOrders;
import vn.laocai.thidua.scoring.board.PendingWork;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The ballots of this service; those not certified keep a season from being finalised. */
@Component
class BallotBook implements Ballots, PendingWork, BallotOrders {

    private final Aggregates<Ballot, BallotEvent> aggregates;

    BallotBook(AggregateFactory factory) {
        aggregates = factory.create(new BallotDefinition());
    }

    Optional<Ballot> find(String id) {
        return aggregates.find(id).map(Versioned::state);
    }

    /**
     * The ballot with its version.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             404 {@code ballot-not-found}
     */
    Versioned<Ballot> get(String id) {
        return aggregates.find(id)
                .orElseThrow(() -> BallotProblems.explain(new BallotRefused.Reason.Unknown()));
    }

    List<Versioned<Ballot>> ofSeason(String seasonId) {
        return aggregates.findAll().stream().filter(found -> found.state().identity().seasonId().equals(seasonId))
                .toList();
    }

    Outcome<Ballot> prepare(String id, CommandContext context, List<BallotEvent> events) {
        return aggregates.handle(id, context, ballot -> {
            if (ballot != null) {
                throw new BallotRefused(new BallotRefused.Reason.Exists());
            }
            return events;
        });
    }

    Outcome<Ballot> handle(String id, CommandContext context, Function<Ballot, List<BallotEvent>> decision) {
        return aggregates.handle(id, context, ballot -> decision.apply(BallotDecider.known(ballot)));
    }

    @Override
    public List<CertifiedBallot> certifiedResults(String seasonId) {
        return ofSeason(seasonId).stream().map(Versioned::state).filter(Ballot::hasCertifiedTotals)
                .map(BallotBook::certified).sorted(Comparator.comparing(CertifiedBallot::certifiedAt)).toList();
    }

    private static CertifiedBallot certified(Ballot ballot) {
        Instant at = ballot.certifiedAt();
        return new CertifiedBallot(ballot.id(), ballot.identity().seasonId(), ballot.identity().round(),
                ballot.terms().electors().size(), ballot.terms().threshold(), at == null ? Instant.EPOCH : at,
                BallotMinutes.hash(ballot), BallotResults.of(ballot));
    }

    @Override
    public Map<String, Integer> of(String seasonId) {
        return BallotPlaces.of(certifiedResults(seasonId));
    }

    @Override
    public List<Pending> pending(String seasonId) {
        int open = Math.toIntExact(ofSeason(seasonId).stream().map(Versioned::state)
                .filter(ballot -> !ballot.hasCertifiedTotals() && ballot.state() != Ballot.State.VOIDED).count());
        return open == 0
                ? List.of()
                : List.of(new Pending("uncertified-ballots", open,
                        "Còn " + open + " cuộc bỏ phiếu chưa được Tổ kiểm phiếu và người chủ trì xác nhận.",
                        open + " ballots are not yet certified by the tellers and the chair."));
    }
}
