package vn.laocai.thidua.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Does what the README tells a newcomer to do, and expects what it promises. */
class ReadmeTest {

    private static final int OFFSET = 14_000;
    private static final Path ROOT = Path.of(System.getProperty("suite.root")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("^```console\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern ADDRESS = Pattern.compile("localhost:(\\d+)");
    private static final Pattern READY = Pattern.compile("http://localhost:" + (8080 + OFFSET));
    private static final String END_OF_OUTPUT = "--- end of output ---";

    @TempDir
    private static Path data;

    private record Step(String command, String expected) {}

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (block.find()) {
            for (String part : block.group(1).split("(?m)^\\$ ", -1)) {
                if (!part.isBlank()) {
                    int lineEnd = part.indexOf('\n');
                    steps.add(new Step(shifted(part.substring(0, lineEnd)), part.substring(lineEnd + 1)));
                }
            }
        }
        return steps;
    }

    /** The same command against the ports of this test. */
    private static String shifted(String command) {
        return ADDRESS.matcher(command)
                .replaceAll(address -> "localhost:" + (Integer.parseInt(address.group(1)) + OFFSET));
    }

    @Test
    void theCommandsOfTheReadmeAnswerAsItSays() throws Exception {
        Path output = data.resolve("run.txt");
        Process run = new ProcessBuilder("./run", "--fresh", "--port-offset=" + OFFSET, "--data-dir=" + data)
                .directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            await("./run").atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertThat(run.isAlive()).as(() -> read(output)).isTrue();
                assertThat(READY.matcher(read(output)).find() && read(output).contains("sa-pa.leader")).isTrue();
            });
            System.out.println(read(output));
            List<Step> steps = steps();
            assertThat(steps).hasSizeGreaterThan(8);
            StringBuilder script = new StringBuilder();
            steps.forEach(step -> script.append(step.command()).append("\necho '").append(END_OF_OUTPUT).append("'\n"));
            String[] answers = shell(script.toString()).split(Pattern.quote(END_OF_OUTPUT) + "\n", -1);
            for (int i = 0; i < steps.size(); i++) {
                assertThat(answers[i]).as(steps.get(i).command()).isEqualToIgnoringWhitespace(steps.get(i).expected());
            }
        } finally {
            run.destroy();
            if (!run.waitFor(30, TimeUnit.SECONDS)) {
                run.destroyForcibly();
            }
        }
        assertThat(run.isAlive()).isFalse();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String shell(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
