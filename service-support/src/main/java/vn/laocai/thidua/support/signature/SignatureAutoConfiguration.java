package vn.laocai.thidua.support.signature;

import java.nio.file.Path;
import java.util.Arrays;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import vn.laocai.thidua.support.launch.ConditionalOnService;

/** Which keys sign in a service that signs: software keys, unless the deployment brings another {@link SigningPort}. */
@AutoConfiguration
@ConditionalOnService
@ConditionalOnProperty("thidua.signing.directory")
public class SignatureAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SigningPort signingPort(@Value("${thidua.signing.directory}") Path directory,
            @Value("${thidua.signing.software-keys-in-production:false}") boolean allowed, Environment environment) {
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
