package vn.laocai.thidua.ward.covenant;

import java.time.Instant;

import vn.laocai.thidua.ward.covenant.Covenant.Opening;

/** What has happened to a covenant. */
sealed interface CovenantEvent {

    /** A text was begun. */
    record CovenantDrafted(CovenantIdentity identity, CovenantText text) implements CovenantEvent {}

    /** The text was changed while it was drafted or consulted. */
    record CovenantTextChanged(CovenantText text) implements CovenantEvent {}

    /** The draft went to the wards for their opinions. */
    record CovenantSentForConsultation(Instant at) implements CovenantEvent {}

    /** The text is final. */
    record CovenantFinalised(Instant at) implements CovenantEvent {}

    /** Every party may sign. */
    record CovenantOpenedForSignature(Opening opening) implements CovenantEvent {}

    /** One ward has signed. */
    record CovenantSigned(WardSignature signature) implements CovenantEvent {}

    /** The last party has signed. */
    record CovenantEnteredIntoForce(Instant at) implements CovenantEvent {}

    /** Taken back before anyone had signed. */
    record CovenantWithdrawn(String reason, Instant at) implements CovenantEvent {}

    /** A new version takes its place. */
    record CovenantSuperseded(String newCovenantId, int newVersion, String reason,
            Instant at) implements CovenantEvent {}
}
