package vn.laocai.thidua.notification.webhook;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** Delivers every public event to the endpoints that want it. */
@Configuration(proxyBeanMethods = false)
class WhenSomethingHappensThenTellAgencies {

    static final String GROUP = "notification-service.webhooks";

    private final WebhookDispatch dispatch;

    WhenSomethingHappensThenTellAgencies(WebhookDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Bean
    Consumer<Message<List<byte[]>>> tellAgencies(Inbox inbox) {
        return inbox.consumer(subscription());
    }

    Subscription subscription() {
        return Subscription.of(GROUP, ConsumptionMode.EVERY_EVENT).onAny(this::tell).build();
    }

    private Effect tell(IncomingEvent<JsonNode> event) {
        WebhookDispatch.Begun begun = dispatch.begin(event.envelope());
        return begun.wanting() == 0 ? Effect.IGNORED : begun.fresh() == 0 ? Effect.ALREADY_APPLIED : Effect.APPLIED;
    }
}
