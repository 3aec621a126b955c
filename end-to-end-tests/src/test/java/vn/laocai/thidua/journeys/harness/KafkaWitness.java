package vn.laocai.thidua.journeys.harness;

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
