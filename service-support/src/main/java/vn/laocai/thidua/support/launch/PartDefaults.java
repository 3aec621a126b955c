package vn.laocai.thidua.support.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Gives every part of the suite its defaults, below all other settings, and refuses a production start with settings
 * that belong to a desk. Applications that are no part of the suite are left alone.
 */
public final class PartDefaults implements EnvironmentPostProcessor, Ordered {

    private static final Set<String> OTHER_PARTS = Set.of("web-console");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = environment.getProperty("thidua.part", environment.getProperty("spring.config.name", ""));
        boolean service = name.endsWith("-service");
        if (!service && !OTHER_PARTS.contains(name)) {
            return;
        }
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("thidua.part", name);
        defaults.put("spring.application.name", name);
        load(defaults, "part-defaults.properties");
        if (service) {
            defaults.put("thidua.service", name);
            defaults.put("spring.mongodb.database", name.replace('-', '_'));
            load(defaults, "service-defaults.properties");
        }
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        if (production) {
            load(defaults, "production-defaults.properties");
        }
        environment.getPropertySources().addLast(new MapPropertySource("thiduaDefaults", defaults));
        if (production) {
            refuse(environment.getProperty("thidua.clock.start"), "thidua.clock.start");
            refuse(environment.getProperty("thidua.clock.file"), "thidua.clock.file");
        }
    }

    private static void refuse(@Nullable String value, String setting) {
        if (value != null && !value.isBlank()) {
            throw new StartRefused("The setting '" + setting + "' moves business time and is refused in production.",
                    "Remove '" + setting + "', or use the profile 'local' or 'test'.");
        }
    }

    private static void load(Map<String, Object> defaults, String file) {
        try {
            Properties properties = PropertiesLoaderUtils
                    .loadProperties(new ClassPathResource(file, PartDefaults.class));
            properties.forEach((key, value) -> defaults.put((String) key, value));
        } catch (IOException missing) {
            throw new UncheckedIOException(file, missing);
        }
    }

    /** After the configuration files, so that the profiles are known. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
