package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.ward.covenant.Covenant.Party;

/** What can be asked of a covenant. Facts of other documents come in with the command. */
sealed interface CovenantCommand {

    /**
     * Begin a text.
     *
     * @param memberCodes
     *            wards of the season; only they have targets
     */
    record DraftCovenant(CovenantIdentity identity, CovenantText text,
            List<String> memberCodes) implements CovenantCommand {}

    /** Replace the text. */
    record ChangeText(CovenantText text, List<String> memberCodes) implements CovenantCommand {}

    /** Send the draft to the wards for their opinions. */
    record StartConsultation() implements CovenantCommand {}

    /** Declare the text final. */
    record FinaliseCovenant() implements CovenantCommand {}

    /**
     * Let the parties sign.
     *
     * @param dueAt
     *            last instant for signing; the close of the phase where it is absent
     */
    record OpenForSigning(List<Party> parties, @Nullable Instant dueAt) implements CovenantCommand {}

    /**
     * Sign for a ward.
     *
     * @param standing
     *            whether the person is registered as signer of the ward on this day (Rule 16)
     * @param contentHash
     *            hash of the text that the signer has seen (Rule 17)
     * @param signingOpen
     *            whether the season's phase allows signing now
     * @param key
     *            signs a statement with the signer's key
     */
    record SignCovenant(String wardCode, String signerId, boolean standing, String contentHash, boolean signingOpen,
            Function<SignatureStatement, WardSignature> key) implements CovenantCommand {}

    /** Take it back before anyone has signed. */
    record WithdrawCovenant(String reason) implements CovenantCommand {}

    /** Let a new version take its place (Rule 18). */
    record SupersedeCovenant(String newCovenantId, String reason) implements CovenantCommand {}
}
