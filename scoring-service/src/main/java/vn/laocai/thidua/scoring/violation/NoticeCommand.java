package vn.laocai.thidua.scoring.violation;

import java.time.Instant;

/** What can be asked of a notice. */
sealed interface NoticeCommand {

    /** Records what a department told; the notice is open. */
    record RecordNotice(ViolationNotice notice) implements NoticeCommand {}

    /** Settles it: nothing stands against the ward any more. */
    record ClearNotice(String documentNumber, String reason, String by, Instant at) implements NoticeCommand {}

    /** Establishes it: the violation is a fact. */
    record ConfirmNotice(String documentNumber, String reason, String by, Instant at) implements NoticeCommand {}
}
