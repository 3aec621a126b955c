package vn.laocai.thidua.testing.infrastructure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class TcpProxyTest {

    static EmbeddedDocumentStore store;
    static MongoClient direct;

    TcpProxy proxy;
    MongoClient client;

    @BeforeAll
    static void start() {
        store = EmbeddedDocumentStore.inMemory(0);
        direct = MongoClients.create(store.uri());
    }

    @AfterAll
    static void stop() {
        direct.close();
        store.close();
    }

    @BeforeEach
    void connect() {
        proxy = TcpProxy.listen(0, "localhost", store.port());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(proxy.mongoUri())).retryWrites(false).retryReads(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS)).build());
        things(client).insertOne(new Document("_id", "first-" + proxy.port()));
    }

    @AfterEach
    void disconnect() {
        proxy.resume();
        client.close();
        proxy.close();
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("proxied").getCollection("things");
    }

    private static boolean exists(String id) {
        return things(direct).find(new Document("_id", id)).first() != null;
    }

    private CompletableFuture<Void> insert(String id) {
        return CompletableFuture.runAsync(() -> things(client).insertOne(new Document("_id", id)),
                task -> Thread.ofVirtual().start(task));
    }

    @Test
    void holdsAMarkedRequestBeforeItArrivesWhileOthersGoOn() {
        String id = "before-" + proxy.port();
        proxy.holdAt(TcpProxy.Gap.BEFORE_REQUEST, TcpProxy.containing(id));
        CompletableFuture<Void> held = insert(id);
        proxy.awaitHeld(Duration.ofSeconds(10));
        String other = "other-" + proxy.port();
        assertThat(insert(other)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(exists(other)).isTrue();
        assertThat(exists(id)).isFalse();
        assertThat(held).isNotDone();
        proxy.resume();
        assertThat(held).succeedsWithin(Duration.ofSeconds(10));
        assertThat(exists(id)).isTrue();
    }

    @Test
    void holdsTheReplyToAMarkedRequestThatIsDone() {
        String id = "after-" + proxy.port();
        proxy.holdAt(TcpProxy.Gap.BEFORE_REPLY, TcpProxy.containing(id));
        CompletableFuture<Void> held = insert(id);
        proxy.awaitHeld(Duration.ofSeconds(10));
        await().until(() -> exists(id));
        assertThat(held).isNotDone();
        proxy.disconnect();
        assertThat(held).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(Exception.class)
                .withCauseInstanceOf(MongoException.class);
        assertThat(exists(id)).isTrue();
    }

    @Test
    void whatIsCutBeforeItArrivesIsLost() {
        String id = "lost-" + proxy.port();
        proxy.holdAt(TcpProxy.Gap.BEFORE_REQUEST, TcpProxy.containing(id));
        CompletableFuture<Void> held = insert(id);
        proxy.awaitHeld(Duration.ofSeconds(10));
        proxy.cut();
        assertThat(held).failsWithin(Duration.ofSeconds(10));
        assertThatThrownBy(() -> things(client).countDocuments()).isInstanceOf(MongoException.class);
        await().until(() -> proxy.refusals() > 0);
        assertThat(exists(id)).isFalse();
        proxy.resume();
        await().ignoreExceptions().until(() -> things(client).countDocuments() > 0);
    }

    @Test
    void holdsAllRequestsOrAllReplies() {
        proxy.holdRequests();
        String id = "all-" + proxy.port();
        CompletableFuture<Void> held = insert(id);
        assertThat(exists(id)).isFalse();
        proxy.resume();
        assertThat(held).succeedsWithin(Duration.ofSeconds(10));
        proxy.holdReplies();
        String next = "next-" + proxy.port();
        CompletableFuture<Void> unanswered = insert(next);
        await().until(() -> exists(next));
        assertThat(unanswered).isNotDone();
        proxy.resume();
        assertThat(unanswered).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void saysSoWhereNothingMatches() {
        proxy.holdAt(TcpProxy.Gap.BEFORE_REQUEST, TcpProxy.containing("nobody writes this"));
        assertThatThrownBy(() -> proxy.awaitHeld(Duration.ofMillis(50))).isInstanceOf(IllegalStateException.class);
    }
}
