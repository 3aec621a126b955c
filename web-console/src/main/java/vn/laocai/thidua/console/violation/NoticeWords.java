package vn.laocai.thidua.console.violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** Notices in words, and lists of them as departments write them. */
@Component("noticeWords")
class NoticeWords {

    private static final Map<String, String> COLUMNS = Map.of("phường", "wardCode", "nội dung", "kind", "số văn bản",
            "documentNumber", "ngày văn bản", "documentDate", "từ ngày", "from", "đến ngày", "to", "hệ quả", "effect",
            "cơ quan", "source");
    private static final Map<String, String> EFFECTS = Map.of("loại", "DISQUALIFIES", "không xét khen thưởng",
            "DISQUALIFIES", "tạm dừng", "SUSPENDS", "hạn chế mức xếp loại", "CAPS_CLASS", "hạn chế", "CAPS_CLASS");

    private final Registry registry;
    private final Words words;

    NoticeWords(Registry registry, Words words) {
        this.registry = registry;
        this.words = words;
    }

    /** What a notice is about. */
    public String kind(String kind, String nameVi) {
        String word = words.orNull("violation.kind." + kind);
        return word == null ? nameVi : word;
    }

    /**
     * Columns, wards, kinds and effects become those of the service; everything else stays as it was typed.
     *
     * @param kinds
     *            codes of the kinds by their Vietnamese names
     */
    String translated(String typed, Map<String, String> kinds) {
        List<String> out = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String line : typed.strip().lines().filter(each -> !each.isBlank()).toList()) {
            String[] cells = line.split(line.contains("\t") ? "\t" : ";", -1);
            List<String> translated = new ArrayList<>();
            for (int at = 0; at < cells.length; at++) {
                String text = cells[at].strip();
                if (out.isEmpty()) {
                    text = COLUMNS.getOrDefault(lower(text), text);
                    columns.add(text);
                } else if (at < columns.size()) {
                    text = cell(columns.get(at), text, kinds);
                }
                translated.add(text.contains(";") || text.contains("\"")
                        ? '"' + text.replace("\"", "\"\"") + '"'
                        : text);
            }
            out.add(String.join(";", translated));
        }
        return String.join("\n", out);
    }

    private String cell(String column, String text, Map<String, String> kinds) {
        return switch (column) {
            case "wardCode" -> registry.wardCode(text.replaceFirst("(?iu)^phường\\s+", "")).orElse(text);
            case "kind" -> Optional.ofNullable(kinds.get(lower(text))).orElse(text);
            case "effect" -> EFFECTS.getOrDefault(lower(text), text);
            default -> text;
        };
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.of("vi"));
    }
}
