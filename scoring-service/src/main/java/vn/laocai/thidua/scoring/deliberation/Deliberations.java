package vn.laocai.thidua.scoring.deliberation;

import vn.laocai.thidua.support.command.Refusal;

/** The deliberations of this service, for those who build on them. */
public interface Deliberations {

    /**
     * Lets pass only where the meeting of this season was held with a quorum (Rule 44).
     *
     * @throws Refusal
     *             404 {@code deliberation-not-found}, 409 {@code deliberation-not-quorate}
     */
    void requireQuorate(String deliberationId, String seasonId);
}
