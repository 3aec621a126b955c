package vn.laocai.thidua.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.thymeleaf.TemplateEngine;

import vn.laocai.thidua.local.demo.DemoSeason;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts the real suite in this JVM, as {@code ./run} does, and looks into every context. */
class LocalStackTest {

    private static final Map<Part, String> PACKAGES = new EnumMap<>(Map.of(Part.WARD, "vn.laocai.thidua.ward.",
            Part.SCORING, "vn.laocai.thidua.scoring.", Part.CLUB, "vn.laocai.thidua.club.", Part.NOTIFICATION,
            "vn.laocai.thidua.notification.", Part.CONSOLE, "vn.laocai.thidua.console.", Part.IDENTITY,
            "vn.laocai.thidua.local."));

    @TempDir
    static Path directory;

    private static LocalStack stack;
    private static Ports ports;

    @BeforeAll
    static void start() throws LaunchOptions.Misunderstood {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LaunchOptions options = LaunchOptions.parse("--data-dir=" + directory, "--port-offset=" + FreeOffset.find());
        ports = options.ports();
        stack = LocalStack.start(options, System.out);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("org.springframework.boot.logging.LoggingSystem");
        if (stack != null) {
            stack.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WARD", "SCORING", "CLUB", "NOTIFICATION", "CONSOLE", "IDENTITY"})
    void eachContextHoldsOnlyItsOwnBeans(Part part) {
        ConfigurableApplicationContext context = stack.context(part);
        List<String> foreign = Arrays.stream(context.getBeanDefinitionNames()).map(context::getType)
                .filter(type -> type != null && type.getName().startsWith("vn.laocai.thidua.")).map(Class::getName)
                .filter(type -> !type.startsWith(PACKAGES.get(part)) && !type.startsWith("vn.laocai.thidua.support."))
                .toList();
        assertThat(foreign).isEmpty();
        assertThat(context.getBeansOfType(MongoClient.class)).hasSize(part.isService() ? 1 : 0);
        assertThat(context.getBeansOfType(TemplateEngine.class)).hasSize(part.isService() ? 0 : 1);
        assertThat(context.getBeansOfType(ClientRegistrationRepository.class)).hasSize(part == Part.CONSOLE ? 1 : 0);
        assertThat(context.getBeansOfType(RegisteredClientRepository.class)).hasSize(part == Part.IDENTITY ? 1 : 0);
        assertThat(context.getBeansOfType(JavaMailSender.class)).hasSize(part == Part.NOTIFICATION ? 1 : 0);
    }

    @Test
    void eachContextTellsTheSameBusinessTime() {
        assertThat(PACKAGES.keySet().stream().filter(part -> part != Part.IDENTITY)
                .map(part -> stack.context(part).getBean(Clock.class).instant().getEpochSecond() / 60)
                .distinct()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void theDemoSeasonLeavesSaPaToSignHoweverOftenItIsLoaded() {
        assertThat(new DemoSeason(ports).load()).startsWith("9/10");
        assertThat(new DemoSeason(ports).load()).startsWith("9/10");
    }
}
