package vn.laocai.thidua.console.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people sign in. Only the issuer is needed for a provider with the usual paths; each address can be set on its
 * own, for a provider with other paths (Keycloak) or one that browser and console reach by different names.
 *
 * @param issuer
 *            the issuer as it stands in the tokens
 */
@ConfigurationProperties("thidua.identity")
record IdentityProperties(String issuer, @Nullable String authorizationUri, @Nullable String tokenUri,
        @Nullable String jwkSetUri, @Nullable String userInfoUri, @Nullable String logoutUri) {

    String authorization() {
        return orUnderIssuer(authorizationUri, "/oauth2/authorize");
    }

    String token() {
        return orUnderIssuer(tokenUri, "/oauth2/token");
    }

    String keys() {
        return orUnderIssuer(jwkSetUri, "/oauth2/jwks");
    }

    String userInfo() {
        return orUnderIssuer(userInfoUri, "/userinfo");
    }

    String logout() {
        return orUnderIssuer(logoutUri, "/connect/logout");
    }

    private String orUnderIssuer(@Nullable String address, String path) {
        return address == null || address.isBlank() ? issuer + path : address;
    }
}
