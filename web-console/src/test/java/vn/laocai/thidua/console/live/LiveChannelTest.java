package vn.laocai.thidua.console.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.OverFakeSuite;
import vn.laocai.thidua.console.SignedInChannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@OverFakeSuite
class LiveChannelTest {

    @Autowired
    Browsers browsers;

    @Test
    void tellsAnOpenPageWhatChangedWithinASecond(@LocalServerPort int port) throws IOException {
        try (InputStream stream = SignedInChannel.open(port)) {
            List<String> lines = read(stream);
            await().atMost(Duration.ofSeconds(10)).until(() -> lines.contains("event:ready"));
            for (int burst = 0; burst < 500; burst++) {
                browsers.tell(new Hint("covenant", "c-1"));
            }
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> lines.contains("data:[{\"kind\":\"covenant\",\"id\":\"c-1\"}]"));
            assertThat(lines).anyMatch(line -> line.startsWith("id:"));
            assertThat(lines.stream().filter(line -> line.startsWith("data:[{")).count()).isLessThanOrEqualTo(3);
        }
    }

    static List<String> read(InputStream stream) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException closed) {
                // the test is over
            }
        });
        return lines;
    }
}
