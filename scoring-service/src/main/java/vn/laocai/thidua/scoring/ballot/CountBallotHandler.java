package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.ballot.Ballot.Certification;
import vn.laocai.thidua.scoring.ballot.Ballot.OpenedOpinion;
import vn.laocai.thidua.scoring.ballot.Ballot.QuestionDecision;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.signature.SigningPort;
import vn.laocai.thidua.support.signature.SigningPort.Signed;

/** Opens the box with the shares of enough tellers, counts, and has the minutes signed. */
@Component
class CountBallotHandler {

    private final BallotBook ballots;
    private final BallotSecrets secrets;
    private final Urns urns;
    private final Offices offices;
    private final SigningPort signing;

    CountBallotHandler(BallotBook ballots, BallotSecrets secrets, Urns urns, Offices offices, SigningPort signing) {
        this.ballots = ballots;
        this.secrets = secrets;
        this.urns = urns;
        this.offices = offices;
        this.signing = signing;
    }

    /** Takes a teller's share; it is kept until the count and then erased. */
    Outcome<Ballot> giveShare(String id, String share, CommandContext context) {
        String teller = context.actor().personId();
        byte[] bytes = Bytes.of(share);
        Outcome<Ballot> outcome = ballots.handle(id, context,
                ballot -> BallotDecider.giveShare(ballot, teller, bytes));
        if (bytes != null && !outcome.state().sharesGiven().isEmpty() && outcome.state().counts().isEmpty()) {
            secrets.keepShare(id, teller, bytes);
        }
        return outcome;
    }

    Outcome<Ballot> countPaper(String id, List<Count> counts, CommandContext context) {
        return ballots.handle(id, context,
                ballot -> BallotDecider.countPaper(ballot, context.actor().personId(), counts));
    }

    /** Opens the box and counts; a teller, once enough shares are there. */
    Outcome<Ballot> count(String id, CommandContext context) {
        Ballot before = ballots.get(id).state();
        String teller = context.actor().personId();
        if (before.state() != Ballot.State.CLOSED && before.state() != Ballot.State.COUNTING) {
            return ballots.handle(id, context, ballot -> {
                BallotDecider.checkCount(ballot, teller);
                return List.of();
            });
        }
        try {
            BallotDecider.checkCount(before, teller);
        } catch (BallotRefused refused) {
            throw BallotProblems.explain(refused.reason());
        }
        PrivateKey key = before.terms().onPaperOnly() ? null : boxKey(before);
        List<Count> counts = counts(before, key);
        List<OpenedOpinion> opinions = before.sealedOpinions().stream()
                .map(sealed -> new OpenedOpinion(sealed.wardCode(),
                        open(key, Sealing.opinionOf(id, sealed.wardCode()), sealed.ciphertext())))
                .toList();
        Outcome<Ballot> outcome = ballots.handle(id, context,
                ballot -> BallotDecider.count(ballot, teller, counts, opinions));
        secrets.eraseShares(id);
        return outcome;
    }

    private List<Count> counts(Ballot ballot, @Nullable PrivateKey key) {
        // The votes stand in the order of their hashes and are shuffled once more, so that no order is left to see.
        List<Urns.Vote> votes = new ArrayList<>(urns.box(ballot.id()).map(Urns.Box::votes).orElse(List.of()));
        Collections.shuffle(votes, new SecureRandom());
        List<Count> counts = new ArrayList<>();
        for (Question question : ballot.terms().questions()) {
            List<@Nullable String> answers = new ArrayList<>();
            for (Urns.Vote vote : votes) {
                if (vote.questionId().equals(question.id())) {
                    answers.add(open(key, Sealing.voteOf(ballot.id(), question.id()), vote.sealed()));
                }
            }
            counts.add(Count.of(question, answers));
        }
        return counts;
    }

    /** Puts the key of the box together in memory, for this count only. */
    private PrivateKey boxKey(Ballot ballot) {
        List<SecretSharing.Share> shares = secrets.shares(ballot.id());
        int needed = ballot.terms().keysNeeded();
        if (shares.size() < needed) {
            throw BallotProblems.explain(new BallotRefused.Reason.SharesMissing(shares.size(), needed));
        }
        BigInteger secret = SecretSharing.combine(shares.subList(0, needed));
        return P256.privateKey(secret);
    }

    private static @Nullable String open(@Nullable PrivateKey key, String purpose, String sealed) {
        byte[] bytes = Bytes.of(sealed);
        byte[] inside = key == null || bytes == null ? null : Sealing.open(key, purpose, bytes);
        return inside == null ? null : Sealing.unpad(inside);
    }

    /**
     * Signs the minutes of the count for a teller or the chair.
     *
     * @param seenHash
     *            hash of the minutes that the person saw; empty where he saw none
     */
    Outcome<Ballot> certify(String id, String seenHash, CommandContext context) {
        return ballots.handle(id, context, ballot -> {
            String person = context.actor().personId();
            boolean chair = offices.isHead(context.actor(), ballot.identity().blockId(), context.at());
            String hash = BallotMinutes.hash(ballot);
            BallotDecider.checkCertification(ballot, person, chair, seenHash, hash);
            Instant at = BallotDecider.millis(context.at());
            Signed signed = signing.sign(person, BallotMinutes.statement(ballot, person, chair, at.toString()));
            Base64.Encoder base64 = Base64.getEncoder();
            return BallotDecider.certify(ballot,
                    new Certification(person, chair, hash, base64.encodeToString(signed.signature()),
                            base64.encodeToString(signed.publicKey()), signed.keyId(), at));
        });
    }

    Outcome<Ballot> release(String id, CommandContext context) {
        offices.requireHead(context, ballots.get(id).state().identity().blockId());
        return ballots.handle(id, context, ballot -> BallotDecider.release(ballot, context.at()));
    }

    /** Records what the regulation's rule decided after the last round; the head of the block. */
    Outcome<Ballot> decide(String id, QuestionDecision decision, CommandContext context) {
        offices.requireHead(context, ballots.get(id).state().identity().blockId());
        return ballots.handle(id, context, ballot -> BallotDecider.decide(ballot, decision));
    }
}
