package vn.laocai.thidua.ward;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

import vn.laocai.thidua.testing.kit.WithInfrastructure;

/** The whole service on the embedded store and broker, on the morning of the conference. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = WardServiceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=ward-service", "thidua.clock.start=2025-11-14T08:00+07:00",
        "thidua.signing.directory=target/signing-keys"})
@ActiveProfiles("test")
@WithInfrastructure
@interface WardServiceTest {
}
