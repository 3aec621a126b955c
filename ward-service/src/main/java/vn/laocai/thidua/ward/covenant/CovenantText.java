package vn.laocai.thidua.ward.covenant;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.signature.CanonicalJson;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the wards sign: the words, the targets of each ward and, where there is one, the criteria set that it freezes.
 * All strings are NFC, so that two ways of typing the same Vietnamese letter give one hash.
 *
 * @param targets
 *            by ward code
 */
record CovenantText(String title, String preamble, List<String> contents, List<String> commitments,
        Map<String, List<Target>> targets, @Nullable CriteriaSet criteriaSet) {

    /**
     * A registered target.
     *
     * @param target
     *            value as printed, such as {@code 95} or {@code 1.250}
     */
    record Target(String code, String name, String unit, String target) {

        Target {
            code = nfc(code);
            name = nfc(name);
            unit = nfc(unit);
            target = nfc(target);
        }

        private Map<String, Object> content() {
            return Map.of("code", code, "name", name, "unit", unit, "target", target);
        }
    }

    /**
     * The criteria set that is frozen with the covenant (Rule 12).
     *
     * @param hash
     *            SHA-256, 64 hexadecimal digits
     */
    record CriteriaSet(String id, int version, String hash) {}

    CovenantText {
        title = nfc(title);
        preamble = nfc(preamble);
        contents = contents.stream().map(CovenantText::nfc).toList();
        commitments = commitments.stream().map(CovenantText::nfc).toList();
        Map<String, List<Target>> copy = new LinkedHashMap<>();
        targets.forEach((ward, list) -> copy.put(ward, List.copyOf(list)));
        targets = Collections.unmodifiableMap(copy);
    }

    /** The canonical JSON of the text (RFC 8785); it is what the hash covers. */
    String canonical() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("title", title);
        content.put("preamble", preamble);
        content.put("contents", contents);
        content.put("commitments", commitments);
        Map<String, Object> byWard = new LinkedHashMap<>();
        targets.forEach((ward, list) -> {
            List<Object> values = new ArrayList<>();
            list.forEach(target -> values.add(target.content()));
            byWard.put(ward, values);
        });
        content.put("targets", byWard);
        if (criteriaSet != null) {
            content.put("criteriaSet", Map.of("id", criteriaSet.id(), "version", criteriaSet.version(), "hash",
                    criteriaSet.hash()));
        }
        return CanonicalJson.write(content);
    }

    /** SHA-256 of {@link #canonical()}, 64 hexadecimal digits (Rule 17). */
    String hash() {
        return CanonicalJson.sha256(canonical().getBytes(UTF_8));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
