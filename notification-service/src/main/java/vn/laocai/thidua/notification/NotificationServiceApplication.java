package vn.laocai.thidua.notification;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import vn.laocai.thidua.support.launch.ServiceLauncher;

/** Starts notification-service. */
@SpringBootApplication
public class NotificationServiceApplication {

    /** Starts the service as a process of its own. */
    public static void main(String[] args) {
        ServiceLauncher.run(NotificationServiceApplication.class, "notification-service", args);
    }
}
