package vn.laocai.thidua.support.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import vn.laocai.thidua.support.command.Refusal;

/**
 * Where a page ended. Clients get it as one opaque word.
 *
 * @param parts
 *            what the service needs to go on, such as the last id; none has a line break
 */
public record Cursor(List<String> parts) {

    private static final String MARK = "c1";

    public Cursor {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.indexOf('\n') >= 0)) {
            throw new IllegalArgumentException("a cursor has parts without line breaks");
        }
    }

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /** First part, mostly the last id of the page before. */
    public String first() {
        return parts.getFirst();
    }

    /** The opaque word for the client. */
    public String encoded() {
        String text = MARK + "\n" + String.join("\n", parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the client's word.
     *
     * @throws Refusal
     *             400 {@code cursor-invalid} where it is none of ours
     */
    public static Cursor decoded(String word) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            List<String> lines = List.of(text.split("\n", -1));
            if (lines.size() > 1 && MARK.equals(lines.getFirst())) {
                return new Cursor(lines.subList(1, lines.size()));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below.
        }
        throw Refusal.of(400, "cursor-invalid", "Con trỏ trang không hợp lệ. Hãy tải lại từ trang đầu.",
                "The cursor is not valid. Start again from the first page.");
    }
}
