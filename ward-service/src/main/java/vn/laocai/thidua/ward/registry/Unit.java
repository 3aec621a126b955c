package vn.laocai.thidua.ward.registry;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unit of the registry. Its code never changes and is the only key (Rule 8); its name has periods.
 *
 * @param names
 *            oldest first, without gaps
 */
public record Unit(String code, UnitKind kind, List<NamePeriod> names, List<Predecessor> predecessors,
        List<Signer> signers) {

    public Unit {
        names = List.copyOf(names);
        predecessors = List.copyOf(predecessors);
        signers = List.copyOf(signers);
    }

    /**
     * A name and its days.
     *
     * @param to
     *            last day; absent while the name is in use
     */
    public record NamePeriod(String name, LocalDate from, @Nullable LocalDate to) {

        boolean covers(LocalDate date) {
            return !date.isBefore(from) && (to == null || !date.isAfter(to));
        }
    }

    /** A unit that this one continues. */
    public record Predecessor(String code, String name, @Nullable LocalDate mergedOn) {}

    /**
     * A person who may sign for the unit.
     *
     * @param personId
     *            pseudonymous id
     * @param to
     *            last day; absent while it is open
     */
    public record Signer(String personId, String name, String title, LocalDate from, @Nullable LocalDate to,
            LegalBasis legalBasis) {

        boolean covers(LocalDate date) {
            return !date.isBefore(from) && (to == null || !date.isAfter(to));
        }
    }

    /** The decision that an entry rests on. */
    public record LegalBasis(String number, LocalDate date, String issuer) {}

    /** The name in use on the day; before the first period it is the first name. */
    public String nameAt(LocalDate date) {
        return names.stream().filter(period -> period.covers(date)).findFirst().orElse(names.getFirst()).name();
    }

    /** Who may sign for the unit on the day, in the order of registration. */
    public List<Signer> signersAt(LocalDate date) {
        return signers.stream().filter(signer -> signer.covers(date)).toList();
    }

    /** Tells whether the person may sign for the unit on the day (Rule 16). */
    public boolean authorises(String personId, LocalDate date) {
        return signers.stream().anyMatch(signer -> signer.personId().equals(personId) && signer.covers(date));
    }
}
