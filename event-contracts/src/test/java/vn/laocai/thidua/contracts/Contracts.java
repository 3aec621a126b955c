package vn.laocai.thidua.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files of the contracts, read as they lie in the working copy. */
final class Contracts {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path EVENTS = RESOURCES.resolve("events");
    private static final Path EXAMPLES = EVENTS.resolve("examples");
    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** One example event and where it lies. */
    record Example(String type, String file, JsonNode event) {
        @Override
        public String toString() {
            return type + "/" + file;
        }
    }

    private Contracts() {}

    /** Schemas by full type. */
    static Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        for (Path file : filesIn(EVENTS)) {
            schemas.put(file.getFileName().toString().replaceFirst("\\.json$", ""), read(JSON, file));
        }
        return schemas;
    }

    static Schema schema(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Path folder : list(EXAMPLES)) {
            for (Path file : filesIn(folder)) {
                examples.add(new Example(folder.getFileName().toString(), file.getFileName().toString(),
                        read(JSON, file)));
            }
        }
        return examples;
    }

    static JsonNode asyncApi() {
        return read(YAML, RESOURCES.resolve("asyncapi/asyncapi.yaml"));
    }

    static JsonNode topics() {
        return read(YAML, Path.of("../deploy/kafka/topics.yaml"));
    }

    /** The settings of each service that the working copy has, one document for each profile. */
    static List<JsonNode> services() {
        List<JsonNode> services = new ArrayList<>();
        for (Path module : list(Path.of(".."))) {
            Path settings = module.resolve("src/main/resources/" + module.getFileName() + ".yml");
            if (module.getFileName().toString().endsWith("-service") && Files.isRegularFile(settings)) {
                services.addAll(readAll(settings));
            }
        }
        return services;
    }

    static boolean existsBesideAsyncApi(String reference) {
        return Files.isRegularFile(RESOURCES.resolve("asyncapi").resolve(reference).normalize());
    }

    private static List<Path> filesIn(Path folder) {
        return list(folder).stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> readAll(Path file) {
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readValues(Files.readString(file))) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
