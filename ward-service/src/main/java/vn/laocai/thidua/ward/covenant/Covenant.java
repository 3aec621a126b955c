package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A covenant in one of its states. */
sealed interface Covenant {

    CovenantIdentity identity();

    CovenantText text();

    /** Hash of the text; every signature refers to it (Rule 17). */
    String contentHash();

    /** The state's name on the wire. */
    String stateName();

    /** Signatures so far, in the order in which they came. */
    default List<WardSignature> signatures() {
        return List.of();
    }

    /** Parties and due date, once it was opened for signature. */
    default Optional<Opening> opening() {
        return Optional.empty();
    }

    /** What was fixed when the covenant was opened. */
    record Opening(List<Party> parties, Instant openedAt, @Nullable Instant dueAt) {

        public Opening {
            parties = List.copyOf(parties);
        }

        boolean hasParty(String wardCode) {
            return parties.stream().anyMatch(party -> party.wardCode().equals(wardCode));
        }

        List<String> partyCodes() {
            return parties.stream().map(Party::wardCode).toList();
        }
    }

    /**
     * A ward that has to sign.
     *
     * @param signerIds
     *            persons who might sign for it on the day of the opening
     */
    record Party(String wardCode, List<String> signerIds) {

        public Party {
            signerIds = List.copyOf(signerIds);
        }
    }

    /** Being written; the text may change. */
    record Drafting(CovenantIdentity identity, CovenantText text, String contentHash) implements Covenant {

        @Override
        public String stateName() {
            return "DRAFTING";
        }
    }

    /** With the wards for their opinions; the text may still change. */
    record Consulting(CovenantIdentity identity, CovenantText text, String contentHash) implements Covenant {

        @Override
        public String stateName() {
            return "CONSULTING";
        }
    }

    /** The text is final and waits to be opened for signature. */
    record Finalised(CovenantIdentity identity, CovenantText text, String contentHash) implements Covenant {

        @Override
        public String stateName() {
            return "FINALISED";
        }
    }

    /** States in which a ward that has not signed may sign. */
    sealed interface Signable extends Covenant {

        Opening terms();

        @Override
        default Optional<Opening> opening() {
            return Optional.of(terms());
        }
    }

    /** Open, nobody has signed; it may still be withdrawn. */
    record OpenForSignature(CovenantIdentity identity, CovenantText text, String contentHash,
            Opening terms) implements Signable {

        @Override
        public String stateName() {
            return "OPEN_FOR_SIGNATURE";
        }
    }

    /** Some have signed, some have not (Rule 18: immutable from now on). */
    record PartiallySigned(CovenantIdentity identity, CovenantText text, String contentHash, Opening terms,
            List<WardSignature> signatures) implements Signable {

        public PartiallySigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public String stateName() {
            return "PARTIALLY_SIGNED";
        }
    }

    /** All have signed; it enters into force in the same save. */
    record FullySigned(CovenantIdentity identity, CovenantText text, String contentHash, Opening terms,
            List<WardSignature> signatures) implements Covenant {

        public FullySigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public Optional<Opening> opening() {
            return Optional.of(terms);
        }

        @Override
        public String stateName() {
            return "FULLY_SIGNED";
        }
    }

    /** Binding for the season (Rule 19). */
    record InForce(CovenantIdentity identity, CovenantText text, String contentHash, Opening terms,
            List<WardSignature> signatures, Instant enteredAt) implements Covenant {

        public InForce {
            signatures = List.copyOf(signatures);
        }

        @Override
        public Optional<Opening> opening() {
            return Optional.of(terms);
        }

        @Override
        public String stateName() {
            return "IN_FORCE";
        }
    }

    /** Ended without effect, but readable (Rule 21). */
    sealed interface Ended extends Covenant {

        /** The covenant as it last was. */
        Covenant last();

        String reason();

        @Override
        default CovenantIdentity identity() {
            return last().identity();
        }

        @Override
        default CovenantText text() {
            return last().text();
        }

        @Override
        default String contentHash() {
            return last().contentHash();
        }

        @Override
        default List<WardSignature> signatures() {
            return last().signatures();
        }

        @Override
        default Optional<Opening> opening() {
            return last().opening();
        }
    }

    /** A new version has taken its place. */
    record Superseded(Covenant last, String newCovenantId, int newVersion, String reason,
            Instant at) implements Ended {

        @Override
        public String stateName() {
            return "SUPERSEDED";
        }
    }

    /** Taken back before anyone had signed. */
    record Withdrawn(Covenant last, String reason, Instant at) implements Ended {

        @Override
        public String stateName() {
            return "WITHDRAWN";
        }
    }
}
