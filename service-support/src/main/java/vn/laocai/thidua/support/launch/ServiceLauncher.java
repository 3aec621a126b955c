package vn.laocai.thidua.support.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a part of the suite under its name. The part reads {@code <name>.yml}, carries the name in logs, metrics and
 * traces, and gets what every service stands on where the name ends with {@code -service}.
 */
public final class ServiceLauncher {

    private ServiceLauncher() {}

    /**
     * Starts a part as a process of its own; the JVM's shutdown stops it gracefully.
     *
     * @param service
     *            name of the part, such as {@code ward-service}
     * @param args
     *            command line, such as {@code --server.port=9081}
     */
    public static ConfigurableApplicationContext run(Class<?> application, String service, String... args) {
        SpringApplication spring = application(application);
        return spring.run(withName(service, List.of(args)));
    }

    /**
     * Starts a part inside a JVM that holds several and that stops them itself, in its own order: the part registers no
     * shutdown hook, so the caller closes the context that is returned.
     *
     * @param properties
     *            settings that go before the part's own file, such as {@code server.port}
     */
    public static ConfigurableApplicationContext start(Class<?> application, String service,
            Map<String, Object> properties) {
        SpringApplication spring = application(application);
        spring.setRegisterShutdownHook(false);
        List<String> args = new ArrayList<>();
        new LinkedHashMap<>(properties).forEach((name, value) -> args.add("--" + name + "=" + value));
        return spring.run(withName(service, args));
    }

    private static SpringApplication application(Class<?> application) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        return spring;
    }

    private static String[] withName(String service, List<String> args) {
        List<String> all = new ArrayList<>();
        all.add("--spring.config.name=" + service);
        all.addAll(args);
        return all.toArray(String[]::new);
    }
}
