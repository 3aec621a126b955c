package vn.laocai.thidua.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

/** The schemas of events as their module publishes them. */
final class Contract {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contract() {}

    /** How data breaks the schema of its type; nothing where it fits. */
    static List<Error> violations(String type, String data) {
        try (InputStream schema = Contract.class.getResourceAsStream("/events/" + type + ".json")) {
            return REGISTRY.getSchema(Objects.requireNonNull(schema, type))
                    .validate(RunningService.JSON.readTree(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
