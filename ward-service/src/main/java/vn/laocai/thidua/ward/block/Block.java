package vn.laocai.thidua.ward.block;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A block in one of its states. A ward belongs to at most one active block (Rule 1); the claim on each ward decides that,
 * so a new membership first stands here as pending, then the claims are made, then it is confirmed or given up.
 */
public sealed interface Block {

    /** Id, a slug such as {@code khoi-phuong-lao-cai}. */
    String id();

    /**
     * Number of the last change of members that asked for claims; it only grows, so a claim that was made for an older
     * one is known to be dead.
     */
    long epoch();

    /** Tells whether a claim made for this number on this ward still stands for a membership, present or pending. */
    boolean needsClaim(String wardCode, long claimEpoch);

    /** The change of members that waits for its claims. */
    default Optional<PendingClaims> pendingClaims() {
        return Optional.empty();
    }

    /** The wards that a change wants. */
    record PendingClaims(long epoch, List<String> wardCodes) {}

    /** What a decision says about a new block. */
    record Foundation(String name, LegalBasis legalBasis, List<String> memberCodes, HeadTerm head,
            @Nullable String deputyCode, List<String> secretaryIds) {

        public Foundation {
            memberCodes = List.copyOf(memberCodes);
            secretaryIds = List.copyOf(secretaryIds);
        }
    }

    /** Decided, but the wards are not claimed yet. */
    record Founding(String id, Foundation foundation, long epoch) implements Block {

        @Override
        public boolean needsClaim(String wardCode, long claimEpoch) {
            return claimEpoch == epoch && foundation.memberCodes().contains(wardCode);
        }

        @Override
        public Optional<PendingClaims> pendingClaims() {
            return Optional.of(new PendingClaims(epoch, foundation.memberCodes()));
        }
    }

    /** A founding that came to nothing because a ward belongs to another block; it may be tried again. */
    record Abandoned(String id, long epoch, String refusedWard, String otherBlock) implements Block {

        @Override
        public boolean needsClaim(String wardCode, long claimEpoch) {
            return false;
        }
    }

    /**
     * A ward of the block.
     *
     * @param since
     *            first day
     * @param epoch
     *            number of the change that brought it, with which it was claimed
     */
    record Member(String wardCode, LocalDate since, LegalBasis legalBasis, long epoch) {}

    /** A ward that is to join and waits for its claim. */
    record Admission(String wardCode, LegalBasis legalBasis, LocalDate effectiveDate, long epoch) {}

    /** An active block. */
    record Established(String id, String name, LegalBasis legalBasis, List<Member> members, List<HeadTerm> heads,
            @Nullable String deputyCode, List<String> secretaryIds, long epoch,
            @Nullable Admission pending) implements Block {

        public Established {
            members = List.copyOf(members);
            heads = List.copyOf(heads);
            secretaryIds = List.copyOf(secretaryIds);
        }

        /** Codes of all members, in the order in which they joined. */
        public List<String> memberCodes() {
            return members.stream().map(Member::wardCode).toList();
        }

        /** Tells whether the ward is a member. */
        public boolean hasMember(String wardCode) {
            return members.stream().anyMatch(member -> member.wardCode().equals(wardCode));
        }

        /** The head on the day, if there is one (Rule 2: at most one). */
        public Optional<HeadTerm> headOn(LocalDate date) {
            return heads.stream().filter(term -> term.covers(date)).findFirst();
        }

        /** Tells whether this person, acting for this unit, is the head on the day. */
        public boolean isHead(String personId, String organisation, LocalDate date) {
            return headOn(date).filter(
                    term -> term.personId().equals(personId) && term.wardCode().equals(organisation)).isPresent();
        }

        /** Tells whether this person belongs to the secretaries. */
        public boolean isSecretary(String personId) {
            return secretaryIds.contains(personId);
        }

        @Override
        public boolean needsClaim(String wardCode, long claimEpoch) {
            return members.stream()
                    .anyMatch(member -> member.wardCode().equals(wardCode) && member.epoch() == claimEpoch)
                    || (pending != null && pending.wardCode().equals(wardCode) && pending.epoch() == claimEpoch);
        }

        @Override
        public Optional<PendingClaims> pendingClaims() {
            return pending == null
                    ? Optional.empty()
                    : Optional.of(new PendingClaims(pending.epoch(), List.of(pending.wardCode())));
        }

        Established withMembers(List<Member> newMembers) {
            return new Established(id, name, legalBasis, newMembers, heads, deputyCode, secretaryIds, epoch, pending);
        }

        Established withPending(@Nullable Admission admission) {
            return new Established(id, name, legalBasis, members, heads, deputyCode, secretaryIds,
                    admission == null ? epoch : admission.epoch(), admission);
        }

        Established withDeputy(@Nullable String newDeputy) {
            return new Established(id, name, legalBasis, members, heads, newDeputy, secretaryIds, epoch, pending);
        }

        /** The terms before end on the day before the new one begins. */
        Established withHead(HeadTerm term) {
            List<HeadTerm> terms = new ArrayList<>();
            for (HeadTerm former : heads) {
                LocalDate to = former.to();
                terms.add(to == null || !to.isBefore(term.from())
                        ? former.endingOn(term.from().minusDays(1))
                        : former);
            }
            terms.add(term);
            return new Established(id, name, legalBasis, members, terms, deputyCode, secretaryIds, epoch, pending);
        }
    }
}
