package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import vn.laocai.thidua.scoring.deliberation.Deliberation.State;

/** The meeting does not allow the command; nothing has changed. */
final class DeliberationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    DeliberationRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** There is no such meeting. */
        record Unknown() implements Reason {}

        /** It has been called already. */
        record Exists() implements Reason {}

        /** The step does not fit the state. */
        record WrongState(State state, State wanted) implements Reason {}

        /** The papers left too late for a meeting on this day (Rule 44). */
        record PapersTooLate(int workingDays, LocalDate earliest) implements Reason {}

        /** The quorum is no share of the members. */
        record BadQuorum() implements Reason {}

        /** The block has no members that this service knows. */
        record NoMembers() implements Reason {}

        /** The meeting has not begun. */
        record NotBegun(Instant heldAt) implements Reason {}

        /** Not every member is either present or absent, or one is both. */
        record AttendanceDoesNotFit(List<String> unclear, List<String> strangers) implements Reason {}

        /** Too few were present (Rule 44). */
        record NotQuorate(int present, int needed) implements Reason {}

        /** An opinion of somebody who is no member. */
        record OpinionOfAStranger(String wardCode) implements Reason {}

        /** An open vote that counts more wards than were present. */
        record VoteDoesNotAddUp(String matter) implements Reason {}

        /** Somebody has signed, so the minutes stand as they are. */
        record SignedMinutes() implements Reason {}

        /** Only chair and secretary sign. */
        record NotASigner() implements Reason {}

        /** The person, or somebody in his capacity, has signed. */
        record SignedAlready(Instant at) implements Reason {}

        /** The person has seen other minutes. */
        record MinutesDiffer(String hash) implements Reason {}
    }
}
