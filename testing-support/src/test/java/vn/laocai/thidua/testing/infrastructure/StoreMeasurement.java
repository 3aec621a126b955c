package vn.laocai.thidua.testing.infrastructure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/** How fast the store is; run by hand. Client and server share the JVM, as in the local stack. */
final class StoreMeasurement {

    private StoreMeasurement() {}

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("store-measurement");
        for (String kind : List.of("memory", "file")) {
            try (EmbeddedDocumentStore store = kind.equals("memory")
                    ? EmbeddedDocumentStore.inMemory(0)
                    : EmbeddedDocumentStore.onFile(directory, "localhost", 0);
                    MongoClient client = MongoClients.create(MongoClientSettings.builder()
                            .applyConnectionString(new ConnectionString(store.uri()))
                            .applyToConnectionPoolSettings(pool -> pool.maxSize(100)).build())) {
                MongoCollection<Document> documents = client.getDatabase("bench").getCollection("d")
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
                List<Document> batch = new ArrayList<>();
                for (int i = 0; i < 5000; i++) {
                    List<String> parts = new ArrayList<>();
                    for (int j = 0; j < 40; j++) {
                        parts.add("part-" + j + "-xxxxxxxxxxxxxxxxxxxxxxxx");
                    }
                    batch.add(new Document("_id", "id-" + i).append("version", 1L)
                            .append("state", new Document("parts", parts)).append("outbox", List.of()));
                }
                documents.insertMany(batch);
                for (int clients : new int[]{1, 1, 8, 64, 64}) {
                    run(kind, documents, clients, 5);
                }
                long begun = System.nanoTime();
                store.close();
                System.out.println(kind + " close ms " + (System.nanoTime() - begun) / 1_000_000);
            }
        }
        try (var files = Files.list(directory)) {
            System.out.println(files.mapToLong(file -> file.toFile().length()).sum() / 1024 / 1024 + " MB on disk");
        }
    }

    private static void run(String kind, MongoCollection<Document> documents, int clients, int seconds)
            throws Exception {
        long serverBefore = serverCpu();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        CountDownLatch done = new CountDownLatch(clients);
        long[][] taken = new long[clients][];
        for (int c = 0; c < clients; c++) {
            int client = c;
            Thread.ofVirtual().start(() -> {
                long[] mine = new long[2_000_000 / clients];
                int n = 0;
                while (System.nanoTime() < end && n < mine.length) {
                    long begun = System.nanoTime();
                    String id = "id-" + (client + clients * (n % (5000 / clients)));
                    documents.updateOne(Filters.and(Filters.eq("_id", id), Filters.gte("version", 1L)),
                            Updates.combine(Updates.inc("version", 1L), Updates.set("state.title", "t" + n),
                                    Updates.set("outbox",
                                            List.of(new Document("seq", 1L).append("data", "y".repeat(600))))));
                    mine[n++] = System.nanoTime() - begun;
                }
                taken[client] = Arrays.copyOf(mine, n);
                done.countDown();
            });
        }
        done.await();
        long[] all = Arrays.stream(taken).flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf("%s clients %d: %d/s p50 %d us p99 %d us max %d us, server's processor time %d us each%n",
                kind, clients, all.length / seconds, all[all.length / 2] / 1000, all[(int) (all.length * 0.99)] / 1000,
                all[all.length - 1] / 1000, (serverCpu() - serverBefore) / 1000 / all.length);
    }

    /** Processor time of the server's threads so far, nanoseconds. */
    private static long serverCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("mongo-server-worker")) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum;
    }
}
