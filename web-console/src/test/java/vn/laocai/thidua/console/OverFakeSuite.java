package vn.laocai.thidua.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import vn.laocai.thidua.console.fake.FakeSuite;

/** The whole console on a free port, over one fake suite that all tests share and each finds as new. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.config.name=web-console")
@ContextConfiguration(initializers = SharedSuite.class)
@ExtendWith(SharedSuite.class)
public @interface OverFakeSuite {

    /** The fake suite, for tests of other packages. */
    final class Suite {

        private Suite() {}

        public static FakeSuite get() {
            return SharedSuite.SUITE;
        }
    }
}
