package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the answers to one question add up. What an answer says is one line of text: {@code Y} or {@code N}; places in the
 * list of candidates, chosen or in order, such as {@code 0,3,1}; nothing for an abstention. Anything else is invalid.
 *
 * @param blank
 *            abstentions
 * @param invalid
 *            answers that cannot be read, or choose more than there are seats
 * @param options
 *            one for each candidate, or the only one where one thing is approved
 */
record Count(String questionId, int blank, int invalid, List<Option> options) {

    /**
     * How many were for one candidate.
     *
     * @param no
     *            against; where candidates are chosen or ordered, those who answered and did not choose this one
     * @param points
     *            where they are ordered: as many as there are candidates for a first place, one for a last one
     */
    record Option(@Nullable String wardCode, int yes, int no, int points) {}

    Count {
        options = List.copyOf(options);
    }

    /** Answers that were given. */
    int returned() {
        return valid() + invalid;
    }

    /** Abstentions among them: a valid answer is for somebody, against, or blank (Rule 48). */
    int valid() {
        return options.getFirst().yes() + options.getFirst().no() + blank;
    }

    /** Adds up what was read; {@code null} stands for what nobody could read. */
    static Count of(Question question, List<@Nullable String> answers) {
        int blank = 0;
        int invalid = 0;
        List<List<Integer>> chosen = new ArrayList<>();
        int yes = 0;
        int no = 0;
        for (@Nullable
        String answer : answers) {
            List<Integer> places = answer == null || question.kind() == Question.Kind.APPROVE
                    ? null
                    : places(question, answer);
            if (answer != null && answer.isEmpty()) {
                blank++;
            } else if (places != null) {
                chosen.add(places);
            } else if (question.kind() == Question.Kind.APPROVE && "Y".equals(answer)) {
                yes++;
            } else if (question.kind() == Question.Kind.APPROVE && "N".equals(answer)) {
                no++;
            } else {
                invalid++;
            }
        }
        return new Count(question.id(), blank, invalid,
                question.kind() == Question.Kind.APPROVE
                        ? List.of(new Option(question.wardCode(), yes, no, 0))
                        : options(question, chosen));
    }

    /** Adds two boxes of the same question together. */
    Count plus(Count other) {
        List<Option> sum = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Option mine = options.get(i);
            Option theirs = other.options.get(i);
            sum.add(new Option(mine.wardCode(), mine.yes() + theirs.yes(), mine.no() + theirs.no(),
                    mine.points() + theirs.points()));
        }
        return new Count(questionId, blank + other.blank, invalid + other.invalid, sum);
    }

    private static List<Option> options(Question question, List<List<Integer>> chosen) {
        boolean order = question.kind() == Question.Kind.RANK;
        List<Option> options = new ArrayList<>();
        for (int candidate = 0; candidate < question.candidates().size(); candidate++) {
            int votes = 0;
            int points = 0;
            for (List<Integer> places : chosen) {
                int place = places.indexOf(candidate);
                votes += place >= 0 && place < question.seats() ? 1 : 0;
                points += order && place >= 0 ? question.candidates().size() - place : 0;
            }
            options.add(new Option(question.candidates().get(candidate), votes, chosen.size() - votes, points));
        }
        return options;
    }

    private static @Nullable List<Integer> places(Question question, String answer) {
        if (answer.isEmpty() || !answer.matches("\\d{1,2}(,\\d{1,2})*")) {
            return null;
        }
        List<Integer> places = new ArrayList<>();
        for (String part : answer.split(",", -1)) {
            places.add(Integer.parseInt(part));
        }
        boolean known = places.stream().allMatch(place -> place < question.candidates().size());
        boolean tooMany = question.kind() == Question.Kind.CHOOSE && places.size() > question.seats();
        return known && !tooMany && new HashSet<>(places).size() == places.size() ? places : null;
    }
}
