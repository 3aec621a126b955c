package vn.laocai.thidua.console.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.laocai.thidua.console.client.NotificationClient;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.security.SignedIn;
import vn.laocai.thidua.support.time.BusinessClock;

/**
 * What stands around each page: who is signed in, the block and season, unread messages, the business date. Read when
 * the page asks, so that a fragment or a redirect costs nothing; a silent service leaves a gap, not an error.
 */
public final class Frame {

    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

    /** Roles that the services let read; the menu shows no more. */
    private static final Set<String> OF_THE_BLOCK = Set.of("WARD_LEADER", "WARD_OFFICER", "CROSS_SCORER", "BLOCK_HEAD",
            "BLOCK_DEPUTY", "BLOCK_SECRETARY", "BLOCK_ADMIN", "PROVINCE_MONITOR", "COUNCIL_MEMBER", "APPRAISER",
            "TELLER", "AUDITOR");
    private static final Set<String> OF_SHEETS = without(OF_THE_BLOCK, "TELLER");
    private static final Set<String> OF_CROSS_SCORING = without(OF_SHEETS, "APPRAISER");
    private static final Set<String> OF_BALLOTS = without(OF_THE_BLOCK, "APPRAISER");
    private static final Set<String> APPRAISING = Set.of("APPRAISER", "PROVINCE_MONITOR", "BLOCK_SECRETARY",
            "COUNCIL_MEMBER", "AUDITOR");
    private static final Set<String> OF_AWARDS = Set.of("WARD_LEADER", "WARD_OFFICER", "BLOCK_SECRETARY",
            "PROVINCE_MONITOR", "COUNCIL_MEMBER", "AUDITOR");
    private static final Set<String> OF_THE_CLUB = Set.of("CLUB_CHAIR", "CLUB_SECRETARY", "CLUB_MEMBER",
            "CLUB_PARTNER");

    private final @Nullable SignedIn person;
    private final String path;
    private final Registry registry;
    private final NotificationClient notifications;
    private final BusinessClock clock;
    private final Words words;
    private final Map<String, String> typed;
    private boolean careful;
    private @Nullable Integer unread;

    Frame(@Nullable SignedIn person, String path, Registry registry, NotificationClient notifications,
            BusinessClock clock, Words words, Map<String, String> typed) {
        this.person = person;
        this.path = path;
        this.registry = registry;
        this.notifications = notifications;
        this.clock = clock;
        this.words = words;
        this.typed = typed;
    }

    /** The signed-in person, or null on the public pages. */
    public @Nullable SignedIn getPerson() {
        return person;
    }

    /** Name of the person's organisation. */
    public String getOrganisation() {
        if (person == null) {
            return "";
        }
        String other = words.orNull("organisation." + person.organisation());
        if (other != null || careful) {
            return other == null ? "" : other;
        }
        try {
            String ward = registry.wardName(person.organisation());
            return ward.isEmpty() ? "" : words.say("ward.of", ward);
        } catch (RuntimeException absent) {
            LOG.debug("frame without the ward's name", absent);
            careful = true;
            return "";
        }
    }

    /** Whether the person has the role. */
    public boolean may(String role) {
        return person != null && person.has(role);
    }

    /** Whether the person reads covenants and clubs; operators keep the machinery and read no business data. */
    public boolean isReadsSeason() {
        return isReadsScores() || mayAny(OF_THE_CLUB);
    }

    /** Whether the person reads criteria and boards. */
    public boolean isReadsScores() {
        return mayAny(OF_THE_BLOCK);
    }

    /** Whether the person has to do with score sheets. */
    public boolean isSheets() {
        return mayAny(OF_SHEETS);
    }

    /** Whether the person has to do with cross-scoring. */
    public boolean isCrossScores() {
        return mayAny(OF_CROSS_SCORING);
    }

    /** Whether the person reads meetings and ballots. */
    public boolean isBallots() {
        return mayAny(OF_BALLOTS);
    }

    /** Whether the person sees the work of appraisal: appraisers, the head's side, council and auditors. */
    public boolean isAppraises() {
        return mayAny(APPRAISING);
    }

    /** Whether the person reads proposals of awards. */
    public boolean isAwards() {
        return mayAny(OF_AWARDS);
    }

    /** Whether the person reads or gives notices of violations: also departments. */
    public boolean isReviews() {
        return isAwards() || may("APPRAISER") || may("AGENCY");
    }

    /** Whether the person may meet complaints; officers who handle one may be appraisers. */
    public boolean isComplains() {
        return isAwards() || may("APPRAISER");
    }

    private static Set<String> without(Set<String> roles, String role) {
        return roles.stream().filter(each -> !each.equals(role)).collect(Collectors.toUnmodifiableSet());
    }

    private boolean mayAny(Set<String> roles) {
        return person != null && person.roles().stream().anyMatch(roles::contains);
    }

    /** Name of the block, or the suite's own name where it is not known. */
    public String getBlock() {
        return current().flatMap(season -> registry.block(season.blockId())).map(block -> block.name())
                .orElseGet(() -> words.say("app.block"));
    }

    /** Year of the current season, or null. */
    public @Nullable Integer getYear() {
        return current().map(Season::year).orElse(null);
    }

    /** Number of unread messages; 0 also when notification-service does not answer. */
    public int getUnread() {
        Integer known = unread;
        if (known == null) {
            known = count();
            unread = known;
        }
        return known;
    }

    /** Today's legal date by business time. */
    public String getToday() {
        return words.day(clock.today());
    }

    /** Whether business time is not the system's: then the page says so. */
    public boolean isTimeMoved() {
        return clock.movable();
    }

    /** Path of this page, where switching the language comes back to. */
    public String getPath() {
        return path;
    }

    /** Whether a menu entry is the current one. */
    public boolean at(String entry) {
        return "/".equals(entry) ? "/".equals(path) : path.equals(entry) || path.startsWith(entry + "/");
    }

    /** The language of the page. */
    public String getLanguage() {
        return words.english() ? "en" : "vi";
    }

    /** Fields a person typed before the session ended; empty in the usual case. */
    public Map<String, String> getTyped() {
        return typed;
    }

    /** On error pages nothing is asked of any service. */
    public void askNobody() {
        careful = true;
    }

    private Optional<Season> current() {
        if (person == null || careful) {
            return Optional.empty();
        }
        try {
            return registry.current();
        } catch (RuntimeException absent) {
            LOG.debug("frame without season", absent);
            careful = true;
            return Optional.empty();
        }
    }

    private int count() {
        if (person == null || careful) {
            return 0;
        }
        try {
            return notifications.inbox(null, 1, true).unread();
        } catch (RuntimeException absent) {
            LOG.debug("frame without unread count", absent);
            return 0;
        }
    }
}
