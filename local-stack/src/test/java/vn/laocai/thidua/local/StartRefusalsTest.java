package vn.laocai.thidua.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.laocai.thidua.local.clock.BusinessClockFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StartRefusalsTest {

    @TempDir
    Path directory;

    @Test
    void namesTheTakenPortThePartAndTheWayOut() throws Exception {
        int offset = FreeOffset.find();
        try (ServerSocket taken = new ServerSocket(3080 + offset, 1, InetAddress.getLoopbackAddress())) {
            LaunchOptions options = LaunchOptions.parse("--parts=mail", "--port-offset=" + offset,
                    "--data-dir=" + directory);
            assertThatThrownBy(() -> LocalStack.start(options, System.out)).isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Cổng " + taken.getLocalPort()).hasMessageContaining("'mail'")
                    .hasMessageContaining("--port-offset").message().hasLineCount(1);
        }
    }

    @Test
    void doesNotShareDataWithAnotherProcess() {
        try (DataDirectory first = new DataDirectory(directory)) {
            first.take(Set.of(Part.STORE));
            try (DataDirectory second = new DataDirectory(directory)) {
                second.take(Set.of(Part.BROKER));
                assertThatThrownBy(() -> second.take(Set.of(Part.STORE))).isInstanceOf(StackFailure.class)
                        .hasMessageContaining("'store'").hasMessageContaining("--data-dir");
            }
        }
        try (DataDirectory afterwards = new DataDirectory(directory)) {
            afterwards.take(Set.of(Part.STORE, Part.BROKER));
        }
    }

    @Test
    void aFreshStartEmptiesItsOwnPartsAndNothingElse() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious.txt"), "mine");
        Path broker = Files.createDirectories(directory.resolve("broker/topic")).resolve("segment");
        Path store = Files.createDirectories(directory.resolve("store")).resolve("file");
        Files.writeString(broker, "records");
        Files.writeString(store, "documents");
        Files.writeString(directory.resolve("clock.properties"), "");

        try (DataDirectory data = new DataDirectory(directory)) {
            data.empty(Set.of(Part.STORE, Part.WARD));
        }

        assertThat(store.getParent()).doesNotExist();
        assertThat(directory.resolve("clock.properties")).doesNotExist();
        assertThat(precious).hasContent("mine");
        assertThat(broker).exists();
    }

    @Test
    void tellsOfAFullDiskInOneLine() {
        try (DataDirectory data = new DataDirectory(directory)) {
            data.take(Set.of());
            StackFailure failure = Failures.explain(Part.BROKER,
                    new IllegalStateException("outer", new IOException("write: No space left on device")), data);
            assertThat(failure).message().contains("đã đầy", "The disk is full").hasLineCount(1);
        }
    }

    @Test
    void keepsTheBusinessClockOverRestarts() throws Exception {
        LaunchOptions options = LaunchOptions.parse("--parts=identity", "--data-dir=" + directory,
                "--port-offset=" + FreeOffset.find());
        BusinessClockFile clock = new BusinessClockFile(directory.resolve("clock.properties"));
        BusinessClockFile.Setting moved;
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        try (LocalStack stack = LocalStack.start(options, new PrintStream(terminal, true, StandardCharsets.UTF_8))) {
            assertThat(clock.read().orElseThrow().businessStart()).isEqualTo("2025-11-14T01:00:00Z");
            HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(options.ports().http(Part.IDENTITY) + "/dev/clock"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("now=2025-12-15T08:00%2B07:00")).build(),
                    BodyHandlers.ofString());
            moved = clock.read().orElseThrow();
        }
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("identity", "Sẵn sàng", "mật khẩu");
        try (LocalStack stack = LocalStack.start(options, System.out)) {
            assertThat(clock.read()).contains(moved);
            assertThat(moved.businessStart()).isEqualTo("2025-12-15T01:00:00Z");
        }
    }
}
