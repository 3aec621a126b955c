package vn.laocai.thidua.support.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks bearer tokens: signature by the issuer's keys, issuer, and times by the system's clock. */
final class Tokens implements JwtDecoder {

    /** Code of the error of a token that was right once. */
    static final String EXPIRED = "token-expired";

    private static final Duration SKEW = Duration.ofSeconds(5);

    private final NimbusJwtDecoder decoder;

    Tokens(String issuer, JWKSource<SecurityContext> keys, Clock systemTime) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {
            // The validators below check the claims, and tell apart what is wrong with them.
        });
        decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtIssuerValidator(issuer),
                new Times(systemTime)));
    }

    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException wrong) {
            throw wrong;
        } catch (JwtException failed) {
            if (keysAreMissing(failed)) {
                throw new IdentityUnavailable("The issuer's keys cannot be had", failed);
            }
            throw new BadJwtException("The token cannot be checked", failed);
        }
    }

    private static boolean keysAreMissing(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof RemoteKeySourceException || each instanceof JWKSetUnavailableException) {
                return true;
            }
        }
        return false;
    }

    private record Times(Clock clock) implements OAuth2TokenValidator<Jwt> {

        @Override
        public OAuth2TokenValidatorResult validate(Jwt token) {
            Instant now = clock.instant();
            Instant end = token.getExpiresAt();
            if (end == null) {
                return failure("invalid_token", "The token names no end");
            }
            if (now.minus(SKEW).isAfter(end)) {
                return failure(EXPIRED, "The token has expired");
            }
            Instant begin = token.getNotBefore();
            if (begin != null && now.plus(SKEW).isBefore(begin)) {
                return failure("invalid_token", "The token is not valid yet");
            }
            return OAuth2TokenValidatorResult.success();
        }

        private static OAuth2TokenValidatorResult failure(String code, String description) {
            return OAuth2TokenValidatorResult.failure(new OAuth2Error(code, description, null));
        }
    }
}
