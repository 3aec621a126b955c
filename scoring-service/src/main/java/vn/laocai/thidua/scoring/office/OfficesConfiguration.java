package vn.laocai.thidua.scoring.office;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What this service hears of blocks and units. */
@Configuration(proxyBeanMethods = false)
class OfficesConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> followBlocks(Inbox inbox, WhenBlockChangesThenKeepOffices policy) {
        Subscription.Builder blocks = Subscription.of("scoring-service.blocks", ConsumptionMode.IN_ORDER);
        BlockChanged.TYPES.forEach(type -> blocks.on(type, BlockChanged.class, policy));
        return inbox.consumer(blocks.build());
    }

    @Bean
    Consumer<Message<List<byte[]>>> followUnits(Inbox inbox, WhenUnitIsNamedThenKeepItsName policy) {
        Subscription.Builder units = Subscription.of("scoring-service.units", ConsumptionMode.IN_ORDER);
        UnitNamed.TYPES.forEach(type -> units.on(type, UnitNamed.class, policy));
        return inbox.consumer(units.build());
    }
}
