package vn.laocai.thidua.support.security;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/** Who makes the present request, as the token tells it: {@code sub}, {@code org} and {@code roles}. */
public final class CurrentActor {

    private CurrentActor() {}

    /** The person of this request, or nothing where nobody signed in. */
    public static Optional<Actor> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(of(token.getToken()))
                : Optional.empty();
    }

    /**
     * The person of this request.
     *
     * @throws Refusal
     *             401 {@code token-missing} where nobody signed in, 403 {@code organisation-missing} where the token names
     *             no person or no organisation
     */
    public static Actor require() {
        Actor actor = find().orElseThrow(() -> Refusal.of(401, "token-missing",
                "Cần đăng nhập để thực hiện việc này.", "Sign in to do this."));
        if (actor.personId().isBlank() || actor.organisation().isBlank()) {
            throw Refusal.of(403, "organisation-missing",
                    "Tài khoản chưa được gắn với đơn vị nào. Hãy liên hệ quản trị khối.",
                    "The account belongs to no organisation. Ask the block's administrator.");
        }
        return actor;
    }

    /** When this person last proved who that is, in real time; nothing where the token does not tell. */
    public static Optional<Instant> signedInAt() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.ofNullable(token.getToken().getClaimAsInstant("auth_time"))
                : Optional.empty();
    }

    static Actor of(Jwt token) {
        return new Actor(text(token, "sub"), text(token, "org"), roles(token));
    }

    static Set<String> roles(Jwt token) {
        Set<String> roles = new LinkedHashSet<>();
        if (token.getClaim("roles") instanceof List<?> claimed) {
            claimed.forEach(role -> roles.add(String.valueOf(role)));
        }
        return roles;
    }

    private static String text(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String value ? value : "";
    }
}
