package vn.laocai.thidua.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the terminal shows: one line per part, then where to go. */
final class Progress {

    private static final int PURPOSE_WIDTH = 26;
    private static final int CODE_WIDTH = 14;

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void started(Part part, Duration took, String where) {
        out.printf(Locale.ROOT, "  ✓ %-" + PURPOSE_WIDTH + "s %-" + CODE_WIDTH + "s %5.1f s   %s%n", part.purpose(),
                part.code(), took.toMillis() / 1000.0, where);
        out.flush();
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
