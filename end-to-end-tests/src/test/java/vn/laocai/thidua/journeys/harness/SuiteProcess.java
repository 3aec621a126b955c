package vn.laocai.thidua.journeys.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import vn.laocai.thidua.local.Part;
import vn.laocai.thidua.local.Ports;

/** Parts of the suite in a process of their own, as {@code ./run} starts them; it can be killed. */
public final class SuiteProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> JVM = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8");

    private final List<String> command;
    private final Path output;
    private final Ports ports;
    private final List<Part> parts;
    private Process process;

    private SuiteProcess(Ports ports, Path data, List<Part> parts, List<String> arguments) {
        this.ports = ports;
        this.parts = List.copyOf(parts);
        output = data.resolve(
                "out-" + parts.stream().map(Part::code).collect(Collectors.joining("-")).replace(',', '-') + ".txt");
        command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-jar");
        command.add(Path.of(System.getProperty("suite.jar")).toAbsolutePath().normalize().toString());
        command.add("--port-offset=" + ports.offset());
        command.add("--data-dir=" + data);
        command.add("--parts=" + parts.stream().map(Part::code).collect(Collectors.joining(",")));
        command.addAll(arguments);
    }

    /** Starts these parts and waits until all their ports answer. */
    public static SuiteProcess start(Ports ports, Path data, List<Part> parts, String... arguments) {
        SuiteProcess suite = new SuiteProcess(ports, data, parts, Arrays.asList(arguments));
        suite.start();
        return suite;
    }

    /** Starts the same parts again after a kill. */
    public void start() {
        launch();
        awaitUp();
    }

    /** Starts without waiting. */
    public void launch() {
        try {
            Files.createDirectories(output.getParent());
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the ports of all parts answer. */
    public void awaitUp() {
        Awaitility.await("start of " + parts).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(parts + " ended with " + process.exitValue() + ":\n" + output());
            }
            return parts.stream().filter(part -> part != Part.DEMO).allMatch(this::answers);
        });
    }

    private boolean answers(Part part) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.HOST, ports.of(part)), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the process has printed. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(parts + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops gracefully. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
