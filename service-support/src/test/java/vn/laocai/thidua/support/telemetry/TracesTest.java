package vn.laocai.thidua.support.telemetry;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import vn.laocai.thidua.support.command.TraceContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TracesTest {

    private static final String STORED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ApplicationContextRunner part = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(OpenTelemetrySdkAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
                    KafkaAutoConfiguration.class, TelemetryAutoConfiguration.class))
            .withPropertyValues("thidua.part=sample-service", "management.tracing.propagation.type=W3C");

    @Test
    void goesOnFromAStoredTrace() {
        part.run(context -> {
            Traces traces = context.getBean(Traces.class);
            TraceContext inside = traces.continued(STORED, "handle event", () -> traces.current("click-1"));

            assertThat(inside.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(inside.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-").endsWith("-01")
                    .isNotEqualTo(STORED);
            assertThat(inside.correlationId()).isEqualTo("click-1");
            assertThat(traces.traceId()).as("afterwards").isEmpty();
        });
    }

    @Test
    void beginsATraceWhereNoneOrNonsenseWasStored() {
        part.run(context -> {
            Traces traces = context.getBean(Traces.class);

            assertThat(traces.<String>continued(null, "handle event", () -> traces.current().traceId()))
                    .matches("[0-9a-f]{32}");
            assertThat(traces.<String>continued("nonsense", "handle event", () -> traces.current().traceId()))
                    .matches("[0-9a-f]{32}");
        });
    }

    @Test
    void letsAFailurePassAndClosesTheTrace() {
        part.run(context -> {
            Traces traces = context.getBean(Traces.class);

            assertThatThrownBy(() -> traces.continued(STORED, "handle event", () -> {
                throw new IllegalStateException("broken rule");
            })).hasMessage("broken rule");
            assertThat(traces.traceId()).isEmpty();
        });
    }

    @Test
    void worksWithoutTelemetry() {
        Traces none = Traces.none();

        assertThat(none.<String>continued(STORED, "handle event", () -> "done")).isEqualTo("done");
        assertThat(none.current().traceId()).matches("[0-9a-f]{32}");
        assertThat(none.traceId()).isEmpty();
    }
}
