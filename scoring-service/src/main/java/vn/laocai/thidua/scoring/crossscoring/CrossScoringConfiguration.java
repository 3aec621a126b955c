package vn.laocai.thidua.scoring.crossscoring;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What cross-scoring hears of covenants: who signs for a ward has an interest in it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CrossScoringConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> rememberWhoServesWards(Inbox inbox, MongoServedWards wards) {
        return inbox.consumer(Subscription.of("scoring-service.served-wards", ConsumptionMode.EVERY_EVENT)
                .on(CovenantSigned.TYPE, CovenantSigned.class, wards::signed).build());
    }
}
