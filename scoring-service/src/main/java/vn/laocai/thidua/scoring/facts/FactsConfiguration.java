package vn.laocai.thidua.scoring.facts;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What this service hears of registrations, activities and models. */
@Configuration(proxyBeanMethods = false)
class FactsConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> followFacts(Inbox inbox, WhenWardsActThenKeepFacts policy) {
        return inbox.consumer(Subscription.of("scoring-service.facts", ConsumptionMode.IN_ORDER)
                .on(EmulationRegistered.TYPE, EmulationRegistered.class, policy::registered)
                .on(AttendanceConfirmed.TYPE, AttendanceConfirmed.class, policy::attended)
                .on(ModelRecognised.TYPE, ModelRecognised.class, policy::recognised)
                .on(ModelAdopted.TYPE, ModelAdopted.class, policy::adopted).build());
    }
}
