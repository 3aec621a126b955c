package vn.laocai.thidua.local;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

import vn.laocai.thidua.local.demo.ScoredSeason;
import vn.laocai.thidua.local.identity.DemoAccounts;
import vn.laocai.thidua.local.identity.IdentityProvider;
import vn.laocai.thidua.local.identity.IdentitySettings;
import vn.laocai.thidua.local.mail.MailRoom;
import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;

/** Knows how to start each part and what it must be told. */
final class PartStarter {

    /** Business time at the first start: the morning of the first conference, when the covenant is signed. */
    static final String BUSINESS_START = "2025-11-14T08:00+07:00";

    private final LaunchOptions options;
    private final DataDirectory data;
    private final Ports ports;

    PartStarter(LaunchOptions options, DataDirectory data) {
        this.options = options;
        this.data = data;
        ports = options.ports();
    }

    /** Starts the part; what is returned stops it. */
    RunningPart start(Part part) throws Exception {
        return switch (part) {
            case STORE -> {
                EmbeddedDocumentStore store = EmbeddedDocumentStore.onFile(data.of(part), Ports.HOST, ports.of(part));
                yield new RunningPart(part, store, ports.store());
            }
            case BROKER -> {
                EmbeddedBroker broker = EmbeddedBroker.in(data.of(part), Ports.HOST, ports.of(part)).start();
                broker.createTopics(TopicCatalogue.topics());
                yield new RunningPart(part, broker, ports.broker());
            }
            case MAIL -> {
                MailRoom mail = MailRoom.open(Ports.HOST, ports.of(part), ports.mailPage());
                yield new RunningPart(part, mail, ports.mailReading());
            }
            case IDENTITY -> new RunningPart(part,
                    IdentityProvider.start(new IdentitySettings(Ports.HOST, ports.of(part),
                            URI.create(ports.http(Part.IDENTITY)), URI.create(ports.http(Part.CONSOLE)), data.of(part),
                            data.clockFile())),
                    ports.http(part));
            case WARD -> application(part, "ward-service", "vn.laocai.thidua.ward.WardServiceApplication");
            case SCORING -> application(part, "scoring-service", "vn.laocai.thidua.scoring.ScoringServiceApplication");
            case CLUB -> application(part, "club-service", "vn.laocai.thidua.club.ClubServiceApplication");
            case NOTIFICATION -> application(part, "notification-service",
                    "vn.laocai.thidua.notification.NotificationServiceApplication");
            case CONSOLE -> application(part, "web-console", "vn.laocai.thidua.console.WebConsoleApplication");
            case DEMO -> new RunningPart(part, () -> {},
                    new ScoredSeason(ports, data.of(part).resolve("teller-keys")).play(options.until()));
        };
    }

    /** By name, because a process that runs one service needs none of the others. */
    private RunningPart application(Part part, String name, String className) throws ClassNotFoundException {
        ConfigurableApplicationContext context = ServiceLauncher.start(Class.forName(className), name,
                settings(part));
        return new RunningPart(part, context, ports.http(part));
    }

    private Map<String, Object> settings(Part part) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.profiles.active", "local");
        settings.put("server.address", Ports.HOST);
        settings.put("server.port", ports.of(part));
        settings.put("thidua.store.uri", ports.store());
        settings.put("thidua.kafka.bootstrap-servers", ports.broker());
        settings.put("thidua.identity.issuer", ports.http(Part.IDENTITY));
        settings.put("thidua.clock.start", BUSINESS_START);
        settings.put("thidua.clock.file", data.clockFile());
        settings.put("thidua.journal.key-file", data.of(part).resolve("journal.key"));
        settings.put("thidua.signing.directory", data.of(part).resolve("signing-keys"));
        settings.put("thidua.public-address", ports.http(Part.CONSOLE));
        settings.put("thidua.evidence.directory", data.of(part).resolve("evidence"));
        settings.put("thidua.webhook.secret-key-file", data.of(part).resolve("webhook-secrets.key"));
        settings.put("thidua.mail.host", Ports.HOST);
        settings.put("thidua.mail.port", ports.of(Part.MAIL));
        settings.put("thidua.mail.console-url", ports.http(Part.CONSOLE));
        // After a kill the groups wait for those who are gone; the default of 45 s is long for somebody at a desk.
        settings.put("spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms", 10_000);
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        if (part == Part.CONSOLE) {
            settings.put("thidua.console.client-secret", DemoAccounts.PASSWORD);
            settings.put("thidua.services.ward", ports.http(Part.WARD));
            settings.put("thidua.services.scoring", ports.http(Part.SCORING));
            settings.put("thidua.services.club", ports.http(Part.CLUB));
            settings.put("thidua.services.notification", ports.http(Part.NOTIFICATION));
        }
        settings.putAll(options.settings());
        return settings;
    }
}
