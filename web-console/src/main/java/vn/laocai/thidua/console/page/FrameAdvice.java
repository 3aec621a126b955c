package vn.laocai.thidua.console.page;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import vn.laocai.thidua.console.client.NotificationClient;
import vn.laocai.thidua.console.security.SignedIn;
import vn.laocai.thidua.console.security.TypedText;
import vn.laocai.thidua.support.time.BusinessClock;

/** Gives every page its frame. */
@ControllerAdvice
class FrameAdvice {

    private final Registry registry;
    private final NotificationClient notifications;
    private final BusinessClock clock;
    private final Words words;

    FrameAdvice(Registry registry, NotificationClient notifications, BusinessClock clock, Words words) {
        this.registry = registry;
        this.notifications = notifications;
        this.clock = clock;
        this.words = words;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        return new Frame(SignedIn.orNull(), request.getRequestURI(), registry, notifications, clock, words,
                TypedText.take(request));
    }
}
