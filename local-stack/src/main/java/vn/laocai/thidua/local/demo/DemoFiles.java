package vn.laocai.thidua.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of season 2025 that the build has packed. */
final class DemoFiles {

    private static final JsonMapper JSON = JsonMapper.shared();

    private DemoFiles() {}

    static JsonNode tree(String name) {
        try (InputStream file = DemoFiles.class.getResourceAsStream("/local-stack/season-2025/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The build has left out " + name);
            }
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> map(String name) {
        return map(tree(name));
    }

    static Map<String, Object> map(JsonNode tree) {
        return JSON.convertValue(tree, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
