package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Absence;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Attendance;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Call;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Minutes;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Quorum;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Signature;
import vn.laocai.thidua.scoring.deliberation.Deliberation.State;
import vn.laocai.thidua.scoring.deliberation.DeliberationRefused.Reason;

/** Decides about meetings: pure, with the time as an argument (Rule 44). */
final class DeliberationDecider {

    /** Working days between the papers and the meeting. */
    static final int DAYS_FOR_PAPERS = 3;

    private DeliberationDecider() {}

    static Deliberation known(@Nullable Deliberation meeting) {
        if (meeting == null) {
            throw refused(new Reason.Unknown());
        }
        return meeting;
    }

    static List<DeliberationEvent> call(@Nullable Deliberation meeting, Call call, WorkingDays calendar) {
        if (meeting != null) {
            throw refused(new Reason.Exists());
        }
        Quorum quorum = call.quorum();
        if (quorum.numerator() < 1 || quorum.denominator() < 1 || quorum.numerator() > quorum.denominator()) {
            throw refused(new Reason.BadQuorum());
        }
        if (call.members().isEmpty()) {
            throw refused(new Reason.NoMembers());
        }
        LocalDate sent = LocalDate.ofInstant(call.papersSentAt(), WorkingDays.ZONE);
        int days = calendar.between(sent, LocalDate.ofInstant(call.heldAt(), WorkingDays.ZONE));
        if (days < DAYS_FOR_PAPERS) {
            throw refused(new Reason.PapersTooLate(days, calendar.plus(sent, DAYS_FOR_PAPERS)));
        }
        return List.of(new DeliberationEvent.Called(call));
    }

    static List<DeliberationEvent> takeAttendance(Deliberation meeting, List<String> present, List<Absence> absent,
            Instant now) {
        requireState(meeting, State.CALLED);
        Call call = meeting.call();
        if (now.isBefore(call.heldAt())) {
            throw refused(new Reason.NotBegun(call.heldAt()));
        }
        Set<String> unclear = new TreeSet<>(call.members());
        Set<String> strangers = new TreeSet<>();
        Set<String> named = new HashSet<>();
        List<String> all = new ArrayList<>(present);
        absent.forEach(absence -> all.add(absence.wardCode()));
        for (String ward : all) {
            if (!call.members().contains(ward)) {
                strangers.add(ward);
            } else if (named.add(ward)) {
                unclear.remove(ward);
            } else {
                unclear.add(ward);
            }
        }
        if (!unclear.isEmpty() || !strangers.isEmpty()) {
            throw refused(new Reason.AttendanceDoesNotFit(List.copyOf(unclear), List.copyOf(strangers)));
        }
        boolean met = call.quorum().metBy(present.size(), call.members().size());
        return List.of(new DeliberationEvent.AttendanceTaken(
                new Attendance(present.stream().sorted().toList(), absent, met)), new DeliberationEvent.ToldHeld());
    }

    static List<DeliberationEvent> writeMinutes(Deliberation meeting, Minutes minutes) {
        requireQuorate(meeting);
        if (!meeting.signatures().isEmpty()) {
            throw refused(new Reason.SignedMinutes());
        }
        requireState(meeting, State.HELD, State.MINUTED);
        minutes.opinions().stream().filter(opinion -> !meeting.call().members().contains(opinion.wardCode()))
                .findFirst().ifPresent(opinion -> {
                    throw refused(new Reason.OpinionOfAStranger(opinion.wardCode()));
                });
        Attendance attendance = meeting.attendance();
        int present = attendance == null ? 0 : attendance.present().size();
        minutes.votes().stream().filter(vote -> vote.agree() + vote.disagree() + vote.other() > present).findFirst()
                .ifPresent(vote -> {
                    throw refused(new Reason.VoteDoesNotAddUp(vote.matter()));
                });
        return List.of(new DeliberationEvent.MinutesWritten(minutes));
    }

    /** Refuses a signature before a key signs. */
    static void checkSignature(Deliberation meeting, boolean chair, boolean secretary, String seenHash, String hash) {
        requireState(meeting, State.MINUTED, State.SIGNED);
        if (!chair && !secretary) {
            throw refused(new Reason.NotASigner());
        }
        meeting.signatures().stream().filter(signed -> signed.chair() == chair).findFirst().ifPresent(signed -> {
            throw refused(new Reason.SignedAlready(signed.at()));
        });
        if (!seenHash.isEmpty() && !seenHash.equals(hash)) {
            throw refused(new Reason.MinutesDiffer(hash));
        }
    }

    static List<DeliberationEvent> sign(Signature signature) {
        return List.of(new DeliberationEvent.MinutesSigned(signature));
    }

    /** Lets pass only a meeting that was held with a quorum (Rule 44). */
    static void requireQuorate(Deliberation meeting) {
        Attendance attendance = meeting.attendance();
        if (attendance == null) {
            throw refused(new Reason.WrongState(meeting.state(), State.HELD));
        }
        if (!attendance.quorumMet()) {
            throw refused(new Reason.NotQuorate(attendance.present().size(),
                    meeting.call().quorum().needed(meeting.call().members().size())));
        }
    }

    private static void requireState(Deliberation meeting, State wanted, State... orElse) {
        if (meeting.state() != wanted && !List.of(orElse).contains(meeting.state())) {
            throw refused(new Reason.WrongState(meeting.state(), wanted));
        }
    }

    private static DeliberationRefused refused(Reason reason) {
        return new DeliberationRefused(reason);
    }

    static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
