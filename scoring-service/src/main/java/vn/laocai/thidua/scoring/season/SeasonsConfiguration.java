package vn.laocai.thidua.scoring.season;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What this service hears of seasons. */
@Configuration(proxyBeanMethods = false)
class SeasonsConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> followSeasons(Inbox inbox, WhenSeasonMovesThenKeepCopy policy) {
        return inbox.consumer(Subscription.of("scoring-service.seasons", ConsumptionMode.IN_ORDER)
                .on(SeasonOpened.TYPE, SeasonOpened.class, policy::opened)
                .on(SeasonPhaseChanged.TYPE, SeasonPhaseChanged.class, policy::phaseChanged).build());
    }
}
