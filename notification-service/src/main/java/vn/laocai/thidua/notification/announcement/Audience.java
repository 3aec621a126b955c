package vn.laocai.thidua.notification.announcement;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

import vn.laocai.thidua.notification.recipient.Recipient;

/** Who is told, in the words of the domain. */
final class Audience {

    private Audience() {}

    static Predicate<Recipient> people(Collection<String> personIds) {
        Set<String> ids = Set.copyOf(personIds);
        return person -> ids.contains(person.personId());
    }

    static Predicate<Recipient> leadersAndOfficersOf(Collection<String> wards) {
        Set<String> codes = Set.copyOf(wards);
        return person -> codes.contains(person.organisation())
                && (person.has("WARD_LEADER") || person.has("WARD_OFFICER"));
    }

    static Predicate<Recipient> secretariesOf(Collection<String> wards) {
        Set<String> codes = Set.copyOf(wards);
        return person -> codes.contains(person.organisation()) && person.has("BLOCK_SECRETARY");
    }

    static Predicate<Recipient> everyoneOf(Collection<String> wards) {
        Set<String> codes = Set.copyOf(wards);
        return person -> codes.contains(person.organisation());
    }

    static Predicate<Recipient> monitors() {
        return person -> person.has("PROVINCE_MONITOR");
    }

    static Predicate<Recipient> auditors() {
        return person -> person.has("AUDITOR");
    }

    static Predicate<Recipient> clubPartners() {
        return person -> person.has("CLUB_PARTNER") || person.has("CLUB_CHAIR") || person.has("CLUB_SECRETARY");
    }

    /** Those who take part in signing: leaders, officers and secretaries of the wards, and the province's monitor. */
    static Predicate<Recipient> signingPeople(Collection<String> wards) {
        return leadersAndOfficersOf(wards).or(secretariesOf(wards)).or(monitors());
    }

    /** Everyone of the block, the province's monitor and the auditor. */
    static Predicate<Recipient> wholeBlock(Collection<String> wards) {
        return everyoneOf(wards).or(monitors()).or(auditors());
    }
}
