package vn.laocai.thidua.ward;

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
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

/** The public contracts that the events of this service are held to. */
public final class Contract {

    private static final String PREFIX = "vn.laocai.thidua.ward.";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contract() {}

    /** Names of the events of this context that have a contract. */
    public static Set<String> names() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/events/" + PREFIX + "*.json");
            Set<String> names = new TreeSet<>();
            Arrays.stream(files).map(file -> String.valueOf(file.getFilename()))
                    .forEach(name -> names.add(name.substring(PREFIX.length(), name.length() - ".v1.json".length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the event breaks its contract; nothing where it fits. An internal event must have none. */
    public static List<String> violations(EventOnWire event) {
        try (InputStream schema = Contract.class.getResourceAsStream("/events/" + PREFIX + event.name() + ".v1.json")) {
            if (event.visibility() == Visibility.INTERNAL) {
                return schema == null ? List.of() : List.of(event.name() + " is internal and has a public contract");
            }
            JsonNode data = EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(event.data()));
            return REGISTRY.getSchema(Objects.requireNonNull(schema, event.name())).validate(data).stream()
                    .map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
