package vn.laocai.thidua.testing.kit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.Yaml;

import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker.Topic;

/** Reads {@code deploy/kafka/topics.yaml}: what topics the suite declares. */
public final class TopicFile {

    private static final String PLACE = "deploy/kafka/topics.yaml";

    private TopicFile() {}

    /** The file of the repository that the tests run in. */
    public static Optional<Path> find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve(PLACE);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Every topic that the file declares, those for retries and dead letters too. */
    public static List<Topic> read(Path file) {
        Map<?, ?> all;
        try (Reader reader = Files.newBufferedReader(file)) {
            all = (Map<?, ?>) new Yaml().load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<?, ?> defaults = map(all, "defaults");
        List<Topic> topics = new ArrayList<>();
        for (Object each : (List<?>) value(all, "topics")) {
            Map<?, ?> topic = (Map<?, ?>) each;
            topics.add(topic(text(topic, "name"), topic));
            if (topic.get("consumers") instanceof List<?> consumers) {
                for (Object one : consumers) {
                    Map<?, ?> consumer = (Map<?, ?>) one;
                    topics.add(topic(text(consumer, "retry"), map(defaults, "retry")));
                    topics.add(topic(text(consumer, "deadLetters"), map(defaults, "deadLetters")));
                }
            }
        }
        return topics;
    }

    private static Topic topic(String name, Map<?, ?> settings) {
        long retention = Duration.parse(text(settings, "retention")).toMillis();
        return new Topic(name, ((Number) value(settings, "partitions")).intValue(), retention);
    }

    private static Map<?, ?> map(Map<?, ?> from, String name) {
        return (Map<?, ?>) value(from, name);
    }

    private static String text(Map<?, ?> from, String name) {
        return value(from, name).toString();
    }

    private static Object value(Map<?, ?> from, String name) {
        Object value = from.get(name);
        if (value == null) {
            throw new IllegalStateException(PLACE + " has no " + name + " in " + from);
        }
        return value;
    }
}
