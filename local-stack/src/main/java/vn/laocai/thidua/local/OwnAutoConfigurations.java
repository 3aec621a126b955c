package vn.laocai.thidua.local;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps from a part the auto-configurations that are on the class path only because another part needs them. On its own
 * class path the part would never see them.
 */
final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String IDENTITY_ONLY = "org.springframework.boot.security.oauth2.server.authorization.";
    private static final String MAIL = "org.springframework.boot.mail.";
    private static final String MAIL_SENDER = "notification-service";
    private static final List<String> CONSOLE_ONLY = List.of("org.springframework.boot.thymeleaf.",
            "org.springframework.boot.security.oauth2.client.", "io.github.wimdeblauwe.htmx.");
    private static final List<String> SERVICES_ONLY = List.of("org.springframework.boot.mongodb.",
            "org.springframework.boot.data.mongodb.", "org.springframework.modulith.", "org.springdoc.");

    private String part = "";

    @Override
    public void setEnvironment(Environment environment) {
        part = environment.getProperty("thidua.part", "");
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[autoConfigurations.length];
        for (int i = 0; i < wanted.length; i++) {
            String candidate = autoConfigurations[i];
            wanted[i] = candidate == null || belongsHere(candidate);
        }
        return wanted;
    }

    private boolean belongsHere(String autoConfiguration) {
        if (part.isEmpty()) {
            return true;
        }
        if (autoConfiguration.startsWith(IDENTITY_ONLY)) {
            return false;
        }
        if (autoConfiguration.startsWith(MAIL)) {
            return part.equals(MAIL_SENDER);
        }
        List<String> others = part.endsWith("-service") ? CONSOLE_ONLY : SERVICES_ONLY;
        return others.stream().noneMatch(autoConfiguration::startsWith);
    }
}
