package vn.laocai.thidua.scoring.violation;

import vn.laocai.thidua.scoring.violation.ViolationNotice.Resolution;

/** What happened to a notice. Each step is told twice: with its matter in the house, without it in public. */
sealed interface NoticeEvent {

    /** A department gave notice; stays in the house. */
    record NoticeEntered(ViolationNotice notice) implements NoticeEvent {}

    /** Others hear that there is a notice. */
    record NoticeRecorded() implements NoticeEvent {}

    /** The matter is settled; stays in the house. */
    record ClearanceEntered(Resolution resolution) implements NoticeEvent {}

    /** Others hear that it is settled. */
    record NoticeCleared() implements NoticeEvent {}

    /** The matter is established; stays in the house. */
    record ConfirmationEntered(Resolution resolution) implements NoticeEvent {}

    /** Others hear that it is established. */
    record NoticeConfirmed() implements NoticeEvent {}
}
