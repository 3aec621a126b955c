package vn.laocai.thidua.testing.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The example events of the contracts, as consumers' tests read them. */
public final class Events {

    private Events() {}

    /**
     * All examples of a type in the order of their names.
     *
     * @param type
     *            full type, such as {@code vn.laocai.thidua.ward.covenant-signed.v1}
     * @throws IllegalArgumentException
     *             where the contracts have no such type
     */
    public static List<Event> examples(String type) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:events/examples/" + type + "/*.json");
            if (files.length == 0) {
                throw new IllegalArgumentException("The contracts have no examples of " + type);
            }
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            List<Event> events = new ArrayList<>();
            for (Resource file : files) {
                events.add(Event.parse(file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first example of a type. */
    public static Event example(String type) {
        return examples(type).getFirst();
    }

    /**
     * What a consumer's test sends beside the examples: each must be taken without harm.
     *
     * @return the example with a field that nobody knows, and the example as a type that nobody knows
     */
    public static List<Event> strangers(String type) {
        Event example = example(type);
        return List.of(example.withFreshId().withMember("addedLater", "{\"by\":\"somebody\"}"),
                example.withFreshId().with("type", type.replace(".v1", ".v99")));
    }
}
