package vn.laocai.thidua.testing.kit;

import java.util.LinkedHashMap;
import java.util.Map;

import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;

/**
 * Where the tests of this JVM find a store and a broker.
 *
 * @param storeUri
 *            connection string of the document store
 * @param bootstrapServers
 *            host and port of the broker
 */
public record Infrastructure(String storeUri, String bootstrapServers) {

    private static final class Embedded {
        private static final EmbeddedDocumentStore STORE = EmbeddedDocumentStore.inMemory(0);
        private static final EmbeddedBroker BROKER = EmbeddedBroker.temporary().start();
        private static final Infrastructure INSTANCE = new Infrastructure(STORE.uri(), BROKER.bootstrapServers());

        static {
            TopicFile.find().ifPresent(file -> BROKER.createTopics(TopicFile.read(file)));
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                BROKER.close();
                STORE.close();
            }));
        }
    }

    /**
     * The embedded store and broker, started once per JVM on free ports, with the topics that
     * {@code deploy/kafka/topics.yaml} declares.
     */
    public static Infrastructure embedded() {
        return Embedded.INSTANCE;
    }

    /** The broker of {@link #embedded()}, to make further topics. */
    public static EmbeddedBroker embeddedBroker() {
        embedded();
        return Embedded.BROKER;
    }

    /** The store of {@link #embedded()}, such as the target of a proxy. */
    public static EmbeddedDocumentStore embeddedStore() {
        embedded();
        return Embedded.STORE;
    }

    /** Settings of a service that is to use it, with the shared {@link TestTokens} as its identity provider. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("thidua.store.uri", storeUri);
        properties.put("thidua.kafka.bootstrap-servers", bootstrapServers);
        properties.put("thidua.identity.issuer", TestTokens.shared().issuer());
        return properties;
    }

}
