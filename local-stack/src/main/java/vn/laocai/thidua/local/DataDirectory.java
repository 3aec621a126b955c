package vn.laocai.thidua.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Where the parts keep what outlives them; each part's data belongs to one process at a time. */
final class DataDirectory implements AutoCloseable {

    private static final long LEAST_FREE_BYTES = 256L * 1024 * 1024;

    private final Path root;
    private final List<FileLock> locks = new ArrayList<>();

    DataDirectory(Path root) {
        this.root = root;
    }

    Path of(Part part) {
        return root.resolve(part.code());
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path clockFile() {
        return root.resolve("clock.properties");
    }

    /**
     * Takes the data of these parts for this process.
     *
     * @throws StackFailure
     *             where another process has it, or the disk is full
     */
    void take(Set<Part> parts) {
        try {
            Files.createDirectories(root.resolve("locks"));
            Files.createDirectories(logs());
            for (Part part : parts) {
                FileLock lock = lock(root.resolve("locks").resolve(part.code() + ".lock"));
                if (lock == null) {
                    throw new StackFailure("Dữ liệu của '" + part.code() + "' trong " + root
                            + " đang được một tiến trình khác dùng. Dừng tiến trình đó, hoặc chọn --data-dir khác. · "
                            + "Another process uses this data; stop it or choose another --data-dir.");
                }
                locks.add(lock);
            }
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw full(root, free);
            }
        } catch (IOException e) {
            throw new StackFailure("Không ghi được vào " + root + " (" + e.getMessage() + "). Chọn --data-dir khác. · "
                    + "Cannot write there; choose another --data-dir.", e);
        }
    }

    static StackFailure full(Path where, long free) {
        return new StackFailure("Ổ đĩa chứa " + where + " đã đầy (còn " + free / (1024 * 1024)
                + " MiB, cần ít nhất 256 MiB). Xóa bớt tệp, hoặc chọn --data-dir ở ổ khác. · "
                + "The disk is full; free some space or choose another --data-dir.");
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
        }
        return lock;
    }

    /** Throws the data of these parts away; nothing else in the directory is touched. */
    void empty(Set<Part> parts) {
        try {
            for (Part part : parts) {
                delete(of(part));
            }
            if (parts.contains(Part.STORE)) {
                Files.deleteIfExists(clockFile());
            }
        } catch (IOException e) {
            throw new StackFailure("Không xóa được dữ liệu cũ trong " + root + " (" + e.getMessage()
                    + ") · the old data cannot be deleted", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        for (FileLock lock : locks) {
            try (FileChannel channel = lock.acquiredBy() instanceof FileChannel file ? file : null) {
                lock.release();
            } catch (IOException e) {
                throw new StackFailure("Cannot release " + lock, e);
            }
        }
        locks.clear();
    }
}
