package vn.laocai.thidua.console.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

import vn.laocai.thidua.console.client.BallotClient.Ballot;
import vn.laocai.thidua.console.client.BallotClient.Elector;
import vn.laocai.thidua.console.client.BallotClient.Question;
import vn.laocai.thidua.console.client.BallotClient.Result;
import vn.laocai.thidua.console.client.PeopleClient.Person;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Ask.Field;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Asking.Unclear;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** What is asked before a step of a ballot is taken, and what goes to the service with the answer. */
@Component
class BallotActs {

    private static final String YES = "yes";
    private static final String NO = "no";

    private final Directory directory;
    private final Registry registry;
    private final Words words;

    BallotActs(Directory directory, Registry registry, Words words) {
        this.directory = directory;
        this.registry = registry;
        this.words = words;
    }

    Ask question(Ballot ballot, String act) {
        String key = "ballot." + act;
        String back = "/ballots/" + ballot.id();
        Ask ask = Ask.of(words.say(key + ".title"), words.say(key + ".sentence"), back + "/" + act,
                words.say(key + ".button"), back);
        return switch (act) {
            case "voiding" -> ask.with(Field.area("reason", words.say("reason"), true));
            case "certification" -> ask.with(new Field("HIDDEN", "seen", "", null,
                    ballot.minutesHash() == null ? "" : ballot.minutesHash(), false, List.of()));
            case "delegations" -> ask
                    .with(Field.choices("SELECT", "wardCode", words.say("ward"), wards(ballot)))
                    .with(Field.choices("SELECT", "personId", words.say("ballot.delegate"), delegates(ballot)))
                    .with(Field.text("document", words.say("ballot.delegation"), true)
                            .hint(words.say("ballot.delegation.hint")));
            case "paper-issues" -> ask
                    .with(Field.choices("SELECT", "wardCode", words.say("ward"), wards(ballot)))
                    .with(Field.choices("SELECT", "how", words.say("ballot.paper.how"),
                            List.of(new Choice("ROOM", words.say("ballot.paper.room"), false),
                                    new Choice("LETTER", words.say("ballot.paper.letter"), false))));
            case "paper-tally" -> tally(ask, ballot);
            case "rounds" -> ask.with(Field.of("MOMENT", "closesAt", words.say("ballot.closesAt"), true));
            case "decisions" -> deciding(ask, ballot);
            default -> ask;
        };
    }

    Map<String, Object> content(Ballot ballot, String act, MultiValueMap<String, String> form) {
        return switch (act) {
            case "voiding" -> Map.of("reason", given(form, "reason"));
            case "certification" -> given(form, "seen").isEmpty()
                    ? Map.of()
                    : Map.of("minutesHash", given(form, "seen"));
            case "delegations" -> delegation(form);
            case "paper-issues" -> Map.of("wardCode", given(form, "wardCode"), "byLetter",
                    "LETTER".equals(given(form, "how")));
            case "paper-tally" -> Map.of("counts",
                    ballot.questions().stream().map(question -> counted(question, form)).toList());
            case "rounds" -> {
                Instant closesAt = Asking.moment(form, "closesAt");
                yield closesAt == null ? Map.of() : Map.of("closesAt", closesAt.toString());
            }
            case "decisions" -> decision(form);
            default -> Map.of();
        };
    }

    private List<Choice> wards(Ballot ballot) {
        List<Elector> electors = ballot.electors() == null ? List.of() : ballot.electors();
        return electors.stream().map(elector -> new Choice(elector.wardCode(), registry.wardName(elector.wardCode()),
                false)).toList();
    }

    private List<Choice> delegates(Ballot ballot) {
        List<String> wards = wards(ballot).stream().map(Choice::value).toList();
        return directory.people().stream().filter(person -> wards.contains(person.organisation()))
                .map(person -> new Choice(person.personId(),
                        person.name() + " · " + registry.wardName(person.organisation()), false))
                .toList();
    }

    private Map<String, Object> delegation(MultiValueMap<String, String> form) {
        Map<String, Object> said = new HashMap<>(Map.of("wardCode", given(form, "wardCode"), "personId",
                given(form, "personId"), "document", given(form, "document")));
        directory.person(given(form, "personId")).map(Person::name).ifPresent(name -> said.put("name", name));
        return said;
    }

    /** What a teller reads from paper: of each question the voices for, against, blank and invalid. */
    private Ask tally(Ask ask, Ballot ballot) {
        Ask asked = ask;
        for (Question question : ballot.questions()) {
            for (Tallied tallied : tallied(question)) {
                asked = asked.with(Field.of("NUMBER", tallied.name(), tallied.label(), true).filled("0"));
            }
        }
        return asked;
    }

    private record Tallied(String name, String label) {}

    private List<Tallied> tallied(Question question) {
        List<Tallied> fields = new ArrayList<>();
        boolean approve = "APPROVE".equals(question.kind());
        for (String candidate : approve ? List.of("") : question.candidates()) {
            String who = approve ? question.text() : question.text() + ": " + registry.wardName(candidate);
            fields.add(new Tallied(name(question, candidate, YES), words.say("ballot.tally.yes", who)));
            fields.add(new Tallied(name(question, candidate, NO), words.say("ballot.tally.no", who)));
            if ("RANK".equals(question.kind())) {
                fields.add(new Tallied(name(question, candidate, "points"), words.say("ballot.tally.points", who)));
            }
        }
        fields.add(new Tallied(name(question, "", "blank"), words.say("ballot.tally.blank", question.text())));
        fields.add(new Tallied(name(question, "", "invalid"), words.say("ballot.tally.invalid", question.text())));
        return fields;
    }

    private Map<String, Object> counted(Question question, MultiValueMap<String, String> form) {
        List<Map<String, Object>> options = new ArrayList<>();
        boolean approve = "APPROVE".equals(question.kind());
        for (String candidate : approve ? List.of("") : question.candidates()) {
            Map<String, Object> option = new HashMap<>(Map.of(YES, number(form, name(question, candidate, YES)), NO,
                    number(form, name(question, candidate, NO))));
            String ward = approve ? question.wardCode() : candidate;
            if (ward != null) {
                option.put("wardCode", ward);
            }
            if ("RANK".equals(question.kind())) {
                option.put("points", number(form, name(question, candidate, "points")));
            }
            options.add(option);
        }
        return Map.of("questionId", question.id(), "blank", number(form, name(question, "", "blank")), "invalid",
                number(form, name(question, "", "invalid")), "options", options);
    }

    private static String name(Question question, String candidate, String what) {
        return question.id() + "-" + candidate + "-" + what;
    }

    private int number(MultiValueMap<String, String> form, String name) {
        String typed = given(form, name);
        if (!typed.matches("\\d{1,4}")) {
            throw new Unclear(words.say("ballot.tally.unclear", typed));
        }
        return Integer.parseInt(typed);
    }

    private Ask deciding(Ask ask, Ballot ballot) {
        List<Result> results = ballot.results() == null ? List.of() : ballot.results();
        List<Choice> open = results.stream().filter(result -> !result.passed())
                .map(result -> new Choice(result.questionId() + "|" + (result.wardCode() == null
                        ? ""
                        : result.wardCode()),
                        result.wardCode() == null
                                ? result.text()
                                : result.text() + " – " + registry.wardName(result.wardCode()),
                        false))
                .toList();
        return ask.with(Field.choices("SELECT", "matter", words.say("ballot.question"), open))
                .with(Field.choices("SELECT", "passed", words.say("ballot.outcome"),
                        List.of(new Choice("true", words.say("ballot.decisions.passed"), false),
                                new Choice("false", words.say("ballot.decisions.failed"), false))))
                .with(Field.text("document", words.say("ballot.decisions.document"), true))
                .with(Field.area("reason", words.say("reason"), true));
    }

    private static Map<String, Object> decision(MultiValueMap<String, String> form) {
        String[] matter = given(form, "matter").split("\\|", -1);
        Map<String, Object> said = new HashMap<>(Map.of("questionId", matter[0], "passed",
                "true".equals(given(form, "passed")), "document", given(form, "document"), "reason",
                given(form, "reason")));
        if (matter.length > 1 && !matter[1].isEmpty()) {
            said.put("wardCode", matter[1]);
        }
        return said;
    }

    private static String given(MultiValueMap<String, String> form, String name) {
        @Nullable
        String typed = Asking.text(form, name);
        return typed == null ? "" : typed;
    }
}
