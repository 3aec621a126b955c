package vn.laocai.thidua.scoring.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A trial seal for tests, made once: its key takes a while. */
public final class TestSeal {

    private static final PaperSeal SEAL = KeyStoreSeal.trial(directory());

    private TestSeal() {}

    public static PaperSeal seal() {
        return SEAL;
    }

    private static Path directory() {
        try {
            return Files.createDirectories(Path.of("target", "test-seal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
