package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.covenant.Covenant.Consulting;
import vn.laocai.thidua.ward.covenant.Covenant.Drafting;
import vn.laocai.thidua.ward.covenant.Covenant.Finalised;
import vn.laocai.thidua.ward.covenant.Covenant.FullySigned;
import vn.laocai.thidua.ward.covenant.Covenant.InForce;
import vn.laocai.thidua.ward.covenant.Covenant.OpenForSignature;
import vn.laocai.thidua.ward.covenant.Covenant.Opening;
import vn.laocai.thidua.ward.covenant.Covenant.PartiallySigned;
import vn.laocai.thidua.ward.covenant.Covenant.Superseded;
import vn.laocai.thidua.ward.covenant.Covenant.Withdrawn;
import vn.laocai.thidua.ward.covenant.CovenantCommand.ChangeText;
import vn.laocai.thidua.ward.covenant.CovenantCommand.DraftCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.FinaliseCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.OpenForSigning;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SignCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.StartConsultation;
import vn.laocai.thidua.ward.covenant.CovenantCommand.SupersedeCovenant;
import vn.laocai.thidua.ward.covenant.CovenantCommand.WithdrawCovenant;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantDrafted;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantEnteredIntoForce;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantFinalised;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantOpenedForSignature;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSentForConsultation;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSigned;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantSuperseded;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantTextChanged;
import vn.laocai.thidua.ward.covenant.CovenantEvent.CovenantWithdrawn;
import vn.laocai.thidua.ward.covenant.CovenantRefused.Reason;

/** Decides about covenants: pure, with the time as an argument (Rules 16 to 21). */
final class CovenantDecider {

    private CovenantDecider() {}

    /**
     * The events that follow from the command.
     *
     * @param now
     *            business time
     * @throws CovenantRefused
     *             where the covenant does not allow it
     */
    static List<CovenantEvent> decide(@Nullable Covenant covenant, CovenantCommand command, Instant now) {
        return switch (command) {
            case DraftCovenant draft -> draft(covenant, draft);
            case ChangeText change -> changeText(known(covenant), change);
            case StartConsultation _ -> consult(known(covenant), now);
            case FinaliseCovenant _ -> finalise(known(covenant), now);
            case OpenForSigning open -> open(known(covenant), open, now);
            case SignCovenant sign -> sign(known(covenant), sign, now);
            case WithdrawCovenant withdraw -> withdraw(known(covenant), withdraw, now);
            case SupersedeCovenant supersede -> supersede(known(covenant), supersede, now);
        };
    }

    private static Covenant known(@Nullable Covenant covenant) {
        if (covenant == null) {
            throw new CovenantRefused(new Reason.UnknownCovenant());
        }
        return covenant;
    }

    /** The state after the event. */
    static Covenant evolve(@Nullable Covenant covenant, CovenantEvent event) {
        return switch (event) {
            case CovenantDrafted(CovenantIdentity identity, CovenantText text) ->
                new Drafting(identity, text, text.hash());
            case CovenantTextChanged(CovenantText text) -> withText(known(covenant), text);
            case CovenantSentForConsultation _ -> consulting(known(covenant));
            case CovenantFinalised _ -> finalised(known(covenant));
            case CovenantOpenedForSignature(Opening opening) -> opened(known(covenant), opening);
            case CovenantSigned(WardSignature signature) -> signed(known(covenant), signature);
            case CovenantEnteredIntoForce(Instant at) -> inForce(known(covenant), at);
            case CovenantWithdrawn(String reason, Instant at) -> new Withdrawn(known(covenant), reason, at);
            case CovenantSuperseded(String newId, int newVersion, String reason, Instant at) ->
                new Superseded(known(covenant), newId, newVersion, reason, at);
        };
    }

    private static Covenant withText(Covenant covenant, CovenantText text) {
        return covenant instanceof Consulting
                ? new Consulting(covenant.identity(), text, text.hash())
                : new Drafting(covenant.identity(), text, text.hash());
    }

    private static Covenant consulting(Covenant covenant) {
        return new Consulting(covenant.identity(), covenant.text(), covenant.contentHash());
    }

    private static Covenant finalised(Covenant covenant) {
        return new Finalised(covenant.identity(), covenant.text(), covenant.contentHash());
    }

    private static Covenant opened(Covenant covenant, Opening opening) {
        return new OpenForSignature(covenant.identity(), covenant.text(), covenant.contentHash(), opening);
    }

    private static Covenant inForce(Covenant covenant, Instant at) {
        return new InForce(covenant.identity(), covenant.text(), covenant.contentHash(), terms(covenant),
                covenant.signatures(), at);
    }

    private static Covenant signed(Covenant covenant, WardSignature signature) {
        List<WardSignature> signatures = new ArrayList<>(covenant.signatures());
        signatures.add(signature);
        Opening terms = terms(covenant);
        return signatures.size() == terms.parties().size()
                ? new FullySigned(covenant.identity(), covenant.text(), covenant.contentHash(), terms, signatures)
                : new PartiallySigned(covenant.identity(), covenant.text(), covenant.contentHash(), terms,
                        signatures);
    }

    private static Opening terms(Covenant covenant) {
        return covenant.opening()
                .orElseThrow(() -> new IllegalStateException("Not opened: " + covenant.identity().id()));
    }

    private static List<CovenantEvent> draft(@Nullable Covenant covenant, DraftCovenant draft) {
        if (covenant != null) {
            throw new CovenantRefused(new Reason.AlreadyDrafted());
        }
        checkTargets(draft.text(), draft.memberCodes());
        return List.of(new CovenantDrafted(draft.identity(), draft.text()));
    }

    private static List<CovenantEvent> changeText(Covenant covenant, ChangeText change) {
        return switch (covenant) {
            case Drafting _,Consulting _ -> {
                checkTargets(change.text(), change.memberCodes());
                yield change.text().equals(covenant.text())
                        ? List.of()
                        : List.of(new CovenantTextChanged(change.text()));
            }
            case Finalised _,Covenant.Signable _,FullySigned _,InForce _,Covenant.Ended _ ->
                throw new CovenantRefused(new Reason.Immutable(covenant.stateName()));
        };
    }

    private static void checkTargets(CovenantText text, List<String> memberCodes) {
        for (String wardCode : text.targets().keySet()) {
            if (!memberCodes.contains(wardCode)) {
                throw new CovenantRefused(new Reason.TargetOfAStranger(wardCode));
            }
        }
    }

    private static List<CovenantEvent> consult(Covenant covenant, Instant now) {
        if (covenant instanceof Drafting) {
            return List.of(new CovenantSentForConsultation(millis(now)));
        }
        throw new CovenantRefused(new Reason.WrongState(covenant.stateName(), "DRAFTING"));
    }

    private static List<CovenantEvent> finalise(Covenant covenant, Instant now) {
        if (covenant instanceof Consulting) {
            return List.of(new CovenantFinalised(millis(now)));
        }
        throw new CovenantRefused(new Reason.WrongState(covenant.stateName(), "CONSULTING"));
    }

    private static List<CovenantEvent> open(Covenant covenant, OpenForSigning open, Instant now) {
        if (!(covenant instanceof Finalised)) {
            throw new CovenantRefused(new Reason.WrongState(covenant.stateName(), "FINALISED"));
        }
        Instant dueAt = open.dueAt();
        if (dueAt != null && !dueAt.isAfter(now)) {
            throw new CovenantRefused(new Reason.DueInThePast(dueAt));
        }
        Opening opening = new Opening(open.parties(), millis(now), dueAt == null ? null : millis(dueAt));
        checkTargets(covenant.text(), opening.partyCodes());
        return List.of(new CovenantOpenedForSignature(opening));
    }

    private static List<CovenantEvent> sign(Covenant covenant, SignCovenant sign, Instant now) {
        if (!sign.standing() || covenant.opening().filter(terms -> !terms.hasParty(sign.wardCode())).isPresent()) {
            throw new CovenantRefused(new Reason.NotAnAuthorisedSigner(sign.wardCode()));
        }
        signatureOf(covenant, sign.wardCode()).ifPresent(signature -> {
            throw new CovenantRefused(new Reason.AlreadySigned(sign.wardCode(), signature.signedAt()));
        });
        if (!(covenant instanceof Covenant.Signable signable)) {
            throw new CovenantRefused(new Reason.NotOpen(covenant.stateName()));
        }
        if (!covenant.contentHash().equals(sign.contentHash())) {
            throw new CovenantRefused(new Reason.TextChanged(covenant.contentHash()));
        }
        Instant dueAt = signable.terms().dueAt();
        if (dueAt != null && !now.isBefore(dueAt)) {
            throw new CovenantRefused(new Reason.DuePassed(dueAt));
        }
        if (!sign.signingOpen()) {
            throw new CovenantRefused(new Reason.SigningClosed());
        }
        CovenantIdentity identity = covenant.identity();
        WardSignature signature = sign.key().apply(new SignatureStatement(identity.id(), identity.version(),
                covenant.contentHash(), sign.wardCode(), sign.signerId(), millis(now), ""));
        CovenantSigned signed = new CovenantSigned(signature);
        boolean last = covenant.signatures().size() + 1 == signable.terms().parties().size();
        return last ? List.of(signed, new CovenantEnteredIntoForce(millis(now))) : List.of(signed);
    }

    private static Optional<WardSignature> signatureOf(Covenant covenant, String wardCode) {
        return covenant.signatures().stream().filter(signature -> signature.wardCode().equals(wardCode)).findFirst();
    }

    private static List<CovenantEvent> withdraw(Covenant covenant, WithdrawCovenant withdraw, Instant now) {
        return switch (covenant) {
            case Drafting _,Consulting _,Finalised _,OpenForSignature _ ->
                List.of(new CovenantWithdrawn(withdraw.reason(), millis(now)));
            case PartiallySigned _,FullySigned _,InForce _ ->
                throw new CovenantRefused(new Reason.SignedAlready(covenant.signatures().size()));
            case Covenant.Ended _ ->
                throw new CovenantRefused(new Reason.WrongState(covenant.stateName(), "OPEN_FOR_SIGNATURE"));
        };
    }

    private static List<CovenantEvent> supersede(Covenant covenant, SupersedeCovenant supersede, Instant now) {
        return switch (covenant) {
            case OpenForSignature _,PartiallySigned _,FullySigned _,InForce _ ->
                List.of(new CovenantSuperseded(supersede.newCovenantId(), covenant.identity().version() + 1,
                        supersede.reason(), millis(now)));
            case Superseded superseded ->
                throw new CovenantRefused(new Reason.SupersededAlready(superseded.newCovenantId()));
            case Drafting _,Consulting _,Finalised _,Withdrawn _ ->
                throw new CovenantRefused(new Reason.WrongState(covenant.stateName(), "OPEN_FOR_SIGNATURE"));
        };
    }

    /** The store keeps milliseconds; what is signed must be read back to the same instant. */
    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
