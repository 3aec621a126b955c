package vn.laocai.thidua.benchmarks.eventpath;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLongArray;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * (a) The least that any reliable publication needs: one guarded write of a document, then one keyed record that the
 * broker acknowledges; plain drivers, nothing in between. It is not safe against a crash between the two.
 */
final class TwoOperationLimit implements Subject {

    static final String TOPIC = "bench.two-operations";

    private final MongoClient mongo;
    private final MongoCollection<Document> collection;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLongArray versions;

    TwoOperationLimit(Infrastructure infrastructure, int aggregates) {
        mongo = infrastructure.mongo(64);
        collection = mongo.getDatabase("bench_limit").getCollection("counters");
        producer = infrastructure.producer();
        versions = new AtomicLongArray(aggregates);
        for (int i = 0; i < aggregates; i++) {
            collection.insertOne(
                    new Document("_id", "counter-" + i).append("version", 0L).append("state",
                            new Document("count", 0L)));
        }
    }

    @Override
    public CompletableFuture<Void> command(int aggregate) {
        String id = "counter-" + aggregate;
        long version = versions.getAndIncrement(aggregate);
        long matched = collection
                .updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)),
                        Updates.combine(Updates.set("state.count", version + 1), Updates.set("version", version + 1)))
                .getMatchedCount();
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        if (matched != 1) {
            acknowledged.completeExceptionally(new IllegalStateException("conflict"));
            return acknowledged;
        }
        byte[] value = ("{\"counterId\":\"" + id + "\",\"count\":" + (version + 1) + "}").getBytes(UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, id.getBytes(UTF_8), value), (metadata, error) -> {
            if (error == null) {
                acknowledged.complete(null);
            } else {
                acknowledged.completeExceptionally(error);
            }
        });
        return acknowledged;
    }

    @Override
    public void close() {
        producer.close();
        mongo.close();
    }
}
