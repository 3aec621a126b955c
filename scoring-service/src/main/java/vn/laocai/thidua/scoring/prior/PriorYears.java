package vn.laocai.thidua.scoring.prior;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All earlier years that are shown beside a season.
 *
 * @param years
 *            the latest first, each year once
 */
record PriorYears(String seasonId, List<PriorYear> years) {

    PriorYears {
        years = years.stream().sorted(Comparator.comparingInt(PriorYear::year).reversed()).toList();
    }

    /** What is kept, with this year in place of what was known of it; a year without wards is taken out. */
    static PriorYears with(@Nullable PriorYears before, PriorYear year) {
        Stream<PriorYear> others = before == null
                ? Stream.empty()
                : before.years().stream().filter(other -> other.year() != year.year());
        return new PriorYears(year.seasonId(),
                Stream.concat(others, year.wards().isEmpty() ? Stream.empty() : Stream.of(year)).toList());
    }

    Optional<PriorYear> year(int year) {
        return years.stream().filter(one -> one.year() == year).findFirst();
    }
}
