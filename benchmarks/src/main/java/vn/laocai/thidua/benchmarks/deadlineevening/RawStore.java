package vn.laocai.thidua.benchmarks.deadlineevening;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.bson.Document;

/**
 * The limit: one guarded update of one path in a document as large as a full sheet, with the plain driver, ten documents,
 * at the rate of the evening. A lost race reads the version and tries again, as any client must.
 */
record RawStore(String uri) {

    private static final int SHEETS = 10;
    private static final int CELLS = 50;

    Histogram measure(int clients, Duration pause, Duration length) throws InterruptedException {
        Histogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (MongoClient client = MongoClients
                .create(MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri))
                        .writeConcern(WriteConcern.MAJORITY.withJournal(true)).build())) {
            MongoCollection<Document> sheets = client.getDatabase("raw").getCollection("sheets");
            for (int sheet = 0; sheet < SHEETS; sheet++) {
                sheets.replaceOne(Filters.eq("_id", "sheet-" + sheet), full(),
                        new com.mongodb.client.model.ReplaceOptions().upsert(true));
            }
            long until = System.nanoTime() + length.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                threads.add(Thread.ofPlatform().name(ProcessorUse.PEOPLE + number).start(() -> {
                    long planned = System.nanoTime() + pause.toNanos() * number / clients;
                    while (planned < until) {
                        waitUntil(planned);
                        save(sheets, "sheet-" + number % SHEETS, "c" + number % CELLS);
                        latency.recordValue(System.nanoTime() - planned);
                        planned += pause.toNanos();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return latency;
    }

    private static void save(MongoCollection<Document> sheets, String id, String cell) {
        while (true) {
            Document sheet = sheets.find(Filters.eq("_id", id)).first();
            long version = sheet == null ? 0 : sheet.getLong("version");
            Document set = new Document("version", version + 1).append("cells." + cell + ".value", "87.5");
            if (sheets.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)),
                    new Document("$set", set)).getMatchedCount() == 1) {
                return;
            }
        }
    }

    private static Document full() {
        Document cells = new Document();
        for (int cell = 0; cell < CELLS; cell++) {
            cells.append("c" + cell,
                    new Document("value", "80").append("note", "Theo báo cáo số 150/BC-UBND ".repeat(8))
                            .append("evidence", List.of("evidence-" + cell)));
        }
        return new Document("version", 0L).append("cells", cells);
    }

    static void waitUntil(long nanos) {
        for (long wait = nanos - System.nanoTime(); wait > 0; wait = nanos - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
