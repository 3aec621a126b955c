package vn.laocai.thidua.ward.signing;

import java.nio.file.Path;
import java.util.Arrays;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Which keys sign: software keys, unless the deployment brings another {@link SigningPort}. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SigningPort signingPort(@Value("${thidua.signing.directory}") Path directory,
            @Value("${thidua.signing.software-keys-in-production}") boolean allowed, Environment environment) {
        boolean production = Arrays.asList(environment.getActiveProfiles()).contains("production");
        if (production && !allowed) {
            throw new IllegalStateException(
                    "Software keys do not sign in production. Bring a SigningPort of cards or of a"
                            + " remote signing service, or set thidua.signing.software-keys-in-production=true if the"
                            + " province accepts keys in " + directory.toAbsolutePath() + ".");
        }
        return new SoftwareKeys(directory);
    }
}
