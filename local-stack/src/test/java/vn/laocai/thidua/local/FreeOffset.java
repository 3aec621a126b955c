package vn.laocai.thidua.local;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

import vn.laocai.thidua.testing.infrastructure.FreePorts;

/** An offset at which no part's port is taken. */
final class FreeOffset {

    private static final int LOWEST = 11_000;
    private static final int HIGHEST = 29_000;

    private FreeOffset() {}

    static int find() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int offset = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (Arrays.stream(Part.values()).flatMap(part -> part.ports().stream())
                    .allMatch(port -> FreePorts.isFree("localhost", port + offset))) {
                return offset;
            }
        }
        throw new IllegalStateException("No free ports");
    }
}
