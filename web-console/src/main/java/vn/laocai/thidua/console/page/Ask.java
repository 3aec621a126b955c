package vn.laocai.thidua.console.page;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page that asks once before something happens: what will happen in sentences, what cannot be undone, the fields that
 * belong to it, one button.
 *
 * @param caution
 *            what cannot be undone, or null
 * @param action
 *            where the form is sent
 * @param back
 *            where the person goes who changes his mind
 */
public record Ask(String title, List<String> sentences, @Nullable String caution, String action, String button,
        String back, List<Field> fields) {

    /** A question without fields. */
    public static Ask of(String title, String sentence, String action, String button, String back) {
        return new Ask(title, List.of(sentence), null, action, button, back, List.of());
    }

    /** The same question with another sentence. */
    public Ask saying(@Nullable String sentence) {
        if (sentence == null) {
            return this;
        }
        List<String> more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Ask(title, more, caution, action, button, back, fields);
    }

    /** The same question with what cannot be undone. */
    public Ask warning(String words) {
        return new Ask(title, sentences, words, action, button, back, fields);
    }

    /** The same question with another field. */
    public Ask with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Ask(title, sentences, caution, action, button, back, more);
    }

    /** Whether a file goes with the answer. */
    public boolean sendsFile() {
        return fields.stream().anyMatch(field -> "FILE".equals(field.kind()));
    }

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * A field of the form.
     *
     * @param kind
     *            AREA, LONG, TEXT, NUMBER, DATE, MOMENT, CHECKS, SELECT, CONFIRM, FILE or HIDDEN
     * @param help
     *            a hint under the label, or null
     */
    public record Field(String kind, String name, String label, @Nullable String help, String value, boolean required,
            List<Choice> choices) {

        /** A longer text. */
        public static Field area(String name, String label, boolean required) {
            return new Field("AREA", name, label, null, "", required, List.of());
        }

        /** A short text. */
        public static Field text(String name, String label, boolean required) {
            return new Field("TEXT", name, label, null, "", required, List.of());
        }

        /** A field of another kind. */
        public static Field of(String kind, String name, String label, boolean required) {
            return new Field(kind, name, label, null, "", required, List.of());
        }

        /** Ticks or a list to choose from. */
        public static Field choices(String kind, String name, String label, List<Choice> choices) {
            return new Field(kind, name, label, null, "", true, choices);
        }

        /** The same field with a hint. */
        public Field hint(String words) {
            return new Field(kind, name, label, words, value, required, choices);
        }

        /** The same field, filled. */
        public Field filled(@Nullable String text) {
            return new Field(kind, name, label, help, text == null ? "" : text, required, choices);
        }
    }
}
