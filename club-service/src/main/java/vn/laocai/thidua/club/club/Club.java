package vn.laocai.thidua.club.club;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A club in one of its states. It has no legal personality, so no state assumes a decision with a number. */
sealed interface Club {

    Profile profile();

    Roll roll();

    /** The same club with another roll. */
    Club withRoll(Roll roll);

    /** What stays the same from the proposal on. */
    record Profile(String id, String name, String blockId, ProposalRef proposal) {}

    /** The paper that proposes the club. */
    record ProposalRef(String title, LocalDate date) {}

    /** The meeting that agreed to it. */
    record MeetingRef(String title, LocalDate date, String place) {}

    /** The document that founds it: minutes, a charter or a decision; only some of them have a number. */
    record FoundingDocument(String title, @Nullable String number, LocalDate date, String issuer) {}

    /** Somebody proposed it. */
    record Proposed(Profile profile, Roll roll) implements Club {
        @Override
        public Proposed withRoll(Roll other) {
            return new Proposed(profile, other);
        }
    }

    /** A meeting agreed to it; nothing founds it yet. */
    record AgreedInPrinciple(Profile profile, Roll roll, MeetingRef agreement) implements Club {
        @Override
        public AgreedInPrinciple withRoll(Roll other) {
            return new AgreedInPrinciple(profile, other, agreement);
        }
    }

    /** It is founded. */
    record Established(Profile profile, Roll roll, MeetingRef agreement, FoundingDocument foundingDocument)
            implements
                Club {
        @Override
        public Established withRoll(Roll other) {
            return new Established(profile, other, agreement, foundingDocument);
        }
    }
}
