package vn.laocai.thidua.testing.infrastructure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A store in a process of its own, to be killed. */
final class StoreProcess {

    /** Small, so that a kill also meets the reclaiming of space. */
    static final long SEGMENT_BYTES = 200_000;

    private StoreProcess() {}

    /** Serves the store in the directory of the first argument on the port of the second one. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedDocumentStore store = EmbeddedDocumentStore.onFile(Path.of(args[0]), "localhost",
                Integer.parseInt(args[1]), SEGMENT_BYTES);
        System.out.println("LISTENING " + store.port());
        Thread.currentThread().join();
    }

    static Process start(Path directory, int port) throws IOException {
        Process process = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StoreProcess.class.getName(), directory.toString(), String.valueOf(port))).redirectErrorStream(true)
                .start();
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("LISTENING")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The process of the store ended with " + process.exitValue());
        }
        return process;
    }
}
