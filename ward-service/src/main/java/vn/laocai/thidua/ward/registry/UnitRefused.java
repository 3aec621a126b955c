package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;

/** The registry does not allow the entry; nothing has changed. */
final class UnitRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    UnitRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** No unit has this code. */
        record UnknownUnit() implements Reason {}

        /** The code is taken; a code is never used twice (Rule 8). */
        record CodeTaken(String code) implements Reason {}

        /** A new name begins after the one before. */
        record NameNotLater(LocalDate lastFrom) implements Reason {}

        /** A period ends before it begins. */
        record EndBeforeBegin() implements Reason {}

        /** The person is registered for these days already. */
        record SignerRegisteredAlready(String personId) implements Reason {}
    }
}
