package vn.laocai.thidua.scoring.ballot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import vn.laocai.thidua.scoring.ballot.BallotRefused.Reason;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;

/** Whether a ballot can be held on these terms (Rules 45, 49, 51). */
final class TermsCheck {

    private TermsCheck() {}

    /**
     * Refuses terms that do not fit the block.
     *
     * @param members
     *            member wards of the block
     * @throws BallotRefused
     *             with what does not fit
     */
    static void check(Terms terms, List<String> members) {
        checkElectors(terms, members);
        checkTellers(terms);
        for (int i = 0; i < terms.questions().size(); i++) {
            checkQuestion(terms, terms.questions().get(i), i, members);
        }
    }

    private static void checkElectors(Terms terms, List<String> members) {
        Set<String> wards = new HashSet<>();
        Set<String> persons = new HashSet<>();
        for (Elector elector : terms.electors()) {
            if (!wards.add(elector.wardCode())) {
                throw BallotDecider.refused(new Reason.ElectorTwice(elector.wardCode()));
            }
            if (!persons.add(elector.personId())) {
                throw BallotDecider.refused(new Reason.ElectorTwice(elector.personId()));
            }
        }
        List<String> missing = members.stream().filter(ward -> !wards.contains(ward)).toList();
        List<String> strangers = wards.stream().filter(ward -> !members.contains(ward)).sorted().toList();
        if (!missing.isEmpty() || !strangers.isEmpty()) {
            throw BallotDecider.refused(new Reason.ElectorsDoNotFit(missing, strangers));
        }
    }

    private static void checkTellers(Terms terms) {
        boolean distinct = new HashSet<>(terms.tellers()).size() == terms.tellers().size();
        boolean enough = terms.tellers().size() >= 2 && terms.tellers().size() <= 9;
        boolean keys = terms.onPaperOnly()
                || (terms.keysNeeded() >= 2 && terms.keysNeeded() <= terms.tellers().size());
        if (!distinct || !enough || !keys) {
            throw BallotDecider.refused(new Reason.TellersDoNotFit());
        }
    }

    private static void checkQuestion(Terms terms, Question question, int index, List<String> members) {
        List<String> candidates = question.candidates();
        boolean fits = switch (question.kind()) {
            case APPROVE -> candidates.isEmpty() && question.seats() == 1
                    && (question.wardCode() == null || members.contains(question.wardCode()));
            case CHOOSE, RANK -> candidates.size() >= 2 && candidates.size() <= 40
                    && new HashSet<>(candidates).size() == candidates.size() && question.seats() >= 1
                    && question.seats() <= candidates.size() && question.wardCode() == null
                    && members.containsAll(candidates);
        };
        if (!fits) {
            throw BallotDecider.refused(new Reason.BadQuestion(index));
        }
        if (!terms.selfVote() && question.kind() != Question.Kind.APPROVE) {
            throw BallotDecider.refused(new Reason.SelfVoteNeedsApproval(index));
        }
    }
}
