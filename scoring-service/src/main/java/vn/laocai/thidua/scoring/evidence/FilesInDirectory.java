package vn.laocai.thidua.scoring.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Files in a directory of this machine, each under its hash. A file gets its name only when it is whole and on the disk,
 * so a crash leaves a nameless draft at most.
 */
final class FilesInDirectory implements EvidenceFiles {

    private final Path directory;

    /**
     * @throws UncheckedIOException
     *             where the directory cannot be made
     */
    FilesInDirectory(Path directory) {
        try {
            this.directory = Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of evidence cannot be made: " + directory, e);
        }
    }

    @Override
    public void keep(String sha256, byte[] bytes) {
        Path file = file(sha256);
        Sha256.check(sha256, bytes);
        try {
            if (Files.exists(file) && Files.size(file) == bytes.length) {
                return;
            }
            Path folder = Files.createDirectories(directory.resolve(sha256.substring(0, 2)));
            Path draft = Files.createTempFile(folder, "draft", ".tmp");
            try {
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    channel.force(true);
                }
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                // Somebody else kept the same bytes meanwhile; they were whole before they had a name.
                if (Files.size(file) != bytes.length) {
                    throw new EvidenceStoreUnavailable("The file " + sha256 + " has been damaged", e);
                }
            } finally {
                Files.deleteIfExists(draft);
            }
            force(folder);
            force(directory);
        } catch (IOException e) {
            throw new EvidenceStoreUnavailable("The file " + sha256 + " cannot be kept", e);
        }
    }

    @Override
    public Optional<byte[]> read(String sha256) {
        try {
            return Optional.of(Sha256.check(sha256, Files.readAllBytes(file(sha256))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EvidenceStoreUnavailable("The file " + sha256 + " cannot be read", e);
        }
    }

    private Path file(String sha256) {
        Sha256.require(sha256);
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Makes the names in a folder durable too. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
