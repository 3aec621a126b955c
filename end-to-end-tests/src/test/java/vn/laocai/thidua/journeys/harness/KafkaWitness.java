package vn.laocai.thidua.journeys.harness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Somebody who reads the topics with the official CloudEvents SDK and nothing of ours. */
public final class KafkaWitness {

    private final String bootstrapServers;

    public KafkaWitness(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Everything that stands on these topics, in the order of each partition. */
    public List<CloudEvent> everythingOn(String... topics) {
        try (KafkaConsumer<String, CloudEvent> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest", "enable.auto.commit", "false", "max.poll.records", "2000"),
                new StringDeserializer(), new CloudEventDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : topics) {
                for (PartitionInfo info : consumer.partitionsFor(topic)) {
                    partitions.add(new TopicPartition(topic, info.partition()));
                }
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            List<CloudEvent> events = new ArrayList<>();
            while (behind(consumer, ends, partitions)) {
                for (ConsumerRecord<String, CloudEvent> record : consumer.poll(Duration.ofMillis(200))) {
                    events.add(record.value());
                }
            }
            return events;
        }
    }

    /** Every record of every topic as bytes, keys and headers beside the values; for whoever searches them. */
    public List<String> everyRecord() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", "2000"), new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream().flatMap(List::stream)
                    .filter(info -> !info.topic().startsWith("__"))
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            List<String> records = new ArrayList<>();
            while (behind(consumer, ends, partitions)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    StringBuilder text = new StringBuilder(record.topic()).append(' ').append(text(record.key()));
                    record.headers().forEach(header -> text.append(' ').append(text(header.value())));
                    records.add(text.append(' ').append(text(record.value())).toString());
                }
            }
            return records;
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean behind(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends,
            Collection<TopicPartition> partitions) {
        return partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition));
    }

    /** Events of one type about one subject, each once. */
    public List<CloudEvent> distinct(String topic, String type, String subject) {
        return List.copyOf(everythingOn(topic).stream()
                .filter(event -> event.getType().equals(type) && subject.equals(event.getSubject()))
                .collect(Collectors.toMap(CloudEvent::getId, event -> event, (first, second) -> first,
                        java.util.LinkedHashMap::new))
                .values());
    }
}
