package vn.laocai.thidua.console.ballot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.util.MultiValueMap;

import vn.laocai.thidua.console.client.AwardClient.Award;
import vn.laocai.thidua.console.client.BallotClient.Meeting;
import vn.laocai.thidua.console.client.BallotClient.Named;
import vn.laocai.thidua.console.client.BallotClient.NewBallot;
import vn.laocai.thidua.console.client.BallotClient.NewElector;
import vn.laocai.thidua.console.client.BallotClient.NewQuestion;
import vn.laocai.thidua.console.client.BallotClient.Quorum;
import vn.laocai.thidua.console.client.PeopleClient.Person;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask.Choice;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Asking.Unclear;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/**
 * The form of a ballot as it was typed so far: what its page shows, and the ballot that it says.
 */
final class BallotForm {

    private static final int ROWS = 3;
    private static final int MOST_ROWS = 29;
    private static final Map<String, Quorum> THRESHOLDS = thresholds();

    private final Season season;
    private final MultiValueMap<String, String> typed;
    private final List<Meeting> meetings;
    private final List<Award> awards;
    private final List<Person> people;
    private final Registry registry;
    private final Words words;

    BallotForm(Season season, MultiValueMap<String, String> typed, List<Meeting> meetings, List<Award> awards,
            List<Person> people, Registry registry, Words words) {
        this.season = season;
        this.typed = typed;
        this.meetings = meetings.stream().filter(meeting -> Boolean.TRUE.equals(meeting.quorumMet())).toList();
        this.awards = awards;
        this.people = people;
        this.registry = registry;
        this.words = words;
    }

    /** A question that asks about one thing. */
    record Row(int number, List<Choice> wards, List<Choice> awards, String text) {}

    /** A member ward and who may vote for it. */
    record Seat(String wardCode, String wardName, List<Choice> people, String delegation) {}

    /** What is typed in a field so far. */
    public String typed(String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    /** Whether the directory has answered, so that there is somebody to choose. */
    public boolean isPeopled() {
        return !people.isEmpty();
    }

    /** Meetings that were held with a quorum. */
    public List<Choice> getMeetings() {
        return meetings.stream().map(meeting -> new Choice(meeting.id(),
                words.moment(meeting.heldAt()) + " · " + meeting.place(),
                meeting.id().equals(typed("deliberationId")) || (meetings.size() == 1 && !touched()))).toList();
    }

    /** Questions about one ward or one matter each. */
    public List<Row> getRows() {
        return IntStream.range(0, rows()).mapToObj(i -> new Row(i, wards(typed("ward-" + i)),
                awards.stream().map(award -> new Choice(award.code(), award.nameVi(),
                        award.code().equals(typed("award-" + i)))).toList(),
                typed("text-" + i))).toList();
    }

    /** How many rows there are; one more where more was asked for. */
    public int rows() {
        String shown = typed("rows");
        int before = shown.matches("\\d{1,2}") ? Math.clamp(Integer.parseInt(shown), 1, MOST_ROWS) : ROWS;
        return typed.containsKey("more") ? Math.min(MOST_ROWS, before + 1) : before;
    }

    /** Ways to ask about several wards together. */
    public List<Choice> getKinds() {
        return choices("prepare.kind", List.of("CHOOSE", "RANK"), "listKind", "");
    }

    /** Wards of a common list. */
    public List<Choice> getCandidates() {
        List<String> chosen = typed.getOrDefault("candidates", List.of());
        return members().stream().map(code -> new Choice(code, registry.wardName(code), chosen.contains(code)))
                .toList();
    }

    /** Each member ward with the people who could vote for it, its leader first. */
    public List<Seat> getSeats() {
        return members().stream().map(ward -> {
            List<Person> own = people.stream().filter(person -> person.organisation().equals(ward))
                    .sorted((one, other) -> Boolean.compare(leads(other), leads(one))).toList();
            String chosen = typed("elector-" + ward);
            String usual = own.stream().filter(BallotForm::leads).findFirst().map(Person::personId).orElse("");
            String selected = chosen.isEmpty() && !touched() ? usual : chosen;
            return new Seat(ward, registry.wardName(ward), own.stream().map(person -> new Choice(person.personId(),
                    person.name(), person.personId().equals(selected))).toList(), typed("delegation-" + ward));
        }).toList();
    }

    /** Who may count. */
    public List<Choice> getTellers() {
        List<String> chosen = typed.getOrDefault("tellers", List.of());
        return people.stream().filter(person -> person.roles().contains("TELLER")).map(person -> new Choice(
                person.personId(), person.name(), chosen.contains(person.personId()) || !touched())).toList();
    }

    /** How many keys open the box; none where all vote on paper. */
    public List<Choice> getKeys() {
        return choices("prepare.keys", List.of("2", "3", "4", "5", "0"), "keysNeeded", "2");
    }

    /** Shares of the electorate that are enough. */
    public List<Choice> getThresholds() {
        return choices("prepare.threshold", List.copyOf(THRESHOLDS.keySet()), "threshold", "70");
    }

    /** Whether wards vote on themselves. */
    public List<Choice> getSelfVotes() {
        return choices("prepare.selfVote", List.of("true", "false"), "selfVote", "true");
    }

    /** Who decides what two rounds leave open. */
    public List<Choice> getRules() {
        return choices("prepare.rule", List.of("HEAD_AND_DEPUTY", "CHAIR_VOTE"), "decisionRule", "HEAD_AND_DEPUTY");
    }

    /**
     * The ballot that the form says.
     *
     * @throws Unclear
     *             where something is missing that only the form knows of
     */
    NewBallot ballot() {
        if (typed("deliberationId").isEmpty()) {
            throw missing("prepare.meeting");
        }
        List<NewQuestion> questions = new ArrayList<>();
        for (int i = 0; i < rows(); i++) {
            question(i, questions);
        }
        common(questions);
        if (questions.isEmpty()) {
            throw missing("prepare.questions");
        }
        List<NewElector> electors = new ArrayList<>();
        for (String ward : members()) {
            if (typed("elector-" + ward).isEmpty()) {
                throw new Unclear(words.say("prepare.elector.missing", registry.wardName(ward)));
            }
            String delegation = typed("delegation-" + ward).strip();
            electors.add(new NewElector(ward, typed("elector-" + ward), delegation.isEmpty() ? null : delegation));
        }
        List<String> tellers = typed.getOrDefault("tellers", List.of());
        if (tellers.size() < 2) {
            throw new Unclear(words.say("prepare.tellers.missing"));
        }
        var closesAt = Asking.momentOf(typed("closesAt"));
        if (closesAt == null) {
            throw missing("ballot.closesAt");
        }
        List<String> named = Stream.concat(electors.stream().map(NewElector::personId), tellers.stream()).toList();
        return new NewBallot(season.id(), typed("deliberationId"), questions, electors,
                Objects.requireNonNullElse(THRESHOLDS.get(typed("threshold")), new Quorum(70, 100)),
                !"false".equals(typed("selfVote")), tellers, number("keysNeeded"), closesAt,
                "CHAIR_VOTE".equals(typed("decisionRule")) ? "CHAIR_VOTE" : "HEAD_AND_DEPUTY",
                people.stream().filter(person -> named.contains(person.personId()))
                        .map(person -> new Named(person.personId(), person.name()))
                        .toList());
    }

    private void question(int row, List<NewQuestion> questions) {
        String ward = typed("ward-" + row);
        String award = typed("award-" + row);
        String text = typed("text-" + row).strip();
        if (ward.isEmpty() && award.isEmpty() && text.isEmpty()) {
            return;
        }
        if (text.isEmpty() && (ward.isEmpty() || award.isEmpty())) {
            throw new Unclear(words.say("prepare.question.half", row + 1));
        }
        String name = awards.stream().filter(each -> each.code().equals(award)).map(Award::nameVi).findFirst()
                .orElse("");
        String asked = text.isEmpty() ? words.say("prepare.question.text", name, registry.wardName(ward)) : text;
        questions.add(new NewQuestion(asked, "APPROVE", ward.isEmpty() ? null : ward, award.isEmpty() ? null : award,
                List.of(), 1));
    }

    private void common(List<NewQuestion> questions) {
        String kind = typed("listKind");
        if (kind.isEmpty()) {
            return;
        }
        if (typed("listText").isBlank()) {
            throw missing("prepare.list.text");
        }
        questions.add(new NewQuestion(typed("listText").strip(), kind, null, null,
                typed.getOrDefault("candidates", List.of()), number("seats")));
    }

    private int number(String name) {
        String text = typed(name).strip();
        if (!text.matches("\\d{1,2}")) {
            throw missing("prepare." + name);
        }
        return Integer.parseInt(text);
    }

    private Unclear missing(String label) {
        return new Unclear(words.say("ask.missing", words.say(label)));
    }

    private List<Choice> wards(String chosen) {
        return members().stream().map(code -> new Choice(code, registry.wardName(code), code.equals(chosen))).toList();
    }

    private List<Choice> choices(String family, List<String> values, String name, String usual) {
        String chosen = typed(name).isEmpty() ? usual : typed(name);
        return values.stream().map(value -> new Choice(value, words.say(family + "." + value), value.equals(chosen)))
                .toList();
    }

    /** Whether the form came back from the person, so that what is not chosen was left out on purpose. */
    private boolean touched() {
        return typed.containsKey("rows");
    }

    private List<String> members() {
        return season.memberCodes() == null ? List.of() : season.memberCodes();
    }

    private static boolean leads(Person person) {
        return person.roles().contains("WARD_LEADER");
    }

    private static Map<String, Quorum> thresholds() {
        Map<String, Quorum> shares = new LinkedHashMap<>();
        shares.put("51", new Quorum(51, 100));
        shares.put("67", new Quorum(2, 3));
        shares.put("70", new Quorum(70, 100));
        shares.put("80", new Quorum(80, 100));
        shares.put("90", new Quorum(90, 100));
        return shares;
    }
}
