package vn.laocai.thidua.support.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the relay and of admission under {@code thidua.outbox}.
 *
 * @param lease
 *            how long an aggregate stays with the relay that claimed it
 * @param scanEvery
 *            how often the whole store is searched for entries that nobody carries on
 * @param workers
 *            how many batches are carried on at once
 * @param batch
 *            most aggregates in one batch
 * @param triesBeforeParking
 *            failures of one aggregate, the broker being well, before it waits for an operator
 * @param firstBackOff
 *            pause after the first failure; doubled each time up to {@code longestBackOff}
 * @param mostPerAggregate
 *            most entries that may wait in one aggregate
 * @param mostPerService
 *            most entries that may wait in all while the broker is away
 * @param slowDrain
 *            expected time to empty the outbox from which commands are slowed
 * @param mostDrain
 *            expected time to empty the outbox from which commands are refused with 429
 */
@ConfigurationProperties("thidua.outbox")
public record RelaySettings(@DefaultValue("5s") Duration lease, @DefaultValue("30s") Duration scanEvery,
        @DefaultValue("2") int workers, @DefaultValue("256") int batch, @DefaultValue("8") int triesBeforeParking,
        @DefaultValue("200ms") Duration firstBackOff, @DefaultValue("30s") Duration longestBackOff,
        @DefaultValue("500") int mostPerAggregate, @DefaultValue("20000") int mostPerService,
        @DefaultValue("1500ms") Duration slowDrain, @DefaultValue("2s") Duration mostDrain) {

    /** The defaults. */
    public static RelaySettings defaults() {
        return new RelaySettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 2, 256, 8, Duration.ofMillis(200),
                Duration.ofSeconds(30), 500, 20_000, Duration.ofMillis(1500), Duration.ofSeconds(2));
    }
}
