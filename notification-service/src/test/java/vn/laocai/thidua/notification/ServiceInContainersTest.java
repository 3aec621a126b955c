package vn.laocai.thidua.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The same service on MongoDB and Kafka in containers, where Docker can get their images. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("vn.laocai.thidua.testing.kit.Containers#available")
@SpringBootTest(classes = NotificationServiceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=notification-service", "thidua.mail.ladder=0s,200ms,200ms,200ms,200ms,200ms,200ms",
        "thidua.webhook.ladder=0s,100ms,100ms,100ms", "thidua.webhook.total-timeout=3s",
        "thidua.webhook.secret-key-file=target/test-keys/webhook.key", "thidua.directory.patience=10s"})
@ContextConfiguration(initializers = {TestSettings.class, TestSettings.InContainers.class})
@ActiveProfiles("test")
public @interface ServiceInContainersTest {
}
