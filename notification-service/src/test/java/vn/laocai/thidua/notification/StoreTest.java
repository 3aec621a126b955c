package vn.laocai.thidua.notification;

import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;

/** A fresh database of one embedded store for each test. */
public abstract class StoreTest {

    private static final EmbeddedDocumentStore STORE = EmbeddedDocumentStore.inMemory(0);
    private static final MongoClient CLIENT = MongoClients.create(STORE.uri());

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            CLIENT.close();
            STORE.close();
        }));
    }

    /** The database of the running test. */
    protected final MongoDatabase database = CLIENT
            .getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));
}
