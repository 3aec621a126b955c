package vn.laocai.thidua.console.evidence;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.EvidenceClient.Evidence;
import vn.laocai.thidua.console.page.Words;

/** Documents with where they are used and what is odd about them, in words. */
@Component
class LibraryRows {

    private final Words words;

    LibraryRows(Words words) {
        this.words = words;
    }

    /** A document; {@code criteria} are the codes of the criteria that cite it. */
    record Row(Evidence file, String criteria, List<String> flags) {}

    Row row(Evidence file) {
        List<String> codes = new ArrayList<>();
        if (file.uses() != null) {
            for (JsonNode use : file.uses()) {
                codes.add(use.isString()
                        ? use.asString()
                        : use.path("criterionCode").asString(use.path("code").asString("")));
            }
        }
        List<String> flags = new ArrayList<>();
        if (file.flags() != null) {
            file.flags().forEach(flag -> flags.add(flag.path(words.english() ? "messageEn" : "messageVi")
                    .asString("")));
        }
        return new Row(file, String.join(", ", codes.stream().filter(code -> !code.isBlank()).distinct().toList()),
                flags.stream().filter(flag -> !flag.isBlank()).toList());
    }
}
