package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.Ballot.Opening;
import vn.laocai.thidua.scoring.ballot.Ballot.ReturnedVotes;
import vn.laocai.thidua.scoring.ballot.Ballot.SealedShare;
import vn.laocai.thidua.scoring.ballot.Ballot.SigningKey;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;

/** Opens and closes the box. What may not outlive its use is destroyed here. */
@Component
class BallotBoxHandler {

    private final BallotBook ballots;
    private final BallotSecrets secrets;
    private final Urns urns;
    private final Offices offices;
    private final Seasons seasons;

    BallotBoxHandler(BallotBook ballots, BallotSecrets secrets, Urns urns, Offices offices, Seasons seasons) {
        this.ballots = ballots;
        this.secrets = secrets;
        this.urns = urns;
        this.offices = offices;
        this.seasons = seasons;
    }

    /** Makes the keys and opens the box for votes; the head of the block, in the phase of the ballot. */
    Outcome<Ballot> open(String id, CommandContext context) {
        Ballot before = ballots.get(id).state();
        offices.requireHead(context, before.identity().blockId());
        seasons.require(before.identity().seasonId()).requireOpen("BALLOT", context.at());
        if (before.state() != Ballot.State.PREPARED) {
            // A repeated command is answered as before; any other one is refused in its place.
            return ballots.handle(id, context, ballot -> {
                BallotDecider.checkOpening(ballot, context.at());
                return List.of();
            });
        }
        explained(() -> BallotDecider.checkOpening(before, context.at()));
        String keysId = id + "|" + UUID.randomUUID();
        Opening opening = before.terms().onPaperOnly()
                ? new Opening(BallotDecider.millis(context.at()), "", List.of(), List.of(), keysId)
                : opening(before, keysId, context.at());
        urns.open(id);
        boolean opened = false;
        try {
            Outcome<Ballot> outcome = ballots.handle(id, context,
                    ballot -> BallotDecider.open(ballot, opening, context.at()));
            Opening kept = outcome.state().opening();
            opened = kept != null && kept.keysId().equals(keysId);
            return outcome;
        } finally {
            if (!opened) {
                secrets.eraseKeys(keysId);
            }
        }
    }

    /**
     * Makes what the box needs. At this one moment the private key of the box is in the memory of this server; what is
     * kept are shares that only their tellers can read.
     */
    private Opening opening(Ballot ballot, String keysId, Instant at) {
        Map<String, KeyPair> signing = ballot.terms().questions().parallelStream()
                .collect(Collectors.toMap(Question::id, question -> BlindSignatures.generate(), (a, b) -> a,
                        LinkedHashMap::new));
        KeyPair box = P256.generate();
        BigInteger secret = ((ECPrivateKey) box.getPrivate()).getS();
        List<String> tellers = ballot.terms().tellers();
        List<SecretSharing.Share> shares = SecretSharing.split(secret, tellers.size(), ballot.terms().keysNeeded());
        List<SealedShare> sealed = new ArrayList<>();
        for (int i = 0; i < tellers.size(); i++) {
            String teller = tellers.get(i);
            byte[] bytes = shares.get(i).bytes();
            byte[] key = Bytes.require(ballot.tellerKey(teller).orElseThrow());
            sealed.add(new SealedShare(teller,
                    Bytes.text(Sealing.seal(P256.publicKey(key), Sealing.shareOf(ballot.id(), teller), bytes)),
                    Bytes.sha256(bytes)));
        }
        secrets.keepKeys(keysId, ballot.id(), signing);
        List<SigningKey> signingKeys = new ArrayList<>();
        signing.forEach((question, pair) -> signingKeys
                .add(new SigningKey(question, Bytes.text(pair.getPublic().getEncoded()))));
        return new Opening(BallotDecider.millis(at), Bytes.text(P256.raw((ECPublicKey) box.getPublic())), signingKeys,
                sealed, keysId);
    }

    /** Closes the box before its time where all votes are in, or at its time; a teller or the head. */
    Outcome<Ballot> close(String id, CommandContext context) {
        Ballot ballot = ballots.get(id).state();
        if (!ballot.isTeller(context.actor().personId())) {
            offices.requireHead(context, ballot.identity().blockId());
        }
        return shut(ballot, context);
    }

    /** Closes the box because its time is over. */
    Outcome<Ballot> shut(Ballot ballot, CommandContext context) {
        String id = ballot.id();
        if (ballot.state() == Ballot.State.OPEN) {
            explained(() -> BallotDecider.checkClosing(ballot, urns.size(id), context.at()));
            Urns.Box box = urns.shut(id);
            Map<String, Integer> counted = new LinkedHashMap<>();
            ballot.terms().questions().forEach(question -> counted.put(question.id(), 0));
            box.votes().forEach(vote -> counted.merge(vote.questionId(), 1, Integer::sum));
            List<ReturnedVotes> returned = counted.entrySet().stream()
                    .map(entry -> new ReturnedVotes(entry.getKey(), entry.getValue())).toList();
            Outcome<Ballot> outcome = ballots.handle(id, context,
                    now -> BallotDecider.close(now, box.hash(), returned, context.at()));
            tidy(outcome.state());
            return outcome;
        }
        return ballots.handle(id, context, now -> BallotDecider.close(now, "", List.of(), context.at()));
    }

    /** Erases what a ballot that is no longer open must not leave behind; of a voided one the votes too. */
    void tidy(Ballot ballot) {
        secrets.eraseKeysOf(ballot.id());
        if (ballot.state() == Ballot.State.VOIDED) {
            secrets.eraseShares(ballot.id());
            urns.destroyBox(ballot.id());
        }
        // The urn goes last: while it stands, somebody comes back to tidy up.
        urns.destroyUrn(ballot.id());
    }

    /** Voids the ballot; the head, with a reason. Its votes are destroyed uncounted. */
    Outcome<Ballot> annul(String id, String reason, CommandContext context) {
        offices.requireHead(context, ballots.get(id).state().identity().blockId());
        Outcome<Ballot> outcome = ballots.handle(id, context,
                ballot -> BallotDecider.annul(ballot, reason, context.at()));
        tidy(outcome.state());
        return outcome;
    }

    private static void explained(Runnable check) {
        try {
            check.run();
        } catch (BallotRefused refused) {
            throw BallotProblems.explain(refused.reason());
        }
    }
}
