package vn.laocai.thidua.scoring.criteria;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tables as JSON files: the canonical form goes out, any JSON of the map form comes in. */
final class TableJson {

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private TableJson() {}

    /** RFC 8785; its SHA-256 is the hash of the table. */
    static String write(CriteriaTable table) {
        return CanonicalJson.write(table.toMap());
    }

    /**
     * The table of a file.
     *
     * @throws BadTable
     *             where it is no JSON or no table
     */
    static CriteriaTable read(byte[] json) {
        try {
            return CriteriaTable.fromMap(JSON.readValue(json, MAP));
        } catch (JacksonException e) {
            throw new BadTable("", "Tệp không phải JSON đọc được. Hãy xuất lại tệp rồi sửa.",
                    "This is no readable JSON. Export the file again and change that.");
        }
    }

    static CriteriaTable read(String json) {
        return read(json.getBytes(UTF_8));
    }
}
