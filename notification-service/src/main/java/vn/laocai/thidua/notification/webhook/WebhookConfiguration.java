package vn.laocai.thidua.notification.webhook;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

import javax.net.ssl.SSLSocketFactory;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import vn.laocai.thidua.notification.dispatch.RetryLadder;
import vn.laocai.thidua.support.launch.StartRefused;
import vn.laocai.thidua.support.outbox.AggregateFactory;

/** Puts the parts of webhook delivery together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    AddressGuard addressGuard(WebhookSettings settings, Environment environment) {
        if (!settings.allowedLoopback().isEmpty()
                && !environment.acceptsProfiles(Profiles.of("local | test"))) {
            throw new StartRefused(
                    "'thidua.webhook.allowed-loopback' lets webhooks reach this machine and is refused here.",
                    "Remove the setting, or add the profile 'local' or 'test'.");
        }
        return new AddressGuard(InetAddress::getAllByName, settings.allowedLoopback());
    }

    @Bean
    WebhookEndpoints webhookEndpoints(AggregateFactory factory, WebhookSettings settings, Environment environment,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        return new WebhookEndpoints(factory, new SecretBox(SecretKeyStore.load(settings, production, random), random),
                random, clock);
    }

    @Bean
    Deliveries deliveries(MongoDatabaseFactory databases) {
        return new Deliveries(databases.getMongoDatabase());
    }

    @Bean
    WebhookDispatch webhookDispatch(MongoDatabaseFactory databases, Deliveries deliveries, WebhookEndpoints endpoints,
            AddressGuard guard, WebhookSettings settings, MeterRegistry metrics) {
        MongoDatabase database = databases.getMongoDatabase();
        InstantSource clock = InstantSource.system();
        PinnedHttp http = new PinnedHttp((SSLSocketFactory) SSLSocketFactory.getDefault(), settings.connectTimeout(),
                settings.totalTimeout());
        EndpointHealth health = new EndpointHealth(database);
        WebhookCourier courier = new WebhookCourier(deliveries, endpoints, health, guard, http,
                new RetryLadder(settings.ladder(), new java.util.Random()), clock, metrics);
        return new WebhookDispatch(database, deliveries, endpoints, health, courier, http, settings.atATime(), clock,
                metrics);
    }
}
