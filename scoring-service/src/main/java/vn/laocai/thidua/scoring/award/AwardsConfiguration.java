package vn.laocai.thidua.scoring.award;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/** What awards hear of notices and complaints. */
@Configuration(proxyBeanMethods = false)
class AwardsConfiguration {

    /** In order, so that the end of a matter never comes before its beginning. */
    @Bean
    Consumer<Message<List<byte[]>>> holdAwards(Inbox inbox, WhenMattersOpenOrEndThenHoldOrFreeProposals policy) {
        return inbox.consumer(Subscription.of("scoring-service.awards", ConsumptionMode.IN_ORDER)
                .on(NoticeMoved.RECORDED, NoticeMoved.class, policy::noticeStands)
                .on(NoticeMoved.CONFIRMED, NoticeMoved.class, policy::noticeStands)
                .on(NoticeMoved.CLEARED, NoticeMoved.class, policy::noticeCleared)
                .on(ComplaintMoved.LODGED, ComplaintMoved.class, policy::complaintLodged)
                .on(ComplaintMoved.REFUSED, ComplaintMoved.class, policy::complaintEnded)
                .on(ComplaintMoved.ANSWERED, ComplaintMoved.class, policy::complaintEnded).build());
    }
}
