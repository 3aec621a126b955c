package vn.laocai.thidua.scoring.paper;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** With which key papers are sealed: that of the key store named, else a trial one beside the signing keys. */
@Configuration(proxyBeanMethods = false)
class PaperSealConfiguration {

    @Bean
    @ConditionalOnMissingBean
    PaperSeal paperSeal(@Value("${thidua.papers.seal.key-store:#{null}}") @Nullable Path keyStore,
            @Value("${thidua.papers.seal.key-store-password:}") String password,
            @Value("${thidua.signing.directory}") Path directory,
            @Value("${thidua.signing.software-keys-in-production:false}") boolean trialAllowed,
            Environment environment) {
        if (keyStore != null) {
            return KeyStoreSeal.of(keyStore, password.toCharArray());
        }
        if (environment.acceptsProfiles(Profiles.of("production")) && !trialAllowed) {
            throw new IllegalStateException(
                    "A trial seal does not sign papers in production. Name the office's PKCS#12 file in"
                            + " thidua.papers.seal.key-store, or set thidua.signing.software-keys-in-production=true if"
                            + " the province accepts keys in " + directory.toAbsolutePath() + ".");
        }
        return KeyStoreSeal.trial(directory);
    }

    /**
     * The seals by which papers are known: the present one and those before it.
     *
     * @param earlier
     *            PEM file with the certificates of former keys; one that fell into wrong hands is left out
     */
    @Bean
    KnownSeals knownSeals(PaperSeal seal,
            @Value("${thidua.papers.seal.earlier-certificates:#{null}}") @Nullable Path earlier) {
        return KnownSeals.of(seal, earlier);
    }

    /** Days until the certificate ends, so that somebody renews it in time. */
    @Bean
    MeterBinder sealExpiry(PaperSeal seal, Clock clock) {
        return meters -> Gauge.builder("thidua.papers.seal.days", () -> daysLeft(seal, clock))
                .description("days until the certificate that seals papers expires").register(meters);
    }

    private static Long daysLeft(PaperSeal seal, Clock clock) {
        return Duration.between(clock.instant(), seal.certificate().getNotAfter().toInstant()).toDays();
    }
}
