package vn.laocai.thidua.support.launch;

import java.util.concurrent.TimeUnit;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** How a service speaks to its document store, and what it refuses to call a store in production. */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnService
public class StoreAutoConfiguration {

    /** Short waits, so that an outage is told as 503 within seconds; writes are durable unless a collection says less. */
    @Bean
    MongoClientSettingsBuilderCustomizer storeSettings(@Value("${thidua.part}") String name,
            @Value("${thidua.store.connections:64}") int connections,
            @Value("${thidua.store.patience-millis:2500}") int patience) {
        return settings -> settings.applicationName(name).writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readPreference(ReadPreference.primary()).retryReads(true)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(patience, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(patience, TimeUnit.MILLISECONDS).readTimeout(10,
                        TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(connections).minSize(2).maxConnecting(8)
                        .maxWaitTime(patience, TimeUnit.MILLISECONDS));
    }

    /** The service's own database. */
    @Bean
    @ConditionalOnMissingBean
    MongoDatabase serviceDatabase(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return client.getDatabase(database);
    }

    @Bean
    StoreHealthIndicator storeHealthIndicator(MongoClient client, Environment environment) {
        return new StoreHealthIndicator(client, environment.acceptsProfiles(Profiles.of("production")));
    }
}
