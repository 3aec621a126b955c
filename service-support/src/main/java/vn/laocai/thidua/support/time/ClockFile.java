package vn.laocai.thidua.support.time;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** The small file by which the parts of a local stack share business time. It is only ever replaced as a whole. */
final class ClockFile {

    private final Path path;
    private @Nullable Object seen;

    /** At {@code realStart} it was {@code businessStart}. */
    record Setting(Instant businessStart, Instant realStart) {}

    ClockFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The setting of the file, or this one, now written, where there was no file. */
    synchronized Setting createOrRead(Setting wanted) {
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            if (!Files.exists(path)) {
                Path written = writeBeside(wanted);
                try {
                    Files.createLink(path, written);
                } catch (FileAlreadyExistsException anotherPartWasFirst) {
                    // Its setting is read below.
                } finally {
                    Files.deleteIfExists(written);
                }
            }
            seen = stamp();
            return read();
        } catch (IOException failed) {
            throw new UncheckedIOException("The clock file " + path + " cannot be used", failed);
        }
    }

    /** The new setting if somebody replaced the file since it was last seen. */
    synchronized @Nullable Setting readIfChanged() {
        try {
            Object now = stamp();
            if (now.equals(seen)) {
                return null;
            }
            Setting setting = read();
            seen = now;
            return setting;
        } catch (NoSuchFileException removed) {
            return null;
        } catch (IOException failed) {
            throw new UncheckedIOException("The clock file " + path + " cannot be read", failed);
        }
    }

    /** Replaces the file at once for all who read it. */
    synchronized void write(Setting setting) {
        try {
            Path written = writeBeside(setting);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            seen = stamp();
        } catch (IOException failed) {
            throw new UncheckedIOException("The clock file " + path + " cannot be written", failed);
        }
    }

    private Path writeBeside(Setting setting) throws IOException {
        Path beside = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".tmp");
        Files.writeString(beside, "# Business time of the local stack: at realStart it was businessStart.\n"
                + "businessStart=" + setting.businessStart() + "\nrealStart=" + setting.realStart() + "\n");
        return beside;
    }

    private Setting read() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        }
        try {
            return new Setting(Instant.parse(value(properties, "businessStart")),
                    Instant.parse(value(properties, "realStart")));
        } catch (DateTimeException unreadable) {
            throw new IOException("No instants in " + path, unreadable);
        }
    }

    private String value(Properties properties, String name) throws IOException {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IOException(path + " lacks " + name);
        }
        return value;
    }

    /** The inode changes with each replacement, also within one tick of the file system's clock. */
    private Object stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + "/" + attributes.fileKey();
    }
}
