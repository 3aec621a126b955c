package vn.laocai.thidua.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

import vn.laocai.thidua.testing.kit.WithInfrastructure;

/** Runs the whole service on the embedded store and broker, with a mail server and agencies in this JVM. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = NotificationServiceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=notification-service", "thidua.mail.ladder=0s,200ms,200ms,200ms,200ms,200ms,200ms",
        "thidua.webhook.ladder=0s,100ms,100ms,100ms", "thidua.webhook.total-timeout=3s",
        "thidua.webhook.secret-key-file=target/test-keys/webhook.key", "thidua.directory.patience=10s"})
@ContextConfiguration(initializers = TestSettings.class)
@ActiveProfiles("test")
@WithInfrastructure
public @interface ServiceTest {
}
