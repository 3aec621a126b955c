package vn.laocai.thidua.scoring.ballot;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/**
 * The two steps of a vote. The first knows the elector and not the credential; the second knows the credential and not
 * the elector. Nothing that one of them writes can be found in what the other writes.
 */
@Component
class VoteHandler {

    private static final int CREDENTIAL = 32;

    private final BallotBook ballots;
    private final BallotSecrets secrets;
    private final Urns urns;
    private final Clock clock;
    /** Ballots that one elector asks for: thirty questions, each asked for twice, and one a second after that. */
    private final Pace credentials = new Pace(60, Duration.ofSeconds(1), System::nanoTime);
    /** Casts without a right credential, of one ballot: a right vote never waits for those who guess. */
    private final Pace guesses = new Pace(60, Duration.ofSeconds(1), System::nanoTime);

    VoteHandler(BallotBook ballots, BallotSecrets secrets, Urns urns, Clock clock) {
        this.ballots = ballots;
        this.secrets = secrets;
        this.urns = urns;
        this.clock = clock;
    }

    /**
     * Step 1: signs the elector's blinded credential for one question, once (Rule 45). The same request is answered with
     * the same signature.
     *
     * @return the blind signature, base64url
     */
    String issueCredential(String id, String questionId, String blindedMessage, CommandContext context) {
        credentials.admit(context.actor().personId());
        byte[] blinded = Bytes.of(blindedMessage);
        if (blinded == null) {
            throw BallotProblems.explain(new BallotRefused.Reason.BadBlindedMessage());
        }
        String hash = Bytes.sha256(blinded);
        String ward = context.actor().organisation();
        String person = context.actor().personId();
        byte[][] signature = new byte[1][];
        Ballot ballot = ballots.handle(id, context, current -> {
            var events = BallotDecider.issueCredential(current, person, ward, questionId, hash, context.at());
            // Signed before it is noted, so that a message that cannot be signed uses up nothing.
            signature[0] = sign(current, questionId, blinded);
            return events;
        }).state();
        if (signature[0] == null) {
            // The command was done before; its answer is made again while the box is open.
            signature[0] = signAgain(ballot, questionId, blinded, context);
        }
        return Bytes.text(signature[0]);
    }

    private byte[] signAgain(Ballot ballot, String questionId, byte[] blinded, CommandContext context) {
        try {
            BallotDecider.requireOpen(ballot, context.at());
            return sign(ballot, questionId, blinded);
        } catch (BallotRefused refused) {
            throw BallotProblems.explain(refused.reason());
        }
    }

    private byte[] sign(Ballot ballot, String questionId, byte[] blinded) {
        PrivateKey key = secrets.key(ballot, questionId);
        try {
            return BlindSignatures.sign(key, blinded);
        } catch (IllegalArgumentException e) {
            throw new BallotRefused(new BallotRefused.Reason.BadBlindedMessage());
        }
    }

    /**
     * Step 2: puts a sealed vote into the urn for whoever has a right credential. Nobody is told of it, and the same vote
     * may come again.
     *
     * @return SHA-256 of the credential, by which the voter finds his vote in the closed box
     */
    String cast(String id, String questionId, String credentialText, String signatureText, String sealedText) {
        Ballot ballot = ballots.get(id).state();
        if (!BallotDecider.isOpen(ballot, clock.instant())) {
            throw BallotProblems.notOpen(ballot.terms().closesAt(), ballot.state());
        }
        byte[] credential = Bytes.of(credentialText);
        byte[] signature = Bytes.of(signatureText);
        byte[] sealed = Bytes.of(sealedText);
        if (credential == null || credential.length != CREDENTIAL || signature == null) {
            guesses.admit(id);
            throw BallotProblems.badCredential();
        }
        RSAPublicKey key = ballot.signingKey(questionId)
                .map(x509 -> BlindSignatures.publicKey(Bytes.require(x509))).orElse(null);
        if (key == null || !BlindSignatures.verifies(key, credential, signature)) {
            guesses.admit(id);
            throw BallotProblems.badCredential();
        }
        if (sealed == null || sealed.length != Sealing.VOTE + Sealing.OVERHEAD || sealed[0] != 4) {
            throw BallotProblems.malformedVote();
        }
        String hash = Bytes.sha256(credential);
        Refusal refusal = switch (urns.cast(id, new Urns.Vote(questionId, hash, Bytes.text(sealed)))) {
            case IN -> null;
            case CLOSED -> BallotProblems.notOpen(ballot.terms().closesAt(), Ballot.State.CLOSED);
            case USED -> BallotProblems.usedCredential();
        };
        if (refusal != null) {
            throw refusal;
        }
        return hash;
    }
}
