package vn.laocai.thidua.support.web;

import tools.jackson.core.JacksonException;

/** JSON pointers (RFC 6901) to the field of a request that is wrong. */
final class Pointers {

    private Pointers() {}

    /** Where the JSON reader stopped. */
    static String of(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    /** Turns {@code phases[0].opensAt} into {@code /phases/0/opensAt}. */
    static String ofBeanPath(String path) {
        StringBuilder pointer = new StringBuilder();
        for (String step : path.replace("]", "").split("[.\\[]", -1)) {
            if (!step.isEmpty()) {
                pointer.append('/').append(escaped(step));
            }
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
