package vn.laocai.thidua.testing.infrastructure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the suite relies on, on the store's files; it is the same code without them. */
class EmbeddedDocumentStoreTest {

    @TempDir
    Path directory;

    EmbeddedDocumentStore store;
    MongoClient client;
    MongoCollection<Document> documents;

    @BeforeEach
    void start() {
        store = EmbeddedDocumentStore.onFile(directory, "localhost", 0);
        open();
    }

    void open() {
        client = MongoClients.create(store.uri());
        documents = client.getDatabase("ward_service").getCollection("covenants")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    void restart() {
        stop();
        start();
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    @Test
    void savesStateAndEventsInOneWriteGuardedByTheVersion() {
        documents.insertOne(new Document("_id", "c1").append("version", 1L)
                .append("state", new Document("title", "a").append("parties", List.of("SA_PA")))
                .append("outbox", List.of()).append("lease", new Document("until", 0L)));

        var guarded = Filters.and(Filters.eq("_id", "c1"), Filters.eq("version", 1L));
        var save = Updates.combine(Updates.set("version", 2L), Updates.set("state.title", "b"),
                Updates.set("state.deep.er", List.of(new Document("x", 1))),
                Updates.pushEach("outbox", List.of(new Document("seq", 1L), new Document("seq", 2L))));
        assertThat(documents.updateOne(guarded, save).getModifiedCount()).isEqualTo(1);
        assertThat(documents.updateOne(guarded, save).getMatchedCount()).isZero();

        Document saved = documents.find(Filters.eq("_id", "c1")).first();
        assertThat(saved.getEmbedded(List.of("state", "title"), String.class)).isEqualTo("b");
        assertThat(saved.getEmbedded(List.of("state", "parties"), List.class)).containsExactly("SA_PA");
        assertThat(saved.getList("outbox", Document.class)).extracting(entry -> entry.getLong("seq")).containsExactly(
                1L,
                2L);

        documents.updateOne(Filters.eq("_id", "c1"),
                Updates.pull("outbox", new Document("seq", new Document("$lte", 1L))));
        assertThat(documents.find(Filters.eq("_id", "c1")).first().getList("outbox", Document.class))
                .extracting(entry -> entry.getLong("seq")).containsExactly(2L);
    }

    @Test
    void anUpdateThatDoesNotMatchChangesNothing() {
        documents.insertOne(new Document("_id", "c1").append("lease", new Document("until", 5L)));
        assertThat(documents.updateOne(Filters.and(Filters.eq("_id", "c1"), Filters.lt("lease.until", 5L)),
                Updates.set("lease.until", 9L)).getMatchedCount()).isZero();
        assertThat(documents.updateOne(Filters.and(Filters.eq("_id", "c1"), Filters.lte("lease.until", 5L)),
                Updates.set("lease.until", 9L)).getMatchedCount()).isOne();
        assertThat(documents.updateOne(
                Filters.and(Filters.eq("_id", "c1"), Filters.exists("outbox.0"), Filters.gte("lease.until", 1L)),
                Updates.set("x", 1)).getMatchedCount()).isZero();
    }

    @Test
    void upsertsByAGuardThatRefusesOlderSequences() {
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        documents.updateOne(Filters.and(Filters.eq("_id", "c1"), Filters.lt("sequence", 5L)),
                Updates.combine(Updates.set("sequence", 5L), Updates.set("name", "five")), upsert);
        assertThatThrownBy(() -> documents.updateOne(Filters.and(Filters.eq("_id", "c1"), Filters.lt("sequence", 4L)),
                Updates.set("sequence", 4L), upsert)).isInstanceOf(MongoWriteException.class)
                .extracting(thrown -> ((MongoWriteException) thrown).getError().getCode()).isEqualTo(11000);
        assertThat(documents.find(Filters.eq("_id", "c1")).first()).containsEntry("sequence", 5L);
    }

    @Test
    void refusesASecondDocumentWithAUniqueKeyAlsoAfterARestart() {
        documents.createIndex(Indexes.ascending("blockId", "year"), new IndexOptions().unique(true));
        documents.insertOne(new Document("_id", "a").append("blockId", "b").append("year", 2025));
        assertThatThrownBy(
                () -> documents.insertOne(new Document("_id", "b").append("blockId", "b").append("year", 2025)))
                .isInstanceOf(MongoWriteException.class);
        restart();
        assertThatThrownBy(
                () -> documents.insertOne(new Document("_id", "b").append("blockId", "b").append("year", 2025)))
                .isInstanceOf(MongoWriteException.class);
        documents.insertOne(new Document("_id", "b").append("blockId", "b").append("year", 2026));
        documents.deleteOne(Filters.eq("_id", "a"));
        documents.insertOne(new Document("_id", "c").append("blockId", "b").append("year", 2025));
    }

    @Test
    void returnsTheDocumentAfterTheUpdate() {
        documents.insertOne(new Document("_id", "c1").append("head", "x").append("n", 1));
        Document after = documents.findOneAndUpdate(Filters.and(Filters.eq("_id", "c1"), Filters.eq("n", 1)),
                Updates.combine(Updates.inc("n", 1), Updates.set("head", "y")),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        assertThat(after).containsEntry("n", 2).containsEntry("head", "y");
        assertThat(documents.findOneAndUpdate(Filters.and(Filters.eq("_id", "c1"), Filters.eq("n", 1)),
                Updates.set("head", "z"))).isNull();
        assertThat(documents.findOneAndUpdate(Filters.eq("_id", "new"), Updates.set("head", "z"),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .containsEntry("head", "z");
    }

    @Test
    void insertsTheRestWhereSomeAreThereAlready() {
        documents.insertOne(new Document("_id", "e2"));
        assertThatThrownBy(() -> documents.insertMany(
                List.of(new Document("_id", "e1"), new Document("_id", "e2"), new Document("_id", "e3")),
                new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class,
                        thrown -> {
                            assertThat(thrown.getWriteErrors()).singleElement()
                                    .satisfies(error -> assertThat(error.getIndex()).isEqualTo(1))
                                    .satisfies(error -> assertThat(error.getCode()).isEqualTo(11000));
                            assertThat(thrown.getWriteResult().getInsertedCount()).isEqualTo(2);
                        });
        assertThat(documents.countDocuments()).isEqualTo(3);
    }

    @Test
    void writesManyThingsInOneRequest() {
        var result = documents.bulkWrite(List.of(new InsertOneModel<>(new Document("_id", "a").append("n", 1)),
                new InsertOneModel<>(new Document("_id", "b").append("n", 1)),
                new UpdateOneModel<>(Filters.eq("_id", "a"), Updates.set("n", 5)),
                new UpdateOneModel<>(Filters.and(Filters.eq("_id", "b"), Filters.eq("n", 9)), Updates.set("n", 5))));
        assertThat(result.getInsertedCount()).isEqualTo(2);
        assertThat(result.getMatchedCount()).isOne();
    }

    @Test
    void findsByIdQuicklyAmongManyAndWithFurtherConditions() {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            batch.add(new Document("_id", "id-" + i).append("version", 1L).append("text", "x".repeat(200)));
        }
        documents.insertMany(batch);
        for (int round = 0; round < 2; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                assertThat(documents.find(Filters.eq("_id", "id-" + i * 37)).first()).isNotNull();
                assertThat(documents.updateOne(
                        Filters.and(Filters.eq("_id", "id-" + i * 37), Filters.eq("version", 1L + round)),
                        Updates.inc("version", 1L)).getModifiedCount()).isOne();
            }
            long each = (System.nanoTime() - begun) / 2000;
            assertThat(each).as("nanoseconds for one look-up").isLessThan(5_000_000);
        }
        assertThat(documents.find(Filters.in("_id", "id-1", "id-2", "none"))).hasSize(2);
        restart();
        assertThat(documents.countDocuments()).isEqualTo(50_000);
        assertThat(documents.find(Filters.eq("_id", "id-37")).first()).containsEntry("version", 3L);
        assertThat(documents.find(Filters.eq("version", 3L))).hasSize(1000);
    }

    @Test
    void keepsAllKindsOfIdsAndRemovalsOverARestart() {
        UUID uuid = UUID.randomUUID();
        documents.insertOne(new Document("_id", 1).append("v", "int"));
        documents.insertOne(new Document("_id", 2.5).append("v", "double"));
        documents.insertOne(new Document("_id", new Document("a", 1).append("b", "x")).append("v", "document"));
        documents.insertOne(new Document("v", "object id"));
        documents.insertOne(new Document("_id", "gone"));
        documents.deleteOne(Filters.eq("_id", "gone"));
        client.getDatabase("ward_service").getCollection("dropped").insertOne(new Document("_id", uuid.toString()));
        client.getDatabase("ward_service").getCollection("dropped").drop();
        restart();
        assertThat(documents.countDocuments()).isEqualTo(4);
        assertThat(documents.find(Filters.eq("_id", 1L)).first()).containsEntry("v", "int");
        assertThat(documents.find(Filters.eq("_id", 2.5)).first()).containsEntry("v", "double");
        assertThat(documents.find(Filters.eq("_id", new Document("a", 1).append("b", "x"))).first())
                .containsEntry("v", "document");
        assertThat(client.getDatabase("ward_service").getCollection("dropped").countDocuments()).isZero();
        assertThat(client.getDatabase("ward_service").listCollectionNames()).containsExactly("covenants");
    }

    @Test
    void givesTheFilesToOneProcessAtATime() {
        assertThatThrownBy(() -> EmbeddedDocumentStore.onFile(directory, "localhost", 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesSpaceBackAndKeepsWhatCounts() {
        stop();
        long segment = 100_000;
        store = EmbeddedDocumentStore.onFile(directory, "localhost", 0, segment);
        open();
        documents.insertOne(new Document("_id", "rests").append("text", "r".repeat(500)));
        documents.insertOne(new Document("_id", "goes"));
        documents.deleteOne(Filters.eq("_id", "goes"));
        for (int round = 1; round <= 200; round++) {
            for (int i = 0; i < 20; i++) {
                documents.replaceOne(Filters.eq("_id", "id-" + i),
                        new Document("round", round).append("text", "x".repeat(1000)),
                        new com.mongodb.client.model.ReplaceOptions().upsert(true));
            }
        }
        await().untilAsserted(() -> assertThat(bytesOnDisk()).isLessThan(5 * segment));
        stop();
        store = EmbeddedDocumentStore.onFile(directory, "localhost", 0, segment);
        open();
        assertThat(documents.countDocuments()).isEqualTo(21);
        assertThat(documents.find(Filters.eq("round", 200))).hasSize(20);
        assertThat(documents.find(Filters.eq("_id", "rests")).first()).containsEntry("text", "r".repeat(500));
        assertThat(documents.find(Filters.eq("_id", "goes")).first()).isNull();
    }

    private long bytesOnDisk() throws java.io.IOException {
        try (var files = java.nio.file.Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void saysThatItIsNoReplicaSet() {
        Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        assertThat(hello).containsEntry("isWritablePrimary", true).doesNotContainKey("setName");
    }

    @Test
    void namesThePortThatIsTaken() {
        assertThatThrownBy(() -> EmbeddedDocumentStore.inMemory(store.port()))
                .hasMessageContaining(String.valueOf(store.port()));
    }
}
