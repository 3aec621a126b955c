package vn.laocai.thidua.club;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import vn.laocai.thidua.support.launch.ServiceLauncher;

/** Keeps the Urban Club and its roll. */
@SpringBootApplication
public class ClubServiceApplication {

    public static void main(String[] args) {
        ServiceLauncher.run(ClubServiceApplication.class, "club-service", args);
    }
}
