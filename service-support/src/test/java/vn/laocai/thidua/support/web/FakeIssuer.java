package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

/** A tiny identity provider: metadata, keys, and tokens signed by them. */
final class FakeIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;

    FakeIssuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
        answer("/.well-known/openid-configuration",
                "{\"issuer\":\"" + uri() + "\",\"jwks_uri\":\"" + uri() + "/oauth2/jwks\"}");
        answer("/oauth2/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String token(String person, String organisation, String... roles) {
        return token(person, organisation, Instant.now().plusSeconds(300), roles);
    }

    String token(String person, String organisation, Instant end, String... roles) {
        return signed(key, new JWTClaimsSet.Builder().issuer(uri()).subject(person).claim("org", organisation)
                .claim("roles", List.of(roles)).issueTime(Date.from(end.minusSeconds(600)))
                .expirationTime(Date.from(end)).build());
    }

    /** A token of somebody who signed in at that time. */
    String tokenSince(Instant signedIn, String person, String organisation, String... roles) {
        return signed(key, new JWTClaimsSet.Builder().issuer(uri()).subject(person).claim("org", organisation)
                .claim("roles", List.of(roles)).claim("auth_time", signedIn.getEpochSecond())
                .expirationTime(Date.from(Instant.now().plusSeconds(300))).build());
    }

    String tokenOfAStranger(String person) {
        try {
            RSAKey other = new RSAKeyGenerator(2048).keyID("test").generate();
            return signed(other, new JWTClaimsSet.Builder().issuer(uri()).subject(person).claim("org", "SA_PA")
                    .expirationTime(Date.from(Instant.now().plusSeconds(60))).build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
