package vn.laocai.thidua.support.signature;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalJsonTest {

    @Test
    void sortsNamesByTheirUtf16CodeUnits() {
        // RFC 8785, section 3.2.3
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("\u20ac", "Euro Sign");
        names.put("\r", "Carriage Return");
        names.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        names.put("1", "One");
        names.put("\ud83d\ude00", "Emoji: Grinning Face");
        names.put("\u0080", "Control");
        names.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(names)).isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\","
                + "\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesOnlyWhatItMust() {
        // RFC 8785, section 3.2.2.2 and the string of its example in 3.2.2
        assertThat(CanonicalJson.write("\u20ac$\u000F\nA'B\"\\\\\"/"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(CanonicalJson.write("\b\t\n\f\r\u0000\u001f\u007f"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"");
        assertThat(CanonicalJson.write("Giao ước “thi đua”")).isEqualTo("\"Giao ước “thi đua”\"");
    }

    @Test
    void writesTheBytesOfTheExampleOfTheRfc() {
        // RFC 8785, section 3.2.4, with the members that this form allows
        Map<String, Object> example = Map.of("string", "\u20ac$\u000F\nA'B\"\\\\\"/", "literals", List.of(true, false));
        assertThat(HexFormat.of().formatHex(CanonicalJson.bytes(example)))
                .isEqualTo("7b226c69746572616c73223a5b747275652c66616c73655d2c22737472696e67223a22"
                        + "e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d");
    }

    @Test
    void writesIntegersListsAndNestedMapsWithoutSpace() {
        assertThat(CanonicalJson.write(Map.of("b", List.of(1, 2L, -3), "a", Map.of("y", List.of(), "x", Map.of()))))
                .isEqualTo("{\"a\":{\"x\":{},\"y\":[]},\"b\":[1,2,-3]}");
        assertThat(CanonicalJson.write(9007199254740991L)).isEqualTo("9007199254740991");
    }

    @Test
    void refusesWhatHasNoOneForm() {
        assertThatThrownBy(() -> CanonicalJson.write(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(9007199254740992L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write("\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write("\ude00\ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(Map.of(1, "x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashesKnownBytes() {
        assertThat(CanonicalJson.sha256("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
