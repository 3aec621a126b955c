package vn.laocai.thidua.testing.kit;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link WithInfrastructure} on test classes; named in {@code META-INF/spring.factories}. */
final class InfrastructureCustomizerFactory implements ContextCustomizerFactory {

    private static final String OF_THE_TEST = "Inlined Test Properties";

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
            List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, WithInfrastructure.class) ? new Customizer() : null;
    }

    /** A record, so that equal tests share one context. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            MapPropertySource source = new MapPropertySource("infrastructure of the test",
                    Infrastructure.embedded().properties());
            if (sources.contains(OF_THE_TEST)) {
                sources.addAfter(OF_THE_TEST, source);
            } else {
                sources.addFirst(source);
            }
        }
    }
}
