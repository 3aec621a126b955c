package vn.laocai.thidua.scoring.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The journal is read in the order of each aggregate, however its rows lie in the store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalOrderTest {

    private EmbeddedDocumentStore store;
    private MongoClient client;

    @BeforeAll
    void start() {
        store = EmbeddedDocumentStore.inMemory(0);
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    void end() {
        client.close();
        store.close();
    }

    @Test
    void rowsThatLieInAnotherOrderAreReadByTheirNumbers() {
        MongoDatabase database = client.getDatabase("mixed");
        write(database, row("a", 2), row("b", 1), row("a", 3), row("a", 1), row("other", 1));
        List<String> read = new ArrayList<>();
        long count = new Journal(database).readInOrder("sheets"::equals,
                entry -> read.add(entry.aggregate() + entry.number()));
        assertThat(count).isEqualTo(5);
        assertThat(read).containsSubsequence("a1", "a2", "a3").contains("b1");
    }

    @Test
    void aMissingRowIsToldAndNotPassedOver() {
        MongoDatabase database = client.getDatabase("gap");
        write(database, row("a", 1), row("a", 3));
        assertThatThrownBy(() -> new Journal(database).readInOrder("sheets"::equals, entry -> {}))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("sheets/a");
    }

    @Test
    void manyRowsOfOneAggregateAreReadByTheirIds() {
        MongoDatabase database = client.getDatabase("long");
        List<Document> rows = new ArrayList<>();
        for (int i = 1_000; i > 0; i--) {
            rows.add(row("a", i));
        }
        write(database, rows.toArray(Document[]::new));
        assertThat(new Journal(database).entries("sheets", "a")).extracting(Journal.Entry::number).hasSize(1_000)
                .isSorted();
    }

    @Test
    void whatWaitsInTheOutboxBelongsToTheStory() {
        MongoDatabase database = client.getDatabase("waiting");
        write(database, row("a", 1), row("a", 2));
        database.getCollection("sheets").insertOne(
                new Document("_id", "a").append("outbox", List.of(row("a", 2), row("a", 3), row("a", 4))));
        assertThat(new Journal(database).entriesAndPending("sheets", "a")).extracting(Journal.Entry::number)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    private static void write(MongoDatabase database, Document... rows) {
        database.getCollection(Journal.COLLECTION).insertMany(List.of(rows));
    }

    private static Document row(String aggregate, long number) {
        return new Document("_id", Journal.id("sheets", aggregate, number)).append("collection", "sheets")
                .append("aggregate", aggregate).append("n", number).append("kind", "INTERNAL").append("content", "{}")
                .append("previous", "").append("hash", "").append("at", Date.from(Instant.EPOCH));
    }
}
