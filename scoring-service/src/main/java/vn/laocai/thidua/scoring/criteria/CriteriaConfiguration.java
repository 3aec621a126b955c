package vn.laocai.thidua.scoring.criteria;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What criteria hear of covenants. */
@Configuration(proxyBeanMethods = false)
class CriteriaConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> freezeCriteria(Inbox inbox,
            WhenCovenantEntersIntoForceThenFreezeCriteria policy) {
        return inbox.consumer(Subscription.of("scoring-service.criteria", ConsumptionMode.EVERY_EVENT)
                .on(CovenantInForce.TYPE, CovenantInForce.class, policy).build());
    }
}
