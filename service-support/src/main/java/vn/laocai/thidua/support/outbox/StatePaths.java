package vn.laocai.thidua.support.outbox;

import java.util.Map;
import java.util.Objects;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Finds the paths of a document that a new state changes, so that a save writes those and nothing else. */
final class StatePaths {

    private final Document set = new Document();
    private final Document unset = new Document();

    private StatePaths() {}

    static StatePaths changed(String root, Document before, Document after) {
        StatePaths paths = new StatePaths();
        paths.compare(root, before, after);
        return paths;
    }

    /** Paths with their new values, for {@code $set}. */
    Document set() {
        return set;
    }

    /** Paths that are gone, for {@code $unset}. */
    Document unset() {
        return unset;
    }

    private void compare(String path, Document before, Document after) {
        if (!addressable(before) || !addressable(after)) {
            if (!before.equals(after)) {
                set.append(path, after);
            }
            return;
        }
        for (Map.Entry<String, Object> entry : after.entrySet()) {
            compare(path + "." + entry.getKey(), before.get(entry.getKey()), entry.getValue(),
                    before.containsKey(entry.getKey()));
        }
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                unset.append(path + "." + name, "");
            }
        }
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after, boolean existed) {
        if (before instanceof Document left && after instanceof Document right) {
            compare(path, left, right);
        } else if (!existed || !Objects.equals(before, after)) {
            set.append(path, after);
        }
    }

    private static boolean addressable(Document document) {
        return document.keySet().stream()
                .noneMatch(name -> name.isEmpty() || name.contains(".") || name.startsWith("$"));
    }
}
