package vn.laocai.thidua.testing.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import vn.laocai.thidua.support.event.CloudEventHeaders;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

/** The public contracts of events, as their module publishes them. */
public final class Contract {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contract() {}

    /** Names of the events of a context, such as {@code ward}, that have a contract. */
    public static Set<String> names(String context) {
        String prefix = "vn.laocai.thidua." + context + ".";
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/events/" + prefix + "*.json");
            Set<String> names = new TreeSet<>();
            Arrays.stream(files).map(file -> String.valueOf(file.getFilename()))
                    .forEach(name -> names.add(name.substring(prefix.length(), name.length() - ".v1.json".length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How data breaks the contract of its type; nothing where it fits. */
    public static List<String> violations(String type, String data) {
        try (InputStream schema = schema(type)) {
            return REGISTRY.getSchema(Objects.requireNonNull(schema, type)).validate(EventJson.mapper().readTree(data))
                    .stream().map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the event of a context breaks its contract; nothing where it fits. An internal event must have none. */
    public static List<String> violations(String context, EventOnWire event) {
        String type = CloudEventHeaders.type(context, event.name());
        if (event.visibility() != Visibility.INTERNAL) {
            return violations(type, EventJson.mapper().writeValueAsString(event.data()));
        }
        try (InputStream schema = schema(type)) {
            return schema == null ? List.of() : List.of(event.name() + " is internal and has a public contract");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream schema(String type) {
        return Contract.class.getResourceAsStream("/events/" + type + ".json");
    }
}
