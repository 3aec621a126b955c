package vn.laocai.thidua.club.club;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What clubs hear of blocks. */
@Configuration(proxyBeanMethods = false)
class ClubsConfiguration {

    /** The bean has the name of its binding. */
    @Bean
    Consumer<Message<List<byte[]>>> followBlock(Inbox inbox, WhenBlockMembershipChangesThenRollFollows policy) {
        Subscription.Builder subscription = Subscription.of("club-service.members", ConsumptionMode.LATEST_STATE);
        BlockChanged.TYPES.forEach(type -> subscription.on(type, BlockChanged.class, policy));
        return inbox.consumer(subscription.build());
    }
}
