package vn.laocai.thidua.console.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.BallotClient;
import vn.laocai.thidua.console.client.BallotClient.Ballot;
import vn.laocai.thidua.console.client.BallotClient.Mine;
import vn.laocai.thidua.console.client.RankingClient;
import vn.laocai.thidua.console.client.RankingClient.Finalisation;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.home.HomeController.Task;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** What the end of a season asks: voting, the tellers' keys, closing the result, revealing and publishing it. */
@Component
class ClosingTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingTasks.class);
    private static final Set<String> VOTING = Set.of("DELIBERATION", "BALLOT", "RANKED");
    private static final Set<String> RANKING = Set.of("BALLOT", "RANKED", "PROPOSED_TO_PROVINCE", "DECIDED",
            "SUMMARISED");

    private final BallotClient ballots;
    private final RankingClient ranking;
    private final Standing standing;
    private final Words words;

    ClosingTasks(BallotClient ballots, RankingClient ranking, Standing standing, Words words) {
        this.ballots = ballots;
        this.ranking = ranking;
        this.standing = standing;
        this.words = words;
    }

    List<Task> of(Season season, ToLongFunction<Instant> daysTo) {
        SignedIn person = SignedIn.now();
        boolean head = standing.head(season);
        List<Task> tasks = new ArrayList<>();
        try {
            if (VOTING.contains(season.state()) && (head || person.has("WARD_LEADER") || person.has("TELLER"))) {
                ballots.ballots(season.id()).all().forEach(ballot -> addBallot(ballot, head, person, daysTo, tasks));
            }
            if (RANKING.contains(season.state()) && standing.headSide(season)) {
                addResult(season, head, tasks);
            }
        } catch (ServiceRefusal | ServiceUnreachable absent) {
            LOG.warn("home without the tasks of the season's end: {}", absent.getMessage());
        }
        return tasks;
    }

    private void addBallot(Ballot ballot, boolean head, SignedIn person, ToLongFunction<Instant> daysTo,
            List<Task> tasks) {
        String link = "/ballots/" + ballot.id();
        Mine mine = ballot.mine();
        if ("OPEN".equals(ballot.state()) && mine != null && !mine.onPaper()
                && mine.taken().size() < mine.questionIds().size()) {
            tasks.add(task("vote", mine.questionIds().size() - mine.taken().size(), link + "/vote", ballot.closesAt(),
                    daysTo));
        }
        ballot.tellers().stream().filter(teller -> teller.personId().equals(person.personId())).findFirst()
                .map(teller -> ofTeller(ballot, teller))
                .ifPresent(key -> tasks.add(task(key, ballot.keysNeeded(),
                        key.startsWith("teller") ? link + "/teller" : link, null, daysTo)));
        if (head) {
            boolean keyed = ballot.paperOnly()
                    || ballot.tellers().stream().allMatch(BallotClient.Teller::keyRegistered);
            if ("PREPARED".equals(ballot.state()) && keyed) {
                tasks.add(task("openBox", ballot.electorate(), link, null, daysTo));
            } else if ("TALLIED".equals(ballot.state()) && !ballot.certifiedBy(person.personId())) {
                tasks.add(task("certify", ballot.keysNeeded(), link, null, daysTo));
            } else if ("CERTIFIED".equals(ballot.state())) {
                tasks.add(task("publishBallot", ballot.electorate(), link, null, daysTo));
            }
        }
    }

    /** What the teller does next, null while others are to act. */
    private static @Nullable String ofTeller(Ballot ballot, BallotClient.Teller teller) {
        return switch (ballot.state()) {
            case "PREPARED" -> ballot.paperOnly() || teller.keyRegistered() ? null : "tellerKey";
            case "CLOSED", "COUNTING" -> {
                long given = ballot.tellers().stream().filter(BallotClient.Teller::shareGiven).count();
                if (ballot.paperOnly() || given >= ballot.keysNeeded()) {
                    yield "count";
                }
                yield teller.shareGiven() ? null : "tellerShare";
            }
            case "TALLIED" -> teller.certified() ? null : "certify";
            default -> null;
        };
    }

    private void addResult(Season season, boolean head, List<Task> tasks) {
        Finalisation finalisation = ranking.finalisation(season.id());
        String state = finalisation.ledger().state();
        String board = "/boards/" + season.id();
        int open = (int) finalisation.items().stream().filter(item -> !item.ok()).count();
        if (head && "OPEN".equals(state)) {
            tasks.add(task(open == 0 ? "finalise" : "finaliseLater", open, board + "/finalisation", null, due -> 0));
        } else if ("FINALISED".equals(state)) {
            RankingClient.Presenter reveal = ranking.presenter(season.id());
            if (reveal.left() > 0) {
                tasks.add(task("reveal", reveal.left(), board + "/reveal", null, due -> 0));
            } else if (head) {
                tasks.add(task("publish", 0, board + "/finalisation", null, due -> 0));
            }
        }
    }

    private Task task(String key, int count, String link, @Nullable Instant due, ToLongFunction<Instant> daysTo) {
        return new Task(words.say("home.task." + key), words.say("home.task." + key + ".detail", count), link,
                words.say("home.task." + key + ".action"), due, due == null ? null : daysTo.applyAsLong(due));
    }
}
