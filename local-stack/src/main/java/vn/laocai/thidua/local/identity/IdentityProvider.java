package vn.laocai.thidua.local.identity;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the identity provider in a Spring context of its own. */
public final class IdentityProvider {

    private IdentityProvider() {}

    /** Starts it; closing the context stops it. */
    public static ConfigurableApplicationContext start(IdentitySettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.application.name", "identity");
        properties.put("spring.main.banner-mode", "off");
        properties.put("server.port", settings.port());
        properties.put("server.address", settings.bindAddress());
        properties.put("server.servlet.session.cookie.name", "IDENTITYSESSION");
        properties.put("server.servlet.session.cookie.same-site", "lax");
        properties.put("server.servlet.session.timeout", "8h");
        properties.put("server.servlet.encoding.force", true);
        properties.put("server.tomcat.threads.max", 20);
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("spring.thymeleaf.prefix", "classpath:/identity/templates/");
        properties.put("spring.jmx.enabled", false);
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "2s");

        SpringApplication application = new SpringApplication(IdentityConfiguration.class);
        application.setRegisterShutdownHook(false);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("spring.config.name", "identity"));
        application.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("identity", properties));
            ((GenericApplicationContext) context).registerBean(IdentitySettings.class, () -> settings);
        });
        return application.run();
    }
}
