package vn.laocai.thidua.support.launch;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartDefaultsTest {

    @Test
    void startsAServiceUnderItsNameWithItsOwnFile() {
        try (ConfigurableApplicationContext context = ServiceLauncher.start(Nothing.class, "launched-service",
                Map.of("spring.main.web-application-type", "none", "thidua.kafka.bootstrap-servers", "broker:1"))) {
            Environment environment = context.getEnvironment();
            assertThat(environment.getProperty("spring.application.name")).isEqualTo("launched-service");
            assertThat(environment.getProperty("spring.mongodb.database")).isEqualTo("launched_service");
            assertThat(environment.getProperty("from.its.own.file")).isEqualTo("yes");
            assertThat(environment.getProperty("spring.kafka.bootstrap-servers")).isEqualTo("broker:1");
            assertThat(environment.getProperty("spring.threads.virtual.enabled")).as("its file goes before defaults")
                    .isEqualTo("false");
        }
    }

    @Test
    void givesTheConsoleNoStore() {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.config.name", "web-console");

        process(environment);

        assertThat(environment.getProperty("thidua.part")).isEqualTo("web-console");
        assertThat(environment.getProperty("thidua.service")).isNull();
        assertThat(environment.getProperty("spring.mongodb.uri")).isNull();
    }

    @Test
    void leavesOtherApplicationsAlone() {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.config.name", "identity");

        process(environment);

        assertThat(environment.getProperty("thidua.part")).isNull();
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isNull();
    }

    @Test
    void refusesAMovedClockInProduction() {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.config.name", "ward-service")
                .withProperty("thidua.clock.start", "2025-11-14T08:00+07:00");
        environment.setActiveProfiles("production");

        assertThatThrownBy(() -> process(environment)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("thidua.clock.start");
    }

    @Test
    void logsAsJsonInProduction() {
        MockEnvironment environment = new MockEnvironment().withProperty("spring.config.name", "ward-service");
        environment.setActiveProfiles("production");

        process(environment);

        assertThat(environment.getProperty("logging.structured.format.console")).isEqualTo("logstash");
        assertThat(environment.getProperty("logging.structured.json.add.service")).isEqualTo("ward-service");
    }

    private static void process(MockEnvironment environment) {
        new PartDefaults().postProcessEnvironment(environment, new SpringApplication());
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
