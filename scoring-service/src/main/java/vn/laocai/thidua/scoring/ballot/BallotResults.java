package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import vn.laocai.thidua.scoring.ballot.CertifiedBallot.Result;

/** The totals of a counted ballot as people read them. */
final class BallotResults {

    private BallotResults() {}

    /** One result for each candidate of each question, in the order of the questions; empty before the count. */
    static List<Result> of(Ballot ballot) {
        List<Result> results = new ArrayList<>();
        for (Count count : ballot.counts()) {
            Question question = ballot.terms().question(count.questionId()).orElseThrow();
            int electorate = ballot.terms().electorate(question);
            Threshold threshold = ballot.terms().threshold();
            for (Count.Option option : count.options()) {
                Ballot.QuestionDecision decision = ballot.decisions().stream()
                        .filter(one -> one.questionId().equals(question.id())
                                && Objects.equals(one.wardCode(), option.wardCode()))
                        .findFirst().orElse(null);
                boolean passed = decision == null
                        ? threshold.reachedBy(option.yes(), electorate)
                        : decision.passed();
                results.add(new Result(question.id(), question.text(), option.wardCode(), question.awardCode(),
                        electorate, ballot.issuedOn(question), count.returned(), count.valid(), count.invalid(),
                        count.blank(), option.yes(), option.no(), threshold.needed(electorate), option.points(),
                        passed, decision == null ? null : decision.document()));
            }
        }
        return results;
    }

    /** Questions of which not every candidate that could pass has: those that may have another round (Rule 50). */
    static List<Question> open(Ballot ballot) {
        return ballot.terms().questions().stream().filter(question -> of(ballot).stream()
                .filter(result -> result.questionId().equals(question.id()) && result.passed()).count() < question
                        .seats())
                .toList();
    }
}
