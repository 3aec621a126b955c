package vn.laocai.thidua.console.security;

import java.text.ParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jwt.JWTParser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Turns {@code roles} and {@code org} into what the pages ask for. Providers put them in the ID token, the user info
 * or only in the access token, which comes from the same trusted answer: the first that has them counts. The services
 * decide by the access token anyway; here the roles only choose what is shown.
 */
@Component
class RolesFromToken implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcUserService delegate = new OidcUserService();

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = delegate.loadUser(request);
        Map<String, Object> extra = new HashMap<>();
        OidcUserInfo info = user.getUserInfo();
        if (info != null) {
            extra.putAll(info.getClaims());
        }
        Map<String, Object> ofAccessToken = claims(request.getAccessToken().getTokenValue());
        for (String claim : List.of("roles", "org", "name", "preferred_username")) {
            Object value = user.getClaims().get(claim);
            Object found = value != null ? value : ofAccessToken.get(claim);
            if (found != null) {
                extra.put(claim, found);
            }
        }
        extra.putIfAbsent("sub", user.getSubject());
        Set<GrantedAuthority> authorities = new LinkedHashSet<>();
        for (String role : strings(extra.get("roles"))) {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + role));
        }
        return new DefaultOidcUser(authorities, user.getIdToken(), new OidcUserInfo(extra), "sub");
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf).toList() : List.of();
    }

    private static Map<String, Object> claims(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getClaims();
        } catch (ParseException opaque) {
            return Map.of();
        }
    }
}
