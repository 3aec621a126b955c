package vn.laocai.thidua.console.page;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.ServiceRefusal;

/** Turns a service's refusal into the sentence on the page. */
@Component
public class Refusals {

    private final Words words;

    Refusals(Words words) {
        this.words = words;
    }

    /** Our own sentence for the codes we know, which says what to do next; else the service's; else a general one. */
    public String sentence(ServiceRefusal refusal) {
        String own = words.orNull("refusal." + refusal.code());
        if (own != null) {
            return own;
        }
        String detail = refusal.detail();
        if (detail != null) {
            return refusal.errors().isEmpty() ? detail : detail + " " + String.join(" ", refusal.errors());
        }
        return words.say(refusal.status() >= 500 ? "refusal.unavailable" : "refusal.general");
    }
}
