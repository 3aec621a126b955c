package vn.laocai.thidua.local.logging;

import org.jspecify.annotations.Nullable;

/**
 * The part for which a thread works. All parts share one process and one log, and a thread passes its part on to the
 * threads that it starts, so every line can name who wrote it.
 */
public final class PartName {

    private static final InheritableThreadLocal<@Nullable String> CURRENT = new InheritableThreadLocal<>();

    private PartName() {}

    /** From now on this thread, and those that it starts, work for the part. */
    public static void set(String part) {
        CURRENT.set(part);
    }

    static String current() {
        String part = CURRENT.get();
        return part == null ? "local-stack" : part;
    }
}
