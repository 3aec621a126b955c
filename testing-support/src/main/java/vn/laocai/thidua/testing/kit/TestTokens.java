package vn.laocai.thidua.testing.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.Executors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A small identity provider of its own for tests: signs tokens and serves the key that proves them, so that a resource
 * server whose {@code thidua.identity.issuer} is {@link #issuer()} accepts them.
 */
public final class TestTokens implements AutoCloseable {

    private static final Duration LIFE = Duration.ofHours(1);

    private final HttpServer server;
    private final RSAKey key;
    private final String issuer;

    private TestTokens() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test-" + UUID.randomUUID()).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://localhost:" + server.getAddress().getPort();
        String jwksUri = issuer + "/oauth2/jwks";
        String metadata = """
                {"issuer":"%s","jwks_uri":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",\
                "response_types_supported":["code"],"subject_types_supported":["public"],\
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer, jwksUri, issuer, issuer);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata));
        server.createContext("/.well-known/oauth-authorization-server", exchange -> answer(exchange, metadata));
        server.createContext("/oauth2/jwks",
                exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static final class Shared {
        private static final TestTokens INSTANCE = new TestTokens();
    }

    /** The provider that all tests of this JVM share. */
    public static TestTokens shared() {
        return Shared.INSTANCE;
    }

    /** A provider of one's own; tokens of others do not pass its check. */
    public static TestTokens start() {
        return new TestTokens();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Value for {@code thidua.identity.issuer}. */
    public String issuer() {
        return issuer;
    }

    /** A token of this account, valid for an hour; without the word {@code Bearer}. */
    public String bearer(String accountName) {
        return bearer(TestAccount.named(accountName));
    }

    /** A token of an account of one's own, valid for an hour. */
    public String bearer(TestAccount account) {
        return sign(account, issuer, Instant.now().minusSeconds(5), Instant.now().plus(LIFE));
    }

    /** A token whose time is over. */
    public String expired(String accountName) {
        Instant now = Instant.now();
        return sign(TestAccount.named(accountName), issuer, now.minus(LIFE.multipliedBy(2)), now.minus(LIFE));
    }

    /** A token of somebody who signed in that long ago. */
    public String signedInBefore(String accountName, Duration ago) {
        Instant now = Instant.now();
        return sign(TestAccount.named(accountName), issuer, now.minus(ago), now.plus(LIFE));
    }

    /** A token that is signed with the right key and names another issuer. */
    public String ofAnotherIssuer(String accountName) {
        return sign(TestAccount.named(accountName), "https://elsewhere.example", Instant.now(),
                Instant.now().plus(LIFE));
    }

    /** The same as a whole {@code Authorization} header. */
    public String authorization(String accountName) {
        return "Bearer " + bearer(accountName);
    }

    private String sign(TestAccount account, String namedIssuer, Instant issuedAt, Instant expiresAt) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(namedIssuer).subject(account.subject())
                .claim("preferred_username", account.name()).claim("name", account.name())
                .claim("org", account.organisation()).claim("roles", account.roles())
                .claim("email", account.name() + "@thidua.local").issueTime(Date.from(issuedAt))
                .claim("auth_time", issuedAt.getEpochSecond())
                .expirationTime(Date.from(expiresAt)).jwtID(UUID.randomUUID().toString()).build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
