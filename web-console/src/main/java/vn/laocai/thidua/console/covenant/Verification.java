package vn.laocai.thidua.console.covenant;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.page.Registry;

/**
 * Whether text and signatures still fit each other.
 *
 * @param textIntact
 *            whether the text has the hash that was signed
 * @param lines
 *            one line per signature
 */
public record Verification(boolean textIntact, List<Line> lines) {

    /** A ward's signature and whether it holds. */
    public record Line(String ward, boolean valid) {}

    static Verification read(JsonNode answer, Registry registry) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode signature : answer.path("signatures")) {
            lines.add(new Line(registry.wardName(signature.path("wardCode").asString("")),
                    signature.path("valid").asBoolean(false)));
        }
        return new Verification(answer.path("textFits").asBoolean(false), lines);
    }

    /** Whether everything holds. */
    public boolean holds() {
        return textIntact && lines.stream().allMatch(Line::valid);
    }
}
