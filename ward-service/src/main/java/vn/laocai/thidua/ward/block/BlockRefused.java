package vn.laocai.thidua.ward.block;

import java.time.LocalDate;

/** The block does not allow the command; nothing has changed. */
final class BlockRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    BlockRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** There is no such block, or it is not established. */
        record UnknownBlock() implements Reason {}

        /** The code is taken. */
        record BlockExists(String id) implements Reason {}

        /** The unit is not registered as a ward. */
        record NotAWard(String wardCode) implements Reason {}

        /** A ward is named twice. */
        record NamedTwice(String wardCode) implements Reason {}

        /** Head or deputy is no member (Rule 2). */
        record NotAMember(String wardCode) implements Reason {}

        /** Head and deputy are the same (Rule 2). */
        record HeadIsDeputy(String wardCode) implements Reason {}

        /** The ward is a member already. */
        record MemberAlready(String wardCode) implements Reason {}

        /** The ward belongs to another block (Rule 1). */
        record InOtherBlock(String wardCode, String otherBlock) implements Reason {}

        /** The head cannot leave before there is a new one. */
        record HeadLeaves(String wardCode) implements Reason {}

        /** A term must begin after the one before. */
        record TermNotLater(LocalDate lastFrom) implements Reason {}

        /** A term ends before it begins. */
        record EndBeforeBegin() implements Reason {}

        /** The head changes inside a term without a record of the handover (Rule 3). */
        record HandoverMissing() implements Reason {}

        /** Another change of members is not finished. */
        record ChangeUnderWay() implements Reason {}
    }
}
