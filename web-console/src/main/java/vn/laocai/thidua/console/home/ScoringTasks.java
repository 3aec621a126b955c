package vn.laocai.thidua.console.home;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.AppraisalClient;
import vn.laocai.thidua.console.client.CrossScoringClient;
import vn.laocai.thidua.console.client.CrossScoringClient.CrossScoreLine;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Progress;
import vn.laocai.thidua.console.client.SheetClient.SheetLine;
import vn.laocai.thidua.console.client.WardClient.Phase;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** What scoring asks of the signed-in person now; nothing of it is shown while scoring does not answer. */
@Component
class ScoringTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ScoringTasks.class);

    private final SheetClient sheets;
    private final CrossScoringClient cross;
    private final AppraisalClient appraisal;
    private final Registry registry;
    private final Standing standing;
    private final Words words;

    ScoringTasks(SheetClient sheets, CrossScoringClient cross, AppraisalClient appraisal, Registry registry,
            Standing standing, Words words) {
        this.sheets = sheets;
        this.cross = cross;
        this.appraisal = appraisal;
        this.registry = registry;
        this.standing = standing;
        this.words = words;
    }

    /** A task without the days that are left. */
    record Due(String key, String subject, List<Integer> details, String link, @Nullable Instant due) {

        String title(Words words) {
            return words.say("home.task." + key, subject);
        }

        String detail(Words words) {
            return words.say("home.task." + key + ".detail", details.toArray());
        }
    }

    List<HomeController.Task> of(Season season, java.util.function.ToLongFunction<Instant> daysTo) {
        SignedIn person = SignedIn.now();
        List<Due> found = new ArrayList<>();
        try {
            boolean ward = person.has("WARD_OFFICER") || person.has("WARD_LEADER");
            if (ward || standing.headSide(season)) {
                List<SheetLine> all = sheets.sheets(season.id()).all();
                if (ward) {
                    all.stream().filter(sheet -> sheet.wardCode().equals(person.organisation())).findFirst()
                            .flatMap(sheet -> own(sheet, season, person)).ifPresent(found::add);
                }
                accept(all, season).ifPresent(found::add);
            }
            if ("CROSS_SCORING".equals(season.state()) && (ward || person.has("CROSS_SCORER"))) {
                for (CrossScoreLine line : cross.mine(season.id()).all()) {
                    if (line.writable()) {
                        found.add(new Due("cross", registry.wardName(line.targetWard()),
                                List.of(line.scored(), line.of()), "/cross-scoring/scores/" + line.id(),
                                end(season, "CROSS_SCORING")));
                    }
                }
            }
            if (person.has("APPRAISER") && List.of("APPRAISAL", "EXPLANATION").contains(season.state())) {
                int open = (int) appraisal.queue(season.id(), "OPEN").all().stream()
                        .filter(item -> item.appraised() == null).count();
                if (open > 0) {
                    found.add(new Due("appraise", "", List.of(open), "/appraisal?season=" + season.id(),
                            end(season, "APPRAISAL")));
                }
            }
        } catch (ServiceRefusal | ServiceUnreachable absent) {
            LOG.warn("home without the tasks of scoring: {}", absent.getMessage());
        }
        return found.stream()
                .map(due -> new HomeController.Task(due.title(words), due.detail(words), due.link(),
                        words.say("home.task." + due.key() + ".action"), due.due(),
                        due.due() == null ? null : daysTo.applyAsLong(due.due())))
                .toList();
    }

    private Optional<Due> own(SheetLine sheet, Season season, SignedIn person) {
        String link = "/score-sheets/" + sheet.id();
        String ward = registry.wardName(sheet.wardCode());
        SheetClient.Extension exception = sheet.lockException();
        Instant given = exception == null ? null : exception.until();
        Instant end = given == null ? end(season, "SELF_SCORING") : given;
        Progress progress = sheet.progress() == null ? new Progress(0, 0) : sheet.progress();
        List<Integer> filled = List.of(progress.filled(), progress.of());
        return switch (sheet.state()) {
            case "NOT_STARTED", "DRAFT", "LATE_ACCEPTED" -> !"SELF_SCORING".equals(season.state()) && given == null
                    && !"LATE_ACCEPTED".equals(sheet.state())
                            ? Optional.empty()
                            : Optional.of(person.has("WARD_LEADER") && progress.filled() >= progress.of()
                                    && progress.of() > 0
                                            ? new Due("submit", ward, filled, link, end)
                                            : new Due("enter", ward, filled, link, end));
            case "RETURNED" -> Optional.of(new Due("returned", ward, List.of(), link, end));
            case "APPRAISED_ROUND1" -> person.has("WARD_LEADER")
                    ? Optional.of(new Due("explain", ward, List.of(), link + "/adjustments",
                            end(season, "EXPLANATION")))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Due> accept(List<SheetLine> all, Season season) {
        int waiting = (int) all.stream().filter(sheet -> "SUBMITTED".equals(sheet.state())
                && standing.headSideFor(season, sheet.wardCode())).count();
        return waiting == 0
                ? Optional.empty()
                : Optional.of(new Due("accept", "", List.of(waiting), "/score-sheets?season=" + season.id(),
                        end(season, "SELF_SCORING")));
    }

    private static @Nullable Instant end(Season season, String phase) {
        List<Phase> phases = season.phases() == null ? List.of() : season.phases();
        return phases.stream().filter(each -> each.phase().equals(phase)).map(Phase::closesAt)
                .filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }
}
