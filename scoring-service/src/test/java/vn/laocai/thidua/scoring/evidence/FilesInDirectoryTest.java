package vn.laocai.thidua.scoring.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilesInDirectoryTest extends EvidenceFilesContract {

    @TempDir
    private Path directory;

    @Override
    EvidenceFiles files() {
        return new FilesInDirectory(directory);
    }

    @Override
    void damage(String sha256) throws IOException {
        Files.writeString(directory.resolve(sha256.substring(0, 2)).resolve(sha256), "anders");
    }

    @Test
    void leavesNothingButWholeFilesWhereManyKeepTheSame() throws Exception {
        EvidenceFiles files = files();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<? extends Future<?>> kept = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> files.keep(HASH, BYTES))).toList();
            for (Future<?> one : kept) {
                one.get();
            }
        }
        assertThat(names()).containsExactly(HASH);
    }

    @Test
    void aDraftOfACrashIsNoFile() throws IOException {
        Path folder = Files.createDirectories(directory.resolve(HASH.substring(0, 2)));
        Files.writeString(folder.resolve("draft123.tmp"), "half");
        assertThat(files().read(HASH)).isEmpty();
        files().keep(HASH, BYTES);
        assertThat(files().read(HASH)).isPresent();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }
}
