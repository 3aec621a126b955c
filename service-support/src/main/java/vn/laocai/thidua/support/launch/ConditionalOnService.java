package vn.laocai.thidua.support.launch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Holds in the contexts of services, whose {@code spring.config.name} ends with {@code -service}. One JVM may hold
 * services, console and identity provider on one class path, and each must keep to its own beans.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty("thidua.service")
public @interface ConditionalOnService {
}
