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

import vn.laocai.thidua.console.client.AwardClient;
import vn.laocai.thidua.console.client.AwardClient.Proposal;
import vn.laocai.thidua.console.client.ComplaintClient;
import vn.laocai.thidua.console.client.ComplaintClient.Complaint;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** What complaints and awards ask of the head's side and of officers; asked only in the phases that have them. */
@Component
class AwardTasks {

    private static final Logger LOG = LoggerFactory.getLogger(AwardTasks.class);
    private static final Set<String> COMPLAINING = Set.of("APPRAISAL", "EXPLANATION", "DELIBERATION", "BALLOT",
            "RANKED", "PROPOSED_TO_PROVINCE", "DECIDED");
    private static final Set<String> PROPOSING = Set.of("RANKED", "PROPOSED_TO_PROVINCE", "DECIDED");
    private static final Set<String> WITH_THE_PROVINCE = Set.of("SENT", "RECEIVED", "IN_COUNCIL", "COUNCIL_APPROVED");

    private final ComplaintClient complaints;
    private final AwardClient awards;
    private final Standing standing;
    private final Words words;

    AwardTasks(ComplaintClient complaints, AwardClient awards, Standing standing, Words words) {
        this.complaints = complaints;
        this.awards = awards;
        this.standing = standing;
        this.words = words;
    }

    List<HomeController.Task> of(Season season, ToLongFunction<Instant> daysTo) {
        SignedIn person = SignedIn.now();
        boolean headSide = standing.headSide(season);
        List<HomeController.Task> tasks = new ArrayList<>();
        try {
            if (COMPLAINING.contains(season.state()) && (headSide || person.has("APPRAISER"))) {
                addComplaints(season, person, headSide, daysTo, tasks);
            }
            if (PROPOSING.contains(season.state()) && headSide) {
                addProposals(season, person, tasks);
            }
        } catch (ServiceRefusal | ServiceUnreachable absent) {
            LOG.warn("home without the tasks of awards: {}", absent.getMessage());
        }
        return tasks;
    }

    private void addComplaints(Season season, SignedIn person, boolean headSide, ToLongFunction<Instant> daysTo,
            List<HomeController.Task> tasks) {
        List<Complaint> all = complaints.complaints(season.id()).all();
        List<Complaint> lodged = all.stream().filter(each -> "LODGED".equals(each.state())).toList();
        if (headSide && !lodged.isEmpty()) {
            Instant due = lodged.stream().map(Complaint::dueAt).min(Instant::compareTo).orElse(null);
            tasks.add(task("complaintAdmit", "", lodged.size(), "/complaints?season=" + season.id(), due, daysTo));
        }
        all.stream().filter(each -> "VERIFYING".equals(each.state()) && person.personId().equals(each.officer()))
                .forEach(each -> tasks.add(task("complaintAnswer", each.matter(), 1, "/complaints/" + each.id(),
                        each.dueAt(), daysTo)));
    }

    private void addProposals(Season season, SignedIn person, List<HomeController.Task> tasks) {
        List<Proposal> all = awards.proposals(season.id()).all();
        int ready = (int) all.stream().filter(each -> Set.of("CLEARED", "RETURNED").contains(each.state())
                && each.allMissing().isEmpty() && standing.headSideFor(season, each.wardCode())).count();
        int waiting = (int) all.stream().filter(each -> WITH_THE_PROVINCE.contains(each.state())).count();
        String link = "/awards?season=" + season.id();
        if (ready > 0) {
            tasks.add(task("awardSend", "", ready, link, null, due -> 0));
        }
        if (waiting > 0 && person.has("PROVINCE_MONITOR")) {
            tasks.add(task("awardDecide", "", waiting, link, null, due -> 0));
        }
    }

    private HomeController.Task task(String key, String subject, int count, String link, @Nullable Instant due,
            ToLongFunction<Instant> daysTo) {
        return new HomeController.Task(words.say("home.task." + key, subject).strip(),
                words.say("home.task." + key + ".detail", count), link, words.say("home.task." + key + ".action"), due,
                due == null ? null : daysTo.applyAsLong(due));
    }
}
