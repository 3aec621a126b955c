package vn.laocai.thidua.notification.recipient;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A person who may get messages.
 *
 * @param personId
 *            pseudonymous id, the same as in the person's token
 * @param organisation
 *            code of the organisation, such as {@code SA_PA}
 * @param roles
 *            base role codes, such as {@code WARD_LEADER}
 * @param email
 *            address for mail, or {@code null} for a person who reads messages only in the console
 */
public record Recipient(String personId, String name, String organisation, Set<String> roles, @Nullable String email,
        Language language) {

    public Recipient {
        roles = Set.copyOf(roles);
    }

    /** Tells whether the person has this role. */
    public boolean has(String role) {
        return roles.contains(role);
    }
}
