package vn.laocai.thidua.local.identity;

import java.util.List;
import java.util.Map;

/** What a token tells of its bearer; every service decides by these names. */
final class Claims {

    private Claims() {}

    static Map<String, Object> of(DemoAccount person) {
        return Map.of("sub", person.personId(), "preferred_username", person.account(), "name", person.name(), "org",
                person.organisation(), "roles", List.copyOf(person.roles()), "email", person.email());
    }

    static Map<String, Object> ofAgency() {
        return Map.of("sub", DemoAccounts.AGENCY_CLIENT, "preferred_username", DemoAccounts.AGENCY_CLIENT, "name",
                "Hệ thống của Sở Nội vụ", "org", "HOME_AFFAIRS", "roles", List.of("AGENCY"));
    }
}
