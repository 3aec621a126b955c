package vn.laocai.thidua.notification.announcement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import vn.laocai.thidua.notification.directory.Directory;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.notification.recipient.Recipients;
import vn.laocai.thidua.support.event.EventEnvelope;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.ConsumptionMode;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.Inbox;
import vn.laocai.thidua.support.inbox.Subscription;

/**
 * Tells people of events. Each message is kept once per event, recipient and channel (Rule 89), so an event that comes
 * again, after a crash in the middle too, only adds what is missing.
 */
@Configuration(proxyBeanMethods = false)
class WhenSomethingHappensThenTellPeople implements DisposableBean {

    static final String GROUP = "notification-service.inbox";

    private static final int AT_A_TIME = 12;

    private final Recipients recipients;
    private final List<Channel> channels;
    private final CovenantNews covenants;
    private final BlockNews blocks;
    private final ClubNews clubs;
    private final ScoringNews scoring;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    WhenSomethingHappensThenTellPeople(Recipients recipients, List<Channel> channels, Directory directory) {
        this.recipients = recipients;
        this.channels = List.copyOf(channels);
        this.covenants = new CovenantNews(directory);
        this.blocks = new BlockNews(directory);
        this.clubs = new ClubNews(directory);
        this.scoring = new ScoringNews(directory);
    }

    @Bean
    Consumer<Message<List<byte[]>>> tellPeople(Inbox inbox) {
        return inbox.consumer(subscription());
    }

    Subscription subscription() {
        Subscription.Builder builder = Subscription.of(GROUP, ConsumptionMode.EVERY_EVENT);
        on(builder, "ward.unit-renamed.v1", Told.UnitRenamed.class, blocks::renamed);
        on(builder, "ward.block-established.v1", Told.BlockEstablished.class, blocks::established);
        on(builder, "ward.block-member-added.v1", Told.BlockMembership.class, blocks::memberAdded);
        on(builder, "ward.block-member-removed.v1", Told.BlockMembership.class, blocks::memberRemoved);
        on(builder, "ward.block-head-appointed.v1", Told.BlockHeadAppointed.class, blocks::headAppointed);
        on(builder, "ward.season-opened.v1", Told.SeasonOpened.class, blocks::seasonOpened);
        on(builder, "ward.season-phase-changed.v1", Told.SeasonPhaseChanged.class, blocks::phaseChanged);
        on(builder, "ward.covenant-opened-for-signature.v1", Told.CovenantOpened.class, covenants::opened);
        on(builder, "ward.covenant-signed.v1", Told.CovenantSigned.class, covenants::signed);
        on(builder, "ward.covenant-entered-into-force.v1", Told.CovenantEnteredIntoForce.class,
                covenants::enteredIntoForce);
        on(builder, "ward.covenant-withdrawn.v1", Told.CovenantWithdrawn.class, covenants::withdrawn);
        on(builder, "ward.covenant-superseded.v1", Told.CovenantSuperseded.class, covenants::superseded);
        on(builder, "scoring.score-sheet-opened.v1", Told.ScoreSheetOpened.class, blocks::scoreSheetOpened);
        scoring.all().forEach((type, news) -> on(builder, "scoring." + type + ".v1", ScoringNews.Told.class, news));
        on(builder, "club.club-proposed.v1", Told.ClubProposed.class, clubs::proposed);
        on(builder, "club.club-agreed-in-principle.v1", Told.ClubAgreed.class, clubs::agreed);
        on(builder, "club.club-established.v1", Told.ClubEstablished.class, clubs::established);
        on(builder, "club.club-member-admitted.v1", Told.ClubMemberAdmitted.class, clubs::admitted);
        on(builder, "club.club-member-withdrawn.v1", Told.ClubMemberWithdrawn.class, clubs::withdrawn);
        return builder.build();
    }

    private <T> void on(Subscription.Builder builder, String type, Class<T> data, Function<T, List<Notice>> news) {
        builder.on("vn.laocai.thidua." + type, data, (IncomingEvent<T> event) -> {
            Map<Recipient, Announcement> told = addressed(news.apply(event.data()));
            return told.isEmpty() ? Effect.IGNORED : tell(event.envelope(), told);
        });
    }

    private Map<Recipient, Announcement> addressed(List<Notice> notices) {
        Map<Recipient, Announcement> told = new LinkedHashMap<>();
        for (Recipient recipient : recipients.all()) {
            notices.stream().filter(notice -> notice.audience().test(recipient)).findFirst()
                    .ifPresent(notice -> told.put(recipient, notice.announcement()));
        }
        return told;
    }

    private Effect tell(EventEnvelope event, Map<Recipient, Announcement> told) {
        List<Future<Boolean>> kept = new ArrayList<>();
        told.forEach((recipient, announcement) -> channels.forEach(
                channel -> kept.add(executor.submit(() -> inTurn(channel, event, recipient, announcement)))));
        boolean any = false;
        RuntimeException trouble = null;
        for (Future<Boolean> one : kept) {
            try {
                any |= one.get();
            } catch (ExecutionException e) {
                trouble = e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        if (trouble != null) {
            // What is kept stays kept; the event is tried again and adds the rest.
            throw trouble;
        }
        return any ? Effect.APPLIED : Effect.ALREADY_APPLIED;
    }

    /** Many people at once, and still connections to the store left for everybody else. */
    private boolean inTurn(Channel channel, EventEnvelope event, Recipient recipient, Announcement announcement)
            throws InterruptedException {
        places.acquire();
        try {
            return channel.tell(event, recipient, announcement);
        } finally {
            places.release();
        }
    }

    @Override
    public void destroy() {
        executor.close();
    }
}
