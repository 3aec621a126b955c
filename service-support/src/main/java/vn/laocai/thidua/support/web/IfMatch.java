package vn.laocai.thidua.support.web;

import vn.laocai.thidua.support.command.Refusal;

/**
 * The version that the client saw and wants to change, from {@code If-Match}; a controller method takes it as an
 * argument. A request without it is refused with 428 {@code precondition-required}.
 *
 * @param version
 *            number of saves that the client has seen
 */
public record IfMatch(long version) implements Precondition {

    /**
     * Refuses where the document has moved on.
     *
     * @throws Refusal
     *             412 {@code stale-version}
     */
    public void require(long currentVersion) {
        if (version != currentVersion) {
            throw stale().with("currentVersion", currentVersion);
        }
    }

    static Refusal stale() {
        return Refusal.of(412, "stale-version",
                "Nội dung đã được người khác thay đổi. Hãy tải lại, xem khác biệt rồi gửi lại.",
                "Somebody else has changed this meanwhile. Load it again, look at the difference and send again.");
    }
}
