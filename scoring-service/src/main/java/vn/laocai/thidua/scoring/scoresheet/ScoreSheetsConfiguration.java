package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What score sheets hear of covenants. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ScoreSheetsConfiguration {

    /** The bean has the name of its binding. */
    @Bean
    Consumer<Message<List<byte[]>>> openScoreSheets(Inbox inbox,
            WhenCovenantEntersIntoForceThenOpenScoreSheets policy) {
        return inbox.consumer(Subscription.of("scoring-service.score-sheets", ConsumptionMode.EVERY_EVENT)
                .on(CovenantEnteredIntoForce.TYPE, CovenantEnteredIntoForce.class, policy).build());
    }
}
