package vn.laocai.thidua.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker.Topic;

/** The topics of {@code deploy/kafka/topics.yaml}, which is bundled with the local stack. */
final class TopicCatalogue {

    private static final String FILE = "/local-stack/topics.yaml";

    private TopicCatalogue() {}

    /** Every topic, with those for retries and dead letters of its consumers. */
    static List<Topic> topics() {
        try (InputStream file = TopicCatalogue.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build has left out " + FILE);
            }
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return read(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Topic> read(Object document) {
        Object defaults = at(document, "defaults");
        List<Topic> topics = new ArrayList<>();
        for (Object declared : list(document, "topics")) {
            topics.add(topic(text(declared, "name"), declared));
            for (Object consumer : list(declared, "consumers")) {
                topics.add(topic(text(consumer, "retry"), at(defaults, "retry")));
                topics.add(topic(text(consumer, "deadLetters"), at(defaults, "deadLetters")));
            }
        }
        return List.copyOf(topics);
    }

    private static Topic topic(String name, Object values) {
        return new Topic(name, Integer.parseInt(text(values, "partitions")),
                Duration.parse(text(values, "retention")).toMillis());
    }

    private static String text(@Nullable Object map, String key) {
        return String.valueOf(at(map, key));
    }

    private static List<?> list(Object map, String key) {
        return map instanceof Map<?, ?> values && values.get(key) instanceof List<?> list ? list : List.of();
    }

    private static Object at(@Nullable Object map, String key) {
        Object value = map instanceof Map<?, ?> values ? values.get(key) : null;
        if (value == null) {
            throw new IllegalStateException("topics.yaml lacks '" + key + "'");
        }
        return value;
    }
}
