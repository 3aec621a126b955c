package vn.laocai.thidua.support.command;

import java.util.Set;

/**
 * Who acts, as the token told it.
 *
 * @param personId
 *            pseudonymous id of the person, or the name of the policy for the suite's own acts
 * @param organisation
 *            code of the organisation for which the person acts, such as {@code SA_PA}
 * @param roles
 *            base role codes, such as {@code WARD_LEADER}
 */
public record Actor(String personId, String organisation, Set<String> roles) {

    /** Organisation of acts that the suite does by itself. */
    public static final String SYSTEM = "SYSTEM";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The suite itself, acting by the policy of this name. */
    public static Actor system(String policy) {
        return new Actor("system:" + policy, SYSTEM, Set.of());
    }

    /** Tells whether the token names this role. */
    public boolean has(String role) {
        return roles.contains(role);
    }
}
