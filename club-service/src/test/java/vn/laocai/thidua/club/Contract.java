package vn.laocai.thidua.club;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contracts of events as their module publishes them. */
public final class Contract {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contract() {}

    /** All examples of a type in CloudEvents structured JSON. */
    public static List<ObjectNode> examples(String type) {
        try {
            List<Resource> files = new ArrayList<>(List.of(new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/events/examples/" + type + "/*.json")));
            files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
            List<ObjectNode> examples = new ArrayList<>();
            for (Resource file : files) {
                try (InputStream content = file.getInputStream()) {
                    examples.add((ObjectNode) RunningService.JSON.readTree(content));
                }
            }
            if (examples.isEmpty()) {
                throw new IllegalStateException("No examples of " + type);
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How data breaks the schema of its type; nothing where it fits. */
    public static List<Error> violations(String type, String data) {
        try (InputStream schema = Contract.class.getResourceAsStream("/events/" + type + ".json")) {
            JsonNode node = RunningService.JSON.readTree(data);
            return REGISTRY.getSchema(Objects.requireNonNull(schema, type)).validate(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
