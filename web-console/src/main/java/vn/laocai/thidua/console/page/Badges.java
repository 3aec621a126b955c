package vn.laocai.thidua.console.page;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shape and colour that go with a state's word, one table for all pages. */
@Component("badges")
public class Badges {

    private static final Shape OTHER = new Shape("later", "open");
    private static final Shape GOOD = new Shape("good", "done");
    private static final Shape WAIT = new Shape("wait", "clock");
    private static final Shape BAD = new Shape("bad", "warn");
    private static final Shape NOW = new Shape("now", "now");
    private static final Shape LOCKED = new Shape("good", "lock");
    private static final Map<String, Shape> SHAPES = Map.ofEntries(Map.entry("DRAFT", NOW),
            Map.entry("SUBMITTED", GOOD), Map.entry("ACCEPTED", GOOD), Map.entry("RETURNED", BAD),
            Map.entry("CROSS_SCORING", WAIT), Map.entry("CROSS_SCORED", GOOD), Map.entry("APPRAISING", WAIT),
            Map.entry("APPRAISED_ROUND1", WAIT), Map.entry("EXPLAINED", WAIT), Map.entry("FINAL", LOCKED),
            Map.entry("DELIBERATED", LOCKED), Map.entry("PUBLISHED", LOCKED), Map.entry("FROZEN", LOCKED),
            Map.entry("NOT_SUBMITTED", BAD), Map.entry("LATE_ACCEPTED", WAIT), Map.entry("AWAITING_CONSENT", WAIT),
            Map.entry("IN_PROGRESS", NOW), Map.entry("ASSIGNED", OTHER), Map.entry("OPEN", NOW),
            Map.entry("DONE", GOOD), Map.entry("OVERDUE", BAD), Map.entry("SCORED", GOOD), Map.entry("MISSING", OTHER),
            Map.entry("AWAITING_LOCK", WAIT), Map.entry("NEEDS_EVIDENCE", WAIT), Map.entry("REQUESTED", WAIT),
            Map.entry("APPROVED", new Shape("later", "minus")), Map.entry("REFUSED", BAD),
            Map.entry("BLOCK", BAD), Map.entry("ERROR", BAD), Map.entry("NOTE", new Shape("wait", "info")),
            Map.entry("WARNING", new Shape("wait", "info")), Map.entry("WARN", new Shape("wait", "info")),
            Map.entry("EXCUSED", new Shape("later", "minus")), Map.entry("APPRAISED", GOOD),
            Map.entry("AUTO", new Shape("later", "info")),
            Map.entry("IMPOSED", BAD), Map.entry("DISMISSED", GOOD), Map.entry("SEALED", LOCKED),
            Map.entry("ELIGIBILITY_CHECKED", WAIT), Map.entry("CLEARANCE_PENDING", WAIT), Map.entry("CLEARED", GOOD),
            Map.entry("SUSPENDED", BAD), Map.entry("SENT", WAIT), Map.entry("RECEIVED", WAIT),
            Map.entry("IN_COUNCIL", WAIT), Map.entry("COUNCIL_APPROVED", GOOD), Map.entry("COUNCIL_REJECTED", BAD),
            Map.entry("DECIDED", new Shape("award", "star")), Map.entry("PRESENTED", new Shape("award", "star")),
            Map.entry("NOT_AWARDED", new Shape("later", "minus")), Map.entry("REVOKED", BAD),
            Map.entry("LODGED", NOW), Map.entry("CHECKED", WAIT),
            Map.entry("VERIFYING", WAIT), Map.entry("ANSWERED", GOOD), Map.entry("CLOSED", GOOD),
            Map.entry("ESCALATED", WAIT), Map.entry("CONFIRMED", BAD), Map.entry("PREPARED", WAIT),
            Map.entry("APPLIED", GOOD), Map.entry("CARRIED_OUT", GOOD),
            Map.entry("CANCELLED", new Shape("later", "minus")), Map.entry("ELIGIBLE", GOOD),
            Map.entry("WAITING", WAIT), Map.entry("REJECTED", BAD), Map.entry("INFO", new Shape("later", "info")),
            Map.entry("WITHDRAWN", new Shape("later", "minus")),
            Map.entry("NOT_ELIGIBLE", new Shape("later", "minus")));

    /** A style class and an icon's name. */
    public record Shape(String css, String icon) {}

    /** The shape of a state; a plain one for a state not known yet. */
    public Shape of(@Nullable String code) {
        return code == null ? OTHER : SHAPES.getOrDefault(code, OTHER);
    }
}
