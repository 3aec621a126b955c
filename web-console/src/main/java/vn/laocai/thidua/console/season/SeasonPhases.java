package vn.laocai.thidua.console.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.console.client.WardClient.Phase;
import vn.laocai.thidua.console.client.WardClient.Season;

/**
 * The phases of a season as a table with a picture: each a row with a bar on one common scale from 0 to 1000, and where
 * the business date stands on it.
 *
 * @param today
 *            place of the business date on the scale, or null when it is outside
 */
public record SeasonPhases(List<Row> rows, List<Tick> ticks, @Nullable Integer today) {

    private static final ZoneId PROVINCE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int WIDTH = 1000;
    private static final int NARROWEST = 6;
    private static final List<String> ORDER = List.of("DRAFT", "ESTABLISHED", "PREPARING", "REGISTRATION",
            "COVENANT_SIGNING", "ACTIVE", "MID_YEAR_REVIEW", "SELF_SCORING", "CROSS_SCORING", "APPRAISAL",
            "EXPLANATION", "DELIBERATION", "BALLOT", "RANKED", "PROPOSED_TO_PROVINCE", "DECIDED", "SUMMARISED",
            "HANDED_OVER", "ARCHIVED");

    /** How a phase stands to the season's state. */
    public enum Standing {
        DONE, NOW, LATER
    }

    /** One phase; {@code from} and {@code width} on the scale. */
    public record Row(String phase, Standing standing, @Nullable Instant opensAt, @Nullable Instant closesAt, int from,
            int width) {}

    /** First day of a month on the scale. */
    public record Tick(int at, LocalDate month) {}

    /** The picture of a season at a business date. */
    public static SeasonPhases of(Season season, LocalDate today) {
        List<Phase> phases = inOrder(season);
        List<Instant> bounds = new ArrayList<>();
        for (Phase phase : phases) {
            Instant opens = phase.opensAt();
            Instant closes = phase.closesAt();
            if (opens != null) {
                bounds.add(opens);
            }
            if (closes != null) {
                bounds.add(closes);
            }
        }
        if (bounds.isEmpty()) {
            return new SeasonPhases(phases.stream().map(
                    phase -> new Row(phase.phase(), standing(phase, season), null, null, 0, 0)).toList(), List.of(),
                    null);
        }
        bounds.sort(Comparator.naturalOrder());
        Scale scale = new Scale(bounds.getFirst(), bounds.getLast());
        List<Row> rows = new ArrayList<>();
        for (Phase phase : phases) {
            int from = scale.at(phase.opensAt());
            int to = scale.at(phase.closesAt());
            rows.add(new Row(phase.phase(), standing(phase, season), phase.opensAt(), phase.closesAt(), from,
                    Math.max(NARROWEST, to - from)));
        }
        int now = scale.at(today.atStartOfDay(PROVINCE).plusHours(12).toInstant());
        return new SeasonPhases(rows, ticks(scale), now < 0 || now > WIDTH ? null : now);
    }

    /** The phase the season is in, when it is one with a window. */
    public Optional<Row> current() {
        return rows.stream().filter(row -> row.standing() == Standing.NOW).findFirst();
    }

    /** The announced phase that comes next. */
    public Optional<Row> next() {
        return rows.stream().filter(row -> row.standing() == Standing.LATER).findFirst();
    }

    /**
     * The state that the block's head moves the season to: the next of the round (Rule 5). The mid-year review is
     * passed over where it has not been announced.
     */
    public static Optional<String> nextState(Season season) {
        int now = ORDER.indexOf(season.state());
        if (now < 0 || now + 1 >= ORDER.size()) {
            return Optional.empty();
        }
        String next = ORDER.get(now + 1);
        boolean announced = inOrder(season).stream().anyMatch(phase -> phase.phase().equals(next));
        return Optional.of("MID_YEAR_REVIEW".equals(next) && !announced ? ORDER.get(now + 2) : next);
    }

    private static List<Phase> inOrder(Season season) {
        List<Phase> phases = season.phases();
        return phases == null
                ? List.of()
                : phases.stream().sorted(Comparator.comparingInt(phase -> rank(phase.phase()))).toList();
    }

    private static Standing standing(Phase phase, Season season) {
        int difference = Integer.compare(rank(phase.phase()), rank(season.state()));
        return difference < 0 ? Standing.DONE : difference == 0 ? Standing.NOW : Standing.LATER;
    }

    /** Phases we do not know stay where the service put them: at the end. */
    private static int rank(String phase) {
        int known = ORDER.indexOf(phase);
        return known < 0 ? ORDER.size() : known;
    }

    private static List<Tick> ticks(Scale scale) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate month = LocalDate.ofInstant(scale.first, PROVINCE).withDayOfMonth(1).plusMonths(1);
        while (month.atStartOfDay(PROVINCE).toInstant().isBefore(scale.last)) {
            ticks.add(new Tick(scale.at(month.atStartOfDay(PROVINCE).toInstant()), month));
            month = month.plusMonths(1);
        }
        return ticks;
    }

    private record Scale(Instant first, Instant last) {

        int at(@Nullable Instant moment) {
            if (moment == null) {
                return 0;
            }
            long whole = Math.max(1, last.getEpochSecond() - first.getEpochSecond());
            return (int) ((moment.getEpochSecond() - first.getEpochSecond()) * WIDTH / whole);
        }
    }
}
