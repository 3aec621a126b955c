package vn.laocai.thidua.console.security;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The person in front of the screen, as the token tells.
 *
 * @param personId
 *            pseudonymous id, never shown
 * @param name
 *            display name
 * @param organisation
 *            code of the organisation, empty when the token has none
 * @param roles
 *            base roles of domain.md's table; dated functions (head, deputy) are not among them
 */
public record SignedIn(String personId, String name, String organisation, Set<String> roles) {

    /** The person of the running request, or null on the public pages. */
    public static @Nullable SignedIn orNull() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return null;
        }
        String name = user.getFullName();
        String account = user.getPreferredUsername();
        String organisation = user.getClaimAsString("org");
        return new SignedIn(user.getName(), name != null ? name : account != null ? account : "",
                organisation == null ? "" : organisation, authorities(authentication));
    }

    /** The person of the running request; only for pages that need a sign-in. */
    public static SignedIn now() {
        SignedIn person = orNull();
        if (person == null) {
            throw new SignInNeeded("no person is signed in");
        }
        return person;
    }

    /** Whether the token gives this role. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    private static Set<String> authorities(Authentication authentication) {
        return authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length())).collect(Collectors.toUnmodifiableSet());
    }
}
