package vn.laocai.thidua.scoring.office;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What this service hears of blocks. */
@Configuration(proxyBeanMethods = false)
class OfficesConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> followBlocks(Inbox inbox, WhenBlockChangesThenKeepOffices policy) {
        Subscription.Builder blocks = Subscription.of("scoring-service.blocks", ConsumptionMode.IN_ORDER);
        BlockChanged.TYPES.forEach(type -> blocks.on(type, BlockChanged.class, policy));
        return inbox.consumer(blocks.build());
    }
}
