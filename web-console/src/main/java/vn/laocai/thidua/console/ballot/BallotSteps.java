package vn.laocai.thidua.console.ballot;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.BallotClient.Ballot;
import vn.laocai.thidua.console.client.BallotClient.Teller;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** What the signed-in person can do next with a ballot, and what everybody waits for. */
@Component
class BallotSteps {

    private static final int ROUNDS = 2;

    private final Words words;

    BallotSteps(Words words) {
        this.words = words;
    }

    /**
     * A button of the page.
     *
     * @param path
     *            behind the ballot's own
     * @param main
     *            whether the ballot waits for it
     */
    record Step(String path, String label, boolean main) {}

    /** The buttons for this person, those first for which the ballot waits. */
    List<Step> of(Ballot ballot, boolean head, boolean headSide) {
        List<Step> steps = new ArrayList<>();
        String person = SignedIn.now().personId();
        Teller teller = ballot.teller(person).orElse(null);
        switch (ballot.state()) {
            case "PREPARED" -> {
                add(steps, teller != null && !ballot.paperOnly() && !teller.keyRegistered(), "teller",
                        "ballot.tellerPage", true);
                add(steps, head, "opening", "ballot.opening.button", ballot.keysMissing() == 0);
                add(steps, headSide, "delegations", "ballot.delegations.button", false);
            }
            case "OPEN" -> {
                add(steps, ballot.votes(), "vote", "ballot.vote", true);
                add(steps, ballot.mine() != null && !ballot.paperOnly(), "opinion", "ballot.opinion", false);
                add(steps, teller != null, "paper-issues", "ballot.paper-issues.button", false);
                add(steps, headSide, "delegations", "ballot.delegations.button", false);
                add(steps, head || teller != null, "closing", "ballot.closing.button", false);
            }
            case "CLOSED", "COUNTING" -> counting(ballot, teller, steps);
            case "TALLIED" -> add(steps, (teller != null || head) && !ballot.certifiedBy(person),
                    "certification", "ballot.certification.button", true);
            case "CERTIFIED" -> add(steps, head, "publication", "ballot.publication.button", true);
            default -> {
            }
        }
        boolean settled = List.of("CERTIFIED", "PUBLISHED").contains(ballot.state());
        add(steps, headSide && ((settled && ballot.round() < ROUNDS && !ballot.open().isEmpty())
                || "VOIDED".equals(ballot.state())), "rounds", "ballot.rounds.button", false);
        add(steps, head && settled && ballot.round() >= ROUNDS && !ballot.open().isEmpty(), "decisions",
                "ballot.decisions.button", false);
        add(steps, ballot.mine() != null && ballot.wardsWithBallots() != null && !ballot.paperOnly(), "arrival",
                "ballot.arrival", false);
        add(steps, ballot.minutesHash() != null, "minutes.pdf", "ballot.minutes", false);
        add(steps, head && !List.of("PUBLISHED", "VOIDED").contains(ballot.state()), "voiding",
                "ballot.voiding.button", false);
        return steps;
    }

    private void counting(Ballot ballot, @Nullable Teller teller, List<Step> steps) {
        if (teller == null) {
            return;
        }
        add(steps, ballot.mySealedShare() != null && !teller.shareGiven(), "teller", "ballot.tellerPage",
                !ballot.unlocked());
        add(steps, ballot.hasPaper() && !teller.paperCounted(), "paper-tally", "ballot.paper-tally.button",
                !ballot.paperDone());
        boolean ready = ballot.unlocked() && ballot.paperDone();
        add(steps, ready, "tally", "ballot.tally.button", true);
    }

    private void add(List<Step> steps, boolean may, String path, String label, boolean main) {
        if (may) {
            steps.add(new Step(path, words.say(label), main));
        }
    }

    /** What the ballot waits for, or null where nothing is awaited of anybody. */
    @Nullable
    String awaited(Ballot ballot) {
        return switch (ballot.state()) {
            case "PREPARED" -> ballot.keysMissing() > 0
                    ? words.say("ballot.next.keys", ballot.keysMissing())
                    : words.say("ballot.next.opening");
            case "CLOSED", "COUNTING" -> {
                long given = ballot.tellers().stream().filter(Teller::shareGiven).count();
                yield !ballot.unlocked()
                        ? words.say("ballot.next.shares", ballot.keysNeeded() - given)
                        : words.say(ballot.paperDone() ? "ballot.next.tally" : "ballot.next.paper");
            }
            case "TALLIED" -> words.say("ballot.notCertified");
            default -> null;
        };
    }
}
