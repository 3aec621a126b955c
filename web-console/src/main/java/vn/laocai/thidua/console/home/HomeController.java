package vn.laocai.thidua.console.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import vn.laocai.thidua.console.client.NotificationClient;
import vn.laocai.thidua.console.client.NotificationClient.Messages;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient;
import vn.laocai.thidua.console.client.WardClient.Block;
import vn.laocai.thidua.console.client.WardClient.Covenant;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.inbox.InboxLine;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.season.SeasonPhases;
import vn.laocai.thidua.console.security.SignedIn;
import vn.laocai.thidua.support.time.BusinessClock;

/** "Việc của tôi". */
@Controller
class HomeController {

    private static final Logger LOG = LoggerFactory.getLogger(HomeController.class);
    private static final int NEWS = 5;

    private final WardClient ward;
    private final NotificationClient notifications;
    private final Registry registry;
    private final BusinessClock clock;
    private final ScoringTasks scoring;
    private final AwardTasks awards;
    private final ClosingTasks closing;
    private final Words words;

    HomeController(WardClient ward, NotificationClient notifications, Registry registry, BusinessClock clock,
            ScoringTasks scoring, AwardTasks awards, ClosingTasks closing, Words words) {
        this.scoring = scoring;
        this.awards = awards;
        this.closing = closing;
        this.ward = ward;
        this.notifications = notifications;
        this.registry = registry;
        this.clock = clock;
        this.words = words;
    }

    /**
     * Something to do.
     *
     * @param due
     *            by when, or null
     * @param daysLeft
     *            days to it by business time, negative when it has passed, null without a date
     */
    record Task(String title, String detail, String link, String action, @Nullable Instant due,
            @Nullable Long daysLeft) {}

    @GetMapping("/")
    String home(Model model) {
        fill(model);
        return "home";
    }

    /** The live part of the page. */
    @GetMapping("/tasks")
    String tasks(Model model) {
        fill(model);
        return "home :: tasks";
    }

    private void fill(Model model) {
        SignedIn person = SignedIn.now();
        Season season = registry.current().orElse(null);
        SeasonPhases phases = season == null ? null : SeasonPhases.of(season, clock.today());
        List<Covenant> covenants = season == null ? List.of() : covenants(season.id());
        List<Task> tasks = new ArrayList<>();
        for (Covenant covenant : covenants) {
            addSigning(tasks, covenant, person);
        }
        if (season != null && phases != null) {
            addMove(tasks, season, phases, covenants, person);
            tasks.addAll(scoring.of(season, this::daysTo));
            tasks.addAll(awards.of(season, this::daysTo));
            tasks.addAll(closing.of(season, this::daysTo));
        }
        if (person.has("OPS")) {
            tasks.add(new Task(words.say("home.task.ops"), words.say("home.task.ops.detail"), "/operations",
                    words.say("home.task.ops.action"), null, null));
        }
        if (person.has("AUDITOR")) {
            tasks.add(new Task(words.say("home.task.audit"), words.say("home.task.audit.detail"), "/audit",
                    words.say("home.task.audit.action"), null, null));
        }
        tasks.sort(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder())));
        model.addAttribute("tasks", tasks);
        model.addAttribute("season", season);
        model.addAttribute("phases", phases);
        model.addAttribute("current", phases == null ? null : phases.current().orElse(null));
        model.addAttribute("upcoming", phases == null ? null : phases.next().orElse(null));
        model.addAttribute("covenants", covenants.stream().filter(HomeController::worthShowing).toList());
        model.addAttribute("news", news());
    }

    private void addSigning(List<Task> tasks, Covenant covenant, SignedIn person) {
        if (!covenant.openForSignature()) {
            return;
        }
        boolean open = covenant.allParties().stream()
                .anyMatch(party -> party.wardCode().equals(person.organisation()) && !party.signed());
        if (open && person.has("WARD_LEADER")) {
            tasks.add(task("home.task.sign", covenant, "/covenants/" + covenant.id() + "/sign"));
        } else if (open && person.has("WARD_OFFICER")) {
            tasks.add(task("home.task.prepareSigning", covenant, "/covenants/" + covenant.id()));
        } else if (person.has("BLOCK_SECRETARY") || person.has("PROVINCE_MONITOR")) {
            tasks.add(task("home.task.followSigning", covenant, "/covenants/" + covenant.id()));
        }
    }

    private Task task(String key, Covenant covenant, String link) {
        Instant due = covenant.dueAt();
        return new Task(words.say(key, covenant.title()),
                words.say("home.signedSoFar", covenant.signedCount(), covenant.allParties().size()), link,
                words.say(key + ".action"), due, due == null ? null : daysTo(due));
    }

    private void addMove(List<Task> tasks, Season season, SeasonPhases phases, List<Covenant> covenants,
            SignedIn person) {
        boolean head = registry.block(season.blockId()).map(Block::head)
                .filter(found -> found.personId().equals(person.personId())).isPresent();
        String next = SeasonPhases.nextState(season).orElse(null);
        if (!head || next == null) {
            return;
        }
        boolean signed = "COVENANT_SIGNING".equals(season.state())
                && covenants.stream().anyMatch(covenant -> "IN_FORCE".equals(covenant.state()));
        Instant opens = phases.rows().stream().filter(row -> row.phase().equals(next)).findFirst()
                .map(SeasonPhases.Row::opensAt).orElse(null);
        boolean due = opens != null && daysTo(opens) <= 0;
        if (signed || due) {
            tasks.add(new Task(words.say("home.task.move", words.of("season.state", next)),
                    words.say(signed ? "home.task.move.signed" : "home.task.move.due", words.day(opens)),
                    "/seasons/" + season.id() + "/move", words.say("home.task.move.action"), signed ? null : opens,
                    signed || opens == null ? null : daysTo(opens)));
        }
    }

    private List<Covenant> covenants(String seasonId) {
        try {
            return ward.covenants(seasonId).all();
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 403) {
                return List.of();
            }
            throw refusal;
        }
    }

    private long daysTo(Instant moment) {
        LocalDate date = words.dateOf(moment);
        return ChronoUnit.DAYS.between(clock.today(), date);
    }

    private static boolean worthShowing(Covenant covenant) {
        return covenant.openForSignature() || "FULLY_SIGNED".equals(covenant.state())
                || "IN_FORCE".equals(covenant.state());
    }

    /** The latest messages, or null when notification-service does not answer: the tasks are shown all the same. */
    private @Nullable List<InboxLine> news() {
        try {
            Messages messages = notifications.inbox(null, NEWS, null);
            return messages.all().stream().map(message -> InboxLine.of(message, words.english())).toList();
        } catch (ServiceUnreachable | ServiceRefusal absent) {
            LOG.warn("home without messages: {}", absent.getMessage());
            return null;
        }
    }
}
