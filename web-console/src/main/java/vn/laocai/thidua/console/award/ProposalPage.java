package vn.laocai.thidua.console.award;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.AwardClient;
import vn.laocai.thidua.console.client.AwardClient.CouncilVote;
import vn.laocai.thidua.console.client.AwardClient.Decision;
import vn.laocai.thidua.console.client.AwardClient.Document;
import vn.laocai.thidua.console.client.AwardClient.Presentation;
import vn.laocai.thidua.console.client.AwardClient.Proposal;
import vn.laocai.thidua.console.client.AwardClient.Sending;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** What the page of a proposal shows: its way, its papers, and what this person may do next. */
@Component
class ProposalPage {

    /** Parts of the pack in the order of the paper. */
    static final List<String> KINDS = List.of("PETITION", "LIST", "REPORT", "MINUTES", "TALLY", "CLEARANCE");
    private static final Set<String> PAPERS_OPEN = Set.of("CLEARANCE_PENDING", "CLEARED", "RETURNED", "SUSPENDED");
    private static final Set<String> UNDECIDED = Set.of("DRAFT", "ELIGIBILITY_CHECKED", "CLEARANCE_PENDING",
            "CLEARED", "SUSPENDED", "SENT", "RECEIVED", "RETURNED", "IN_COUNCIL", "COUNCIL_APPROVED");

    private final AwardClient client;
    private final Registry registry;
    private final Standing standing;
    private final Words words;

    ProposalPage(AwardClient client, Registry registry, Standing standing, Words words) {
        this.client = client;
        this.registry = registry;
        this.standing = standing;
        this.words = words;
    }

    /** A step on the way, with what is known of it. */
    record Stop(String name, String standing, @Nullable String detail) {}

    /** A part of the pack: made or missing, and whether this person makes it. */
    record Part(String kind, @Nullable Document made, boolean mayMake) {}

    /** Something to do; the first is the main one. */
    record Step(String name, boolean main) {}

    List<Part> parts(Proposal proposal, @Nullable Season season) {
        return KINDS.stream().map(kind -> new Part(kind,
                proposal.allDocuments().stream().filter(each -> each.kind().equals(kind)).findFirst().orElse(null),
                mayMake(proposal, kind, season))).toList();
    }

    boolean mayMake(Proposal proposal, String kind, @Nullable Season season) {
        if (!PAPERS_OPEN.contains(proposal.state())) {
            return false;
        }
        return switch (kind) {
            case "CLEARANCE" -> SignedIn.now().has("PROVINCE_MONITOR") && !"SUSPENDED".equals(proposal.state());
            case "REPORT" -> ofTheWard(proposal) || standing.headSide(season);
            default -> standing.headSide(season);
        };
    }

    private boolean ofTheWard(Proposal proposal) {
        return standing.ofWard(proposal.wardCode(), "WARD_LEADER")
                || standing.ofWard(proposal.wardCode(), "WARD_OFFICER");
    }

    List<Step> steps(Proposal proposal, @Nullable Season season) {
        List<Step> steps = new ArrayList<>();
        boolean monitor = SignedIn.now().has("PROVINCE_MONITOR");
        boolean head = standing.headSideFor(season, proposal.wardCode());
        if (head && Set.of("CLEARED", "RETURNED").contains(proposal.state()) && proposal.allMissing().isEmpty()) {
            steps.add(new Step("sending", true));
        }
        if (monitor) {
            switch (proposal.state()) {
                case "SENT" -> {
                    steps.add(new Step("receipt", true));
                    steps.add(new Step("return", false));
                }
                case "RECEIVED" -> {
                    boolean council = councilNeeded(proposal);
                    steps.add(new Step("council-vote", council));
                    if (!council) {
                        steps.addFirst(new Step("decision", true));
                    }
                    steps.add(new Step("return", false));
                }
                case "IN_COUNCIL" -> steps.add(new Step("council-vote", true));
                case "COUNCIL_APPROVED" -> steps.add(new Step("decision", true));
                case "DECIDED" -> {
                    steps.add(new Step("presentation", true));
                    steps.add(new Step("revocation", false));
                }
                case "PRESENTED" -> steps.add(new Step("revocation", false));
                default -> {
                    // nothing for the province to enter
                }
            }
        }
        if ((head || monitor) && UNDECIDED.contains(proposal.state())) {
            steps.add(new Step("withdrawal", false));
        }
        return steps;
    }

    private boolean councilNeeded(Proposal proposal) {
        return client.catalogue(proposal.seasonId()).all().stream()
                .filter(award -> award.code().equals(proposal.awardCode()))
                .anyMatch(award -> award.councilPercent() > 0);
    }

    /** What comes next and who does it; null where it has ended. */
    @Nullable
    String next(Proposal proposal) {
        return switch (proposal.state()) {
            case "DRAFT", "ELIGIBILITY_CHECKED", "CLEARANCE_PENDING" -> words.say("award.next.clearance");
            case "CLEARED", "RETURNED" -> proposal.allMissing().isEmpty()
                    ? words.say("award.next.send")
                    : words.say("award.next.papers", proposal.allMissing().size());
            case "SUSPENDED" -> words.say("award.next.suspended");
            case "SENT" -> words.say("award.next.receipt");
            case "RECEIVED", "IN_COUNCIL" -> words.say("award.next.council");
            case "COUNCIL_APPROVED" -> words.say("award.next.decision");
            case "DECIDED" -> words.say("award.next.presentation");
            default -> null;
        };
    }

    List<Stop> way(Proposal proposal) {
        Sending sending = proposal.sending();
        CouncilVote vote = proposal.council();
        Decision decision = proposal.decision();
        Presentation presented = proposal.presented();
        boolean cleared = proposal.allDocuments().stream().anyMatch(each -> "CLEARANCE".equals(each.kind()));
        List<Stop> way = new ArrayList<>();
        way.add(stop("proposed", true, words.moment(proposal.proposedAt())));
        way.add(stop("clearance", cleared, cleared ? null : words.say("award.way.clearance.open")));
        way.add(stop("sent", sending != null, sending == null
                ? null
                : words.say("award.document", sending.documentNumber(), words.legalDay(sending.date()))));
        way.add(stop("received", proposal.receivedAt() != null, words.moment(proposal.receivedAt())));
        if (vote != null || decision == null) {
            way.add(new Stop(words.say("award.way.council"),
                    vote == null ? "later" : vote.passed() ? "done" : "bad", vote == null
                            ? null
                            : words.say("award.votes", vote.yes(), vote.electorate(), words.legalDay(vote.heldOn()),
                                    vote.minutesNumber())));
        }
        way.add(stop("decided", decision != null, decision == null
                ? null
                : words.say("award.decisionBy", decision.number(), words.legalDay(decision.date()),
                        decision.issuer())));
        way.add(stop("presented", presented != null, presented == null
                ? null
                : words.say("award.presentedAt", words.legalDay(presented.on()), presented.place())));
        markNow(way, proposal);
        return way;
    }

    private Stop stop(String name, boolean done, @Nullable String detail) {
        return new Stop(words.say("award.way." + name), done ? "done" : "later", detail);
    }

    /** The first step that is not done is where it stands, unless it has ended. */
    private static void markNow(List<Stop> way, Proposal proposal) {
        if (!UNDECIDED.contains(proposal.state()) && !"DECIDED".equals(proposal.state())) {
            return;
        }
        for (int i = 0; i < way.size(); i++) {
            Stop stop = way.get(i);
            if ("later".equals(stop.standing())) {
                way.set(i, new Stop(stop.name(), "now", stop.detail()));
                return;
            }
        }
    }

    String wardName(Proposal proposal) {
        String name = registry.wardName(proposal.wardCode());
        return name.isEmpty() ? proposal.wardName() : name;
    }
}
