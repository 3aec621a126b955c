package vn.laocai.thidua.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.demo.ScoredSeason.Cast;
import vn.laocai.thidua.local.identity.DemoAccounts;
import vn.laocai.thidua.scoring.ballot.BallotClient;

/**
 * The ballot as its people hold it: nine electors vote in the two steps of the scheme, the absent one by a sealed letter;
 * two of three tellers open the box, all of them and the chair sign. Ten, eight and six of ten are in favour, and the last
 * fails seventy per cent.
 */
final class SecretBallot {

    static final List<String> TELLERS = List.of("teller.1", "teller.2", "teller.3");
    static final int KEYS_NEEDED = 2;
    /** Votes by letter. */
    static final String ABSENT = "AU_LAU";

    /** What the nine on a screen choose; the letter says yes, yes, no. */
    private static final List<List<String>> CHOICES = List.of(Collections.nCopies(9, "Y"),
            List.of("Y", "Y", "N", "Y", "Y", "Y", "N", "Y", "Y"), List.of("Y", "N", "Y", "Y", "", "Y", "N", "Y", "Y"));
    private static final List<String> LETTER = List.of("Y", "Y", "N");

    private final DemoApi api;
    private final TellerKeys keys;
    private final String path;

    SecretBallot(DemoApi api, TellerKeys keys, String id) {
        this.api = api;
        this.keys = keys;
        this.path = "/api/ballots/" + id;
    }

    /** The tellers make their keys and the head opens the box. */
    void open() {
        JsonNode ballot = read(Cast.HEAD);
        if (!state(ballot).equals("PREPARED")) {
            return;
        }
        for (String teller : TELLERS) {
            if (!mine(ballot, teller).path("keyRegistered").asBoolean()) {
                String publicKey = keys.make(teller);
                // With another key each time, should a load be cut off between the file and the ballot.
                api.post(teller, Part.SCORING, path + "/teller-keys", "key-" + publicKey,
                        Map.of("publicKey", publicKey));
            }
        }
        api.post(Cast.HEAD, Part.SCORING, path + "/opening", "ballot-opening", Map.of());
    }

    /** From the first vote to the result that everybody reads. */
    void hold() {
        if (state().equals("OPEN")) {
            vote();
            close();
        }
        if (List.of("CLOSED", "COUNTING").contains(state())) {
            count();
        }
        if (state().equals("TALLIED")) {
            certify();
        }
        if (state().equals("CERTIFIED")) {
            api.post(Cast.HEAD, Part.SCORING, path + "/publication", "ballot-publication", Map.of());
        }
    }

    private record SealedVote(String questionId, String credential, String signature, String ciphertext) {}

    /** First all take their ballots, each in his own name; then the votes are cast in nobody's name and in no order. */
    private void vote() {
        if (!read(leader(ABSENT)).path("mine").path("onPaper").asBoolean()) {
            api.post(TELLERS.getFirst(), Part.SCORING, path + "/paper-issues", "paper-" + ABSENT,
                    Map.of("wardCode", ABSENT, "byLetter", true));
        }
        List<String> present = Cast.WARDS.stream().filter(ward -> !ward.equals(ABSENT)).toList();
        List<SealedVote> votes = new ArrayList<>();
        for (int elector = 0; elector < present.size(); elector++) {
            votes.addAll(ballotsOf(present.get(elector), elector));
        }
        Collections.shuffle(votes);
        votes.forEach(vote -> api.done(api.postAnonymously(Part.SCORING, path.replace("/api/", "/api/public/")
                + "/casts", vote), "POST cast"));
    }

    private List<SealedVote> ballotsOf(String ward, int elector) {
        JsonNode ballot = read(leader(ward));
        List<String> taken = ballot.path("mine").path("taken").valueStream().map(JsonNode::asString).toList();
        List<SealedVote> votes = new ArrayList<>();
        int number = 0;
        for (JsonNode question : ballot.path("questions")) {
            String questionId = question.path("id").asString();
            String choice = CHOICES.get(number).get((elector + 4 * number) % CHOICES.get(number).size());
            number++;
            if (taken.contains(questionId)) {
                continue; // somebody has voted for this ward in the console
            }
            BallotClient.Vote vote = BallotClient.newVote(question.path("signingKey").asString());
            String blindSignature = api.post(leader(ward), Part.SCORING, path + "/credentials",
                    "credential-" + vote.hash(),
                    Map.of("questionId", questionId, "blindedMessage", vote.blindedMessage()))
                    .path("blindSignature").asString();
            votes.add(new SealedVote(questionId, vote.credential(), BallotClient.signature(vote, blindSignature),
                    BallotClient.seal(ballot.path("boxKey").asString(), ballot.path("id").asString(), questionId,
                            choice)));
        }
        return votes;
    }

    /** Before its time where every vote is in; a vote that was taken and never came makes all wait for the time. */
    private void close() {
        DemoApi.Answer closed = api.tryPost(Cast.HEAD, Part.SCORING, path + "/closing", "ballot-closing", Map.of());
        if (closed.code().equals("ballot-still-running")) {
            api.moveClock(read(Cast.HEAD).path("closesAt").asString());
            api.await(Cast.HEAD, Part.SCORING, path, ballot -> !state(ballot).equals("OPEN"));
            return;
        }
        api.done(closed, "POST closing");
    }

    private void count() {
        for (String teller : TELLERS.subList(0, KEYS_NEEDED)) {
            JsonNode ballot = read(teller);
            JsonNode mine = mine(ballot, teller);
            if (!mine.path("shareGiven").asBoolean()) {
                String share = BallotClient.openShare(keys.open(teller), ballot.path("id").asString(),
                        DemoAccounts.get(teller).personId(), ballot.path("mySealedShare").asString());
                api.post(teller, Part.SCORING, path + "/teller-shares", "share-of-" + teller, Map.of("share", share));
            }
            if (!mine.path("paperCounted").asBoolean()) {
                api.post(teller, Part.SCORING, path + "/paper-tally", "tally-of-" + teller,
                        Map.of("counts", letter(ballot)));
            }
        }
        api.post(TELLERS.getFirst(), Part.SCORING, path + "/tally", "ballot-tally", Map.of());
    }

    private static List<Map<String, Object>> letter(JsonNode ballot) {
        List<Map<String, Object>> counts = new ArrayList<>();
        boolean came = ballot.path("wardsOnPaper").valueStream().anyMatch(ward -> ward.asString().equals(ABSENT));
        int number = 0;
        for (JsonNode question : ballot.path("questions")) {
            String choice = came ? LETTER.get(number) : "";
            number++;
            counts.add(Map.of("questionId", question.path("id").asString(), "blank", 0, "invalid", 0, "options",
                    List.of(Map.of("wardCode", question.path("wardCode").asString(), "yes",
                            choice.equals("Y") ? 1 : 0, "no", choice.equals("N") ? 1 : 0))));
        }
        return counts;
    }

    private void certify() {
        Map<String, String> seen = Map.of("minutesHash", read(Cast.HEAD).path("minutesHash").asString());
        for (String teller : TELLERS) {
            if (!mine(read(teller), teller).path("certified").asBoolean()) {
                api.post(teller, Part.SCORING, path + "/certification", "certification-" + teller, seen);
            }
        }
        if (state().equals("TALLIED")) {
            api.post(Cast.HEAD, Part.SCORING, path + "/certification", "certification-chair", seen);
        }
    }

    private static JsonNode mine(JsonNode ballot, String teller) {
        String person = DemoAccounts.get(teller).personId();
        return ballot.path("tellers").valueStream()
                .filter(each -> each.path("personId").asString().equals(person)).findFirst().orElseThrow();
    }

    private JsonNode read(String account) {
        return api.read(account, Part.SCORING, path);
    }

    private String state() {
        return state(read(Cast.HEAD));
    }

    private static String state(JsonNode ballot) {
        return ballot.path("state").asString();
    }

    private static String leader(String ward) {
        return DemoAccounts.leaderOf(ward).account();
    }
}
