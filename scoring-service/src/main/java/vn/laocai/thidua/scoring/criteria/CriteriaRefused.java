package vn.laocai.thidua.scoring.criteria;

import java.util.List;

/** The criteria do not allow the command; nothing has changed. */
final class CriteriaRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    CriteriaRefused(Reason reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why it is refused. */
    sealed interface Reason {

        /** There is no set or version of this name. */
        record Unknown() implements Reason {}

        /** The season has criteria already. */
        record Exists() implements Reason {}

        /** Only a draft can be changed (Rule 12). */
        record Immutable(CriteriaState state) implements Reason {}

        /** Another draft has to be published first. */
        record DraftOpen(int version) implements Reason {}

        /** Another version waits for the wards. */
        record ConsentPending(int version) implements Reason {}

        /** Nothing is published, so nothing can be revised. */
        record NothingPublished() implements Reason {}

        /** Comments have no answer yet (Rule 15). */
        record CommentsUnanswered(List<CriteriaComment> comments) implements Reason {}

        /** Comments are asked for until an instant that has passed (Rule 15). */
        record InvitedIntoThePast() implements Reason {}

        /** The version is past being discussed (Rule 15). */
        record NotDiscussed(CriteriaState state) implements Reason {}

        /** The table has no such criterion. */
        record NoSuchCriterion(String code) implements Reason {}

        /** The version can hold no more comments. */
        record TooManyComments(int most) implements Reason {}

        /** There is no comment of this number. */
        record NoSuchComment() implements Reason {}

        /** A comment is answered once. */
        record AnsweredAlready() implements Reason {}

        /** The linter finds errors (Rules 10 and 11). */
        record Faulty(List<Finding> errors) implements Reason {}

        /** Criteria that were used are missing (Rule 13). */
        record UsedCriteriaDeleted(List<String> codes) implements Reason {}

        /** The table is the one in force. */
        record Unchanged() implements Reason {}

        /** The covenant in force names another table. */
        record DiffersFromCovenant(String claimedHash) implements Reason {}

        /** Nobody knows who the members are, so nobody can consent. */
        record NoMembers() implements Reason {}

        /** The version does not wait for consent. */
        record NotAwaiting(CriteriaState state) implements Reason {}

        /** The ward is not asked (Rule 12). */
        record NotAMember(String wardCode) implements Reason {}

        /** The ward has answered (Rule 12). */
        record ConsentGivenAlready(String wardCode, boolean agree) implements Reason {}
    }
}
