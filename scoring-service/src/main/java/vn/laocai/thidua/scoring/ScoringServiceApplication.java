package vn.laocai.thidua.scoring;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import vn.laocai.thidua.support.launch.ServiceLauncher;

/** Opens and keeps the score sheets of the wards. */
@SpringBootApplication
public class ScoringServiceApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(ScoringServiceApplication.class, "scoring-service", args);
    }
}
