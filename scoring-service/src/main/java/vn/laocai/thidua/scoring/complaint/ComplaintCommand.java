package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.complaint.Complaint.Outcome;

/** What can be asked of a complaint. */
sealed interface ComplaintCommand {

    /**
     * Complains.
     *
     * @param window
     *            whether it is in time
     */
    record Lodge(Complaint complaint, ComplaintWindow window) implements ComplaintCommand {}

    /**
     * Looks into it.
     *
     * @param makers
     *            who made the contested scores (Rule 64)
     */
    record Admit(String officer, Set<String> makers) implements ComplaintCommand {}

    /** Does not look into it. */
    record Refuse(String code, String reason, String by, Instant at) implements ComplaintCommand {}

    /**
     * Answers.
     *
     * @param reopened
     *            criteria that shall be scored again
     * @param decided
     *            whether the province has decided about awards (Rule 65)
     * @param makers
     *            who made the contested scores by now (Rule 64)
     */
    record Reply(Outcome outcome, String text, List<String> reopened, @Nullable String rescoreSetId, boolean decided,
            Set<String> makers, String by, Instant at) implements ComplaintCommand {}

    /** Hands it to the province. */
    record Escalate(String reason, String by, Instant at) implements ComplaintCommand {}
}
