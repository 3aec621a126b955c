package vn.laocai.thidua.scoring.complaint;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What follows from the answer of a complaint. */
@Configuration(proxyBeanMethods = false)
class ComplaintsConfiguration {

    @Bean
    Consumer<Message<List<byte[]>>> reopenForComplaints(Inbox inbox,
            WhenComplaintIsUpheldThenProposeReopening policy) {
        return inbox.consumer(Subscription.of("scoring-service.complaints", ConsumptionMode.EVERY_EVENT)
                .on(ComplaintAnsweredHeard.TYPE, ComplaintAnsweredHeard.class, policy).build());
    }
}
