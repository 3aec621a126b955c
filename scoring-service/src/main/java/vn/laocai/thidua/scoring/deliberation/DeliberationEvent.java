package vn.laocai.thidua.scoring.deliberation;

import vn.laocai.thidua.scoring.deliberation.Deliberation.Attendance;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Call;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Minutes;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Signature;

/** What has happened to a meeting. */
sealed interface DeliberationEvent {

    record Called(Call call) implements DeliberationEvent {}

    record AttendanceTaken(Attendance attendance) implements DeliberationEvent {}

    record MinutesWritten(Minutes minutes) implements DeliberationEvent {}

    record MinutesSigned(Signature signature) implements DeliberationEvent {}

    /** For others to hear: who was there, and whether they were enough. */
    record ToldHeld() implements DeliberationEvent {}
}
