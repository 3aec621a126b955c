package vn.laocai.thidua.support.security;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TokensTest {

    private static final RSAKey KEY = key("k1");
    private static final RSAKey OTHER = key("k1");

    private final RSAKey key = KEY;
    private final AtomicInteger keysAsked = new AtomicInteger();
    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void findsTheKeysAtTheFirstTokenAndKeepsThem() throws Exception {
        int port = freePort();
        Tokens tokens = tokens(port);
        String token = token(key, claims(port).build());
        assertThatExceptionOfType(IdentityUnavailable.class).isThrownBy(() -> tokens.decode(token));

        start(port);
        assertThat(tokens.decode(token).getSubject()).isEqualTo("p-1");
        tokens.decode(token);
        assertThat(keysAsked).hasValue(1);

        server.stop(0);
        assertThat(tokens.decode(token).getSubject()).as("the provider is away").isEqualTo("p-1");
    }

    @Test
    void refusesForeignIssuersKeysAndAlgorithms() throws Exception {
        int port = freePort();
        start(port);
        Tokens tokens = tokens(port);

        assertBad(tokens, token(key, claims(port).issuer("http://elsewhere").build()));
        assertBad(tokens, token(OTHER, claims(port).build()));
        assertBad(tokens, token(new RSAKey.Builder(OTHER).keyID("unknown").build(), claims(port).build()));
        assertBad(tokens, new PlainJWT(claims(port).build()).serialize());
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(port).build());
        symmetric.sign(new MACSigner(new byte[32]));
        assertBad(tokens, symmetric.serialize());
        assertBad(tokens, "no token");
    }

    @Test
    void allowsFiveSecondsBetweenClocksAndNoMore() throws Exception {
        int port = freePort();
        start(port);
        Tokens tokens = tokens(port);

        assertThat(tokens.decode(token(key, claims(port).expirationTime(in(-3)).build())).getSubject())
                .isEqualTo("p-1");
        assertThatExceptionOfType(JwtValidationException.class)
                .isThrownBy(() -> tokens.decode(token(key, claims(port).expirationTime(in(-8)).build())))
                .satisfies(failure -> assertThat(failure.getErrors()).singleElement()
                        .satisfies(error -> assertThat(error.getErrorCode()).isEqualTo("token-expired")));
        assertBad(tokens, token(key, claims(port).notBeforeTime(in(20)).build()));
        assertBad(tokens, token(key, claims(port).expirationTime(null).build()));
    }

    @Test
    void takesNoMetadataOfAnotherIssuer() throws Exception {
        int port = freePort();
        start(port);
        String other = "http://127.0.0.1:" + port;
        Tokens tokens = new Tokens(other, new IssuerKeys(other, ""), Clock.systemUTC());

        assertThatExceptionOfType(IdentityUnavailable.class)
                .isThrownBy(() -> tokens.decode(token(key, claims(port).issuer(other).build())));
    }

    private static void assertBad(Tokens tokens, String token) {
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static Tokens tokens(int port) {
        return new Tokens("http://localhost:" + port, new IssuerKeys("http://localhost:" + port, ""),
                Clock.systemUTC());
    }

    private static JWTClaimsSet.Builder claims(int port) {
        return new JWTClaimsSet.Builder().issuer("http://localhost:" + port).subject("p-1").issueTime(in(-600))
                .expirationTime(in(300));
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String token(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        HttpServer probe = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        probe.start();
        int port = probe.getAddress().getPort();
        probe.stop(0);
        return port;
    }

    private void start(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        String issuer = "http://localhost:" + port;
        answer("/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/oauth2/jwks\"}", new AtomicInteger());
        answer("/oauth2/jwks", new JWKSet(key.toPublicJWK()).toString(), keysAsked);
        server.start();
    }

    private void answer(String path, String body, AtomicInteger asked) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
