package vn.laocai.thidua.console;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

import vn.laocai.thidua.support.launch.ServiceLauncher;

/** The web console. Its settings stand in {@code web-console.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class WebConsoleApplication {

    /** Starts the console on its own. */
    public static void main(String[] args) {
        ServiceLauncher.run(WebConsoleApplication.class, "web-console", args);
    }
}
