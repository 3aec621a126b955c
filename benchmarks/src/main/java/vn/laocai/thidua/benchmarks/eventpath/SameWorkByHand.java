package vn.laocai.thidua.benchmarks.eventpath;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.bson.Document;
import org.bson.types.Binary;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * (b) The same durable work as the suite does, with plain drivers and batched as well as it can be: save with the entry
 * in the document, journal in bulk, records at once, removal in bulk, effect in bulk. No decisions, no leases, no
 * failures, no limits.
 */
final class SameWorkByHand implements Subject {

    static final String TOPIC = "bench.by-hand";
    private static final int BATCH = 256;

    private final MongoClient mongo;
    private final MongoCollection<Document> aggregates;
    private final MongoCollection<Document> removals;
    private final MongoCollection<Document> journal;
    private final MongoCollection<Document> effects;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLongArray versions;
    private final LinkedBlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    private record Entry(String aggregate, long number, Document event, Document audit, String command) {}

    SameWorkByHand(Infrastructure infrastructure, int count) {
        mongo = infrastructure.mongo(64);
        MongoDatabase database = mongo.getDatabase("bench_by_hand");
        aggregates = database.getCollection("counters");
        removals = aggregates.withWriteConcern(WriteConcern.W1);
        journal = database.getCollection("journal").withWriteConcern(WriteConcern.W1);
        effects = database.getCollection("effects");
        producer = infrastructure.producer();
        consumer = infrastructure.consumer("bench.by-hand", TOPIC);
        versions = new AtomicLongArray(count);
        for (int i = 0; i < count; i++) {
            aggregates.insertOne(new Document("_id", "counter-" + i).append("version", 0L)
                    .append("state", new Document("count", 0L)).append("sequence", 0L)
                    .append("outbox", new ArrayList<>()).append("commands", new ArrayList<>()));
        }
        for (int i = 0; i < 2; i++) {
            threads.add(Thread.ofPlatform().daemon().start(this::relay));
        }
        threads.add(Thread.ofPlatform().daemon().start(this::consume));
    }

    @Override
    public CompletableFuture<Void> command(int aggregate) {
        String id = "counter-" + aggregate;
        Document loaded = aggregates.find(Filters.eq("_id", id)).first();
        if (loaded == null) {
            throw new IllegalStateException(id);
        }
        long version = versions.incrementAndGet(aggregate);
        String command = UUID.randomUUID().toString();
        Date now = new Date();
        String data = "{\"counterId\":\"" + id + "\",\"count\":" + version + ",\"command\":\"" + command + "\"}";
        String content = "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID()
                + "\",\"type\":\"vn.laocai.thidua.bench.counter-increased.v1\",\"source\":\"/thidua/bench-service\",\"subject\":\""
                + id + "\",\"time\":\"2025-11-14T01:00:00Z\",\"datacontenttype\":\"application/json\",\"data\":" + data
                + "}";
        Document headers = new Document();
        for (String name : List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time",
                "content-type", "ce_dataschema", "ce_sequence", "ce_partitionkey", "ce_recordedtime", "ce_traceparent",
                "ce_correlationid", "ce_actorid", "traceparent")) {
            headers.append(name, new Binary("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8)));
        }
        Document event = new Document("n", 2 * version - 1).append("kind", "PUBLIC").append("content", content)
                .append("previous", "0".repeat(64)).append("hash", "0".repeat(64)).append("at", now)
                .append("topic", TOPIC).append("key", id).append("headers", headers)
                .append("value", new Binary(data.getBytes(UTF_8)));
        Document audit = new Document("n", 2 * version).append("kind", "AUDIT")
                .append("content",
                        "{\"command\":\"increase-counter\",\"target\":\"" + id
                                + "\",\"actor\":\"p-000000000000\",\"organisation\":\"SA_PA\",\"outcome\":\"accepted\"}")
                .append("previous", "0".repeat(64)).append("hash", "0".repeat(64)).append("at", now);
        CompletableFuture<Void> effect = new CompletableFuture<>();
        waiting.put(command, effect);
        Document update = new Document("$set",
                new Document("state.count", version).append("version", version).append("sequence", version)
                        .append("journal", new Document("n", 2 * version).append("head", "0".repeat(64)))
                        .append("relay", new Document("owner", "by-hand").append("until", now)))
                .append("$push", new Document("outbox", new Document("$each", List.of(event, audit))).append("commands",
                        new Document("key", command + command).append("request", command + command).append("at", now)));
        aggregates.updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version - 1)), update);
        queue.add(new Entry(id, version, event, audit, command));
        return effect;
    }

    private void relay() {
        try {
            while (running) {
                Entry first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Entry> batch = new ArrayList<>();
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    carryOn(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void carryOn(List<Entry> batch) throws InterruptedException, ExecutionException {
        List<Document> rows = new ArrayList<>();
        for (Entry entry : batch) {
            rows.add(row(entry, entry.event(), "e"));
            rows.add(row(entry, entry.audit(), "a"));
        }
        journal.insertMany(rows, new InsertManyOptions().ordered(false));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Entry entry : batch) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, entry.aggregate().getBytes(UTF_8),
                    entry.event().get("value", Binary.class).getData());
            entry.event().get("headers", Document.class)
                    .forEach((name, value) -> record.headers().add(name, ((Binary) value).getData()));
            sent.add(producer.send(record));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        List<WriteModel<Document>> pulls = new ArrayList<>();
        for (Entry entry : batch) {
            pulls.add(new UpdateOneModel<>(Filters.eq("_id", entry.aggregate()),
                    new Document("$pull", new Document("outbox",
                            new Document("n", new Document("$lte", 2 * entry.number()))))));
        }
        removals.bulkWrite(pulls, new BulkWriteOptions().ordered(false));
    }

    private static Document row(Entry entry, Document written, String suffix) {
        return new Document("_id", "counters/" + entry.aggregate() + "/" + entry.number() + suffix)
                .append("collection", "counters").append("aggregate", entry.aggregate()).append("n", written.get("n"))
                .append("kind", written.get("kind")).append("content", written.get("content"))
                .append("previous", written.get("previous")).append("hash", written.get("hash"))
                .append("at", written.get("at"));
    }

    private void consume() {
        try (consumer) {
            while (running) {
                List<WriteModel<Document>> writes = new ArrayList<>();
                List<String> commands = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    String value = new String(record.value(), UTF_8);
                    long count = Long.parseLong(
                            value.substring(value.indexOf("\"count\":") + 8, value.indexOf(",\"command\"")));
                    int start = value.indexOf("\"command\":\"") + 11;
                    commands.add(value.substring(start, value.indexOf('"', start)));
                    writes.add(new UpdateOneModel<>(
                            Filters.and(Filters.eq("_id", new String(record.key(), UTF_8)),
                                    Filters.or(Filters.lt("appliedSequence", count),
                                            Filters.exists("appliedSequence", false))),
                            new Document("$set", new Document("count", count).append("appliedSequence", count)),
                            new UpdateOptions().upsert(true)));
                }
                if (!writes.isEmpty()) {
                    effects.bulkWrite(writes, new BulkWriteOptions().ordered(true));
                    consumer.commitAsync();
                    commands.forEach(command -> {
                        CompletableFuture<Void> effect = waiting.remove(command);
                        if (effect != null) {
                            effect.complete(null);
                        }
                    });
                }
            }
        }
    }

    @Override
    public void close() {
        running = false;
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        producer.close();
        mongo.close();
    }
}
