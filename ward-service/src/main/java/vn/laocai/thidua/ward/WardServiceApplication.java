package vn.laocai.thidua.ward;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import vn.laocai.thidua.support.launch.ServiceLauncher;

/** Keeps the registry of units, the emulation block, its seasons and its covenants. */
@SpringBootApplication
public class WardServiceApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(WardServiceApplication.class, "ward-service", args);
    }
}
