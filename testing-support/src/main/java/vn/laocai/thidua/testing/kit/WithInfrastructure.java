package vn.laocai.thidua.testing.kit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a Spring test class the embedded store, broker and identity provider of its JVM: the settings
 * {@code thidua.store.uri}, {@code thidua.kafka.bootstrap-servers} and {@code thidua.identity.issuer} name them. What the
 * test sets itself goes before.
 *
 * <p>
 * {@code @SpringBootTest(properties = "spring.config.name=ward-service") @WithInfrastructure class CovenantTest}. Tests
 * share one store and one broker, so they use fresh ids.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithInfrastructure {
}
