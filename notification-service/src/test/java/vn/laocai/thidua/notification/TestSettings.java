package vn.laocai.thidua.notification;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import vn.laocai.thidua.testing.kit.Containers;

/** Settings that are known only when the tests run. */
public final class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addFirst(
                new MapPropertySource("mail server of the tests", Map.of("thidua.mail.port", MailServer.port())));
    }

    /** Store and broker in containers; its topics are made on first use. */
    public static final class InContainers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> settings = new java.util.HashMap<>(Containers.infrastructure().properties());
            settings.put("thidua.kafka.create-topics", true);
            context.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("containers of the tests", settings));
        }
    }
}
