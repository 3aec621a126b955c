package vn.laocai.thidua.testing.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StoreKillTest {

    private static final int ROUNDS = 4;
    private static final int WRITERS = 8;

    @TempDir
    Path directory;

    /** The last number that the store acknowledged, by document. */
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    @Test
    void losesNothingThatItAcknowledgedWhenItIsKilled() throws Exception {
        int port = FreePorts.next();
        for (int round = 0; round < ROUNDS; round++) {
            Process process = StoreProcess.start(directory, port);
            AtomicLong count = new AtomicLong();
            ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
            try (MongoClient client = MongoClients.create("mongodb://localhost:" + port)) {
                allIsThere(collection(client));
                for (int writer = 0; writer < WRITERS; writer++) {
                    String name = round + "-" + writer;
                    writers.submit(() -> write(collection(client), name, count));
                }
                long enough = 400 + 300L * round;
                await().atMost(Duration.ofSeconds(60)).until(() -> count.get() > enough);
                process.destroyForcibly();
                process.waitFor();
                writers.shutdownNow();
                assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.onFile(directory, "localhost", 0,
                StoreProcess.SEGMENT_BYTES);
                MongoClient client = MongoClients.create(store.uri())) {
            allIsThere(collection(client));
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("ward_service").getCollection("covenants")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    private void write(MongoCollection<Document> documents, String name, AtomicLong count) {
        try {
            documents.insertOne(new Document("_id", name).append("version", 0L).append("text", "x".repeat(1000)));
            for (long version = 0;; version++) {
                documents.updateOne(Filters.and(Filters.eq("_id", name), Filters.eq("version", version)),
                        Updates.set("version", version + 1));
                acknowledged.put(name, version + 1);
                documents.insertOne(new Document("_id", name + ":" + version).append("version", 1L));
                acknowledged.put(name + ":" + version, 1L);
                count.incrementAndGet();
            }
        } catch (MongoException killed) {
            // this writer's last write has no answer: it may or may not be there
        }
    }

    private void allIsThere(MongoCollection<Document> documents) {
        Map<String, Long> stored = new ConcurrentHashMap<>();
        documents.find().forEach(document -> stored.put(document.getString("_id"), document.getLong("version")));
        acknowledged.forEach(
                (id, version) -> assertThat(stored).hasEntrySatisfying(id, found -> assertThat(found).isBetween(version,
                        version + 1)));
    }
}
