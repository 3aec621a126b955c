package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A meeting that deliberates on the results of a season, as it stands. */
record Deliberation(Call call, State state, @Nullable Attendance attendance, @Nullable Minutes minutes,
        List<Signature> signatures) {

    /** Steps of a meeting in their order; one without a quorum ends there, and another one is called. */
    enum State {
        CALLED, HELD, NOT_QUORATE, MINUTED, SIGNED
    }

    /**
     * The call to the meeting.
     *
     * @param papersSentAt
     *            when the final table was sent to all members (Rule 44)
     * @param members
     *            member wards at the time of the call
     * @param quorum
     *            share of the members that must be present
     */
    record Call(String id, String seasonId, String blockId, Instant heldAt, Instant papersSentAt, String place,
            List<String> agenda, List<String> members, Quorum quorum) {

        Call {
            agenda = List.copyOf(agenda);
            members = List.copyOf(members);
        }
    }

    /** A share of all members, decided without fractions; two thirds unless the regulation says otherwise. */
    record Quorum(int numerator, int denominator) {

        static final Quorum USUAL = new Quorum(2, 3);

        boolean metBy(int present, int members) {
            return (long) present * denominator >= (long) numerator * members;
        }

        /** Fewest members that are enough; of 10 members two thirds are 7. */
        int needed(int members) {
            return Math.toIntExact(((long) numerator * members + denominator - 1) / denominator);
        }
    }

    record Absence(String wardCode, String reason) {}

    record Attendance(List<String> present, List<Absence> absent, boolean quorumMet) {

        Attendance {
            present = List.copyOf(present);
            absent = List.copyOf(absent);
        }
    }

    /**
     * What was said and concluded.
     *
     * @param proceedings
     *            course of the meeting
     * @param opinions
     *            opinions that differed, each with who held it
     * @param votes
     *            results of votes that were not secret
     */
    record Minutes(String chair, String secretary, String proceedings, List<Opinion> opinions, List<OpenVote> votes,
            String conclusion, Instant writtenAt) {

        Minutes {
            opinions = List.copyOf(opinions);
            votes = List.copyOf(votes);
        }
    }

    record Opinion(String wardCode, String text) {}

    record OpenVote(String matter, int agree, int disagree, int other) {}

    /** A signature under the minutes, by the chair or the secretary. */
    record Signature(String personId, boolean chair, String minutesHash, String signature, String publicKey,
            String keyId, Instant at) {}

    static Deliberation called(Call call) {
        return new Deliberation(call, State.CALLED, null, null, List.of());
    }

    String id() {
        return call.id();
    }

    /** Tells whether the meeting was held with a quorum, so that it may lead to a ballot. */
    boolean quorate() {
        return attendance != null && attendance.quorumMet();
    }

    /** The same meeting after the event. */
    Deliberation after(DeliberationEvent event) {
        return switch (event) {
            case DeliberationEvent.Called(Call now) -> called(now);
            case DeliberationEvent.AttendanceTaken(Attendance taken) -> new Deliberation(call,
                    taken.quorumMet() ? State.HELD : State.NOT_QUORATE, taken, null, List.of());
            case DeliberationEvent.MinutesWritten(Minutes written) ->
                new Deliberation(call, State.MINUTED, attendance, written, List.of());
            case DeliberationEvent.MinutesSigned(Signature signature) -> {
                List<Signature> more = new ArrayList<>(signatures);
                more.add(signature);
                boolean both = more.stream().anyMatch(Signature::chair)
                        && more.stream().anyMatch(one -> !one.chair());
                yield new Deliberation(call, both ? State.SIGNED : state, attendance, minutes, List.copyOf(more));
            }
            case DeliberationEvent.ToldHeld _ -> this;
        };
    }
}
