package vn.laocai.thidua.ward.covenant;

import java.time.Instant;

/** The covenant does not allow the command; nothing has changed. */
final class CovenantRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    CovenantRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** There is no covenant with this id. */
        record UnknownCovenant() implements Reason {}

        /** A covenant with this id exists already. */
        record AlreadyDrafted() implements Reason {}

        /** The text is no longer to be changed (Rule 18). */
        record Immutable(String state) implements Reason {}

        /** The step does not fit the state. */
        record WrongState(String state, String wanted) implements Reason {}

        /** It does not wait for signatures. */
        record NotOpen(String state) implements Reason {}

        /** The ward is no party, or the person is not registered as its signer (Rule 16). */
        record NotAnAuthorisedSigner(String wardCode) implements Reason {}

        /** The ward has signed this version (Rule 16). */
        record AlreadySigned(String wardCode, Instant signedAt) implements Reason {}

        /** The signer has seen another text (Rule 17). */
        record TextChanged(String contentHash) implements Reason {}

        /** The phase of signing is not open, or its time is over. */
        record SigningClosed() implements Reason {}

        /** The covenant's own date for signing has passed. */
        record DuePassed(Instant dueAt) implements Reason {}

        /** The date for signing lies in the past. */
        record DueInThePast(Instant dueAt) implements Reason {}

        /** Targets are given for a ward that takes no part. */
        record TargetOfAStranger(String wardCode) implements Reason {}

        /** Somebody has signed, so it cannot be withdrawn. */
        record SignedAlready(int signatures) implements Reason {}

        /** A new version has taken its place already. */
        record SupersededAlready(String newCovenantId) implements Reason {}
    }
}
