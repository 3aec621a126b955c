package vn.laocai.thidua.scoring.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What is fixed before anybody votes, and never changes after.
 *
 * @param electors
 *            one for each member ward
 * @param selfVote
 *            whether an elector votes on his own ward, as the block's regulation says (Rule 51)
 * @param tellers
 *            persons who count
 * @param keysNeeded
 *            how many of them open the box together, at least 2; 0 where all vote on paper
 * @param closesAt
 *            when the box closes by itself
 * @param decisionRule
 *            who decides what two rounds left open (Rule 50)
 * @param people
 *            what electors and tellers are called on pages and papers, as far as their names were given
 */
record Terms(List<Question> questions, List<Elector> electors, Threshold threshold, boolean selfVote,
        List<String> tellers, int keysNeeded, Instant closesAt, DecisionRule decisionRule, List<Person> people) {

    /** Who decides after the last round. */
    enum DecisionRule {
        HEAD_AND_DEPUTY, CHAIR_VOTE
    }

    /**
     * Who votes for a ward: its registered representative, or a delegate (Rule 45).
     *
     * @param delegation
     *            document of the delegation, empty for the representative
     */
    record Elector(String wardCode, String personId, String delegation) {}

    /** A person and the name that stands on papers. */
    record Person(String personId, String name) {}

    /** {@code people} is absent in ballots that were kept before names were. */
    Terms(List<Question> questions, List<Elector> electors, Threshold threshold, boolean selfVote, List<String> tellers,
            int keysNeeded, Instant closesAt, DecisionRule decisionRule, @Nullable List<Person> people) {
        this.questions = List.copyOf(questions);
        this.electors = List.copyOf(electors);
        this.threshold = threshold;
        this.selfVote = selfVote;
        this.tellers = List.copyOf(tellers);
        this.keysNeeded = keysNeeded;
        this.closesAt = closesAt;
        this.decisionRule = decisionRule;
        this.people = people == null ? List.of() : List.copyOf(people);
    }

    /** The person's name, where it was given. */
    Optional<String> nameOf(String personId) {
        return people.stream().filter(person -> person.personId().equals(personId)).map(Person::name).findFirst();
    }

    boolean onPaperOnly() {
        return keysNeeded == 0;
    }

    Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    Optional<Elector> electorOf(String wardCode) {
        return electors.stream().filter(elector -> elector.wardCode().equals(wardCode)).findFirst();
    }

    /** Tells whether the ward's elector votes on the question. */
    boolean entitled(String wardCode, Question question) {
        return electorOf(wardCode).isPresent() && (selfVote || !wardCode.equals(question.wardCode()));
    }

    /** Who may vote on the question, present or not: the base of its threshold (Rule 49). */
    int electorate(Question question) {
        return Math.toIntExact(
                electors.stream().filter(elector -> entitled(elector.wardCode(), question)).count());
    }

    /** The same terms with another elector for a ward, called by this name where it is given. */
    Terms with(Elector elector, @Nullable String name) {
        List<Person> called = new ArrayList<>(people);
        if (name != null) {
            called.removeIf(person -> person.personId().equals(elector.personId()));
            called.add(new Person(elector.personId(), name));
        }
        return new Terms(questions,
                electors.stream().map(old -> old.wardCode().equals(elector.wardCode()) ? elector : old).toList(),
                threshold, selfVote, tellers, keysNeeded, closesAt, decisionRule, called);
    }
}
