package vn.laocai.thidua.local.clock;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that tells every part what time it is in the demo: business time began at {@code businessStart} when real time
 * was {@code realStart}, and both run at the same speed. It stays across restarts; moving the clock is rewriting it.
 */
public final class BusinessClockFile {

    private static final String BUSINESS_START = "businessStart";
    private static final String REAL_START = "realStart";

    private final Path file;

    public BusinessClockFile(Path file) {
        this.file = file;
    }

    /**
     * Where business time stands.
     *
     * @param businessStart
     *            business time at {@code realStart}
     * @param realStart
     *            real time at which the clock was set
     */
    public record Setting(Instant businessStart, Instant realStart) {

        /** Business time at this moment of real time. */
        public Instant businessTimeAt(Instant real) {
            return businessStart.plus(Duration.between(realStart, real));
        }
    }

    public Path path() {
        return file;
    }

    /** The setting in force; empty before the clock was first set. */
    public Optional<Setting> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String business = properties.getProperty(BUSINESS_START);
        String real = properties.getProperty(REAL_START);
        return business == null || real == null
                ? Optional.empty()
                : Optional.of(new Setting(Instant.parse(business), Instant.parse(real)));
    }

    /** Sets the clock unless it is set, so that a restart does not turn it back. */
    public void setUnlessSet(Instant businessStart, Instant realStart) throws IOException {
        if (read().isEmpty()) {
            set(businessStart, realStart);
        }
    }

    /** Sets the clock; readers see either the old setting or the new one, never half of it. */
    public void set(Instant businessStart, Instant realStart) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(BUSINESS_START, businessStart.toString());
        properties.setProperty(REAL_START, realStart.toString());
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path fresh = Files.createTempFile(directory, "clock", ".new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            properties.store(writer, "Business clock of the demo");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
