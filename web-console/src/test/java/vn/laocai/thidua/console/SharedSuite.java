package vn.laocai.thidua.console;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import vn.laocai.thidua.console.fake.FakeSuite;
import vn.laocai.thidua.console.page.Registry;

/** Gives the console its fake suite, fresh for each test. */
final class SharedSuite implements ApplicationContextInitializer<ConfigurableApplicationContext>, BeforeEachCallback {

    static final FakeSuite SUITE = new FakeSuite();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().setActiveProfiles("test");
        TestPropertyValues.of(SUITE.settings()).applyTo(context);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        SUITE.reset();
        Registry registry = SpringExtension.getApplicationContext(test).getBean(Registry.class);
        registry.forget("unit");
        registry.forget("block");
        registry.forget("season");
    }
}
