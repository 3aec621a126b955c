package vn.laocai.thidua.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

import vn.laocai.thidua.local.clock.BusinessClockFile;
import vn.laocai.thidua.local.logging.PartName;
import vn.laocai.thidua.local.logging.SharedLog;

/** Starts the parts of the suite in one process, each service in a Spring context of its own, and stops them in order. */
public final class LocalStack implements AutoCloseable {

    /** Parts are stopped from the reader's side to the data's, so that nobody works for somebody who is gone. */
    private static final List<Part> STOP_ORDER = List.of(Part.DEMO, Part.CONSOLE, Part.NOTIFICATION, Part.CLUB,
            Part.SCORING, Part.WARD, Part.IDENTITY, Part.MAIL, Part.BROKER, Part.STORE);

    private static final int TOLD_AND_STOPPED = 1;
    private static final int MISUNDERSTOOD = 2;

    private final LaunchOptions options;
    private final DataDirectory data;
    private final Progress progress;
    private final Map<Part, RunningPart> running = Collections.synchronizedMap(new EnumMap<>(Part.class));

    private LocalStack(LaunchOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        data = new DataDirectory(options.dataDirectory());
    }

    /** Runs the stack until it is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        LaunchOptions options;
        try {
            options = LaunchOptions.parse(arguments);
        } catch (LaunchOptions.Misunderstood e) {
            err.println(e.getMessage());
            err.println();
            err.print(LaunchOptions.HELP);
            System.exit(MISUNDERSTOOD);
            return;
        }
        if (options.help()) {
            out.print(LaunchOptions.HELP);
            return;
        }
        SharedLog.writeTo(options.dataDirectory().resolve("logs").resolve(logName(options.parts())));
        try {
            LocalStack stack = start(options, out);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stack.close();
                stopped.countDown();
            }, "stop"));
            if (options.rehearsal() || options.parts().equals(Set.of(Part.DEMO))) {
                System.exit(0);
            }
            stopped.await();
        } catch (StackFailure e) {
            err.println("✗ " + e.getMessage());
            System.exit(TOLD_AND_STOPPED);
        }
    }

    private static String logName(Set<Part> parts) {
        return parts.contains(Part.STORE) && parts.contains(Part.CONSOLE)
                ? "suite.log"
                : parts.stream().sorted().map(Part::code).collect(Collectors.joining("-")) + ".log";
    }

    /**
     * Starts the parts and returns when all are up.
     *
     * @throws StackFailure
     *             where a part cannot start; those already up are stopped first
     */
    static LocalStack start(LaunchOptions options, PrintStream out) {
        // Named here, the library does not look through all jars of the class path for each letter.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        LocalStack stack = new LocalStack(options, new Progress(out));
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void start() {
        long began = System.nanoTime();
        data.take(options.parts());
        PortCheck.allFree(options.parts(), options.ports());
        if (options.fresh()) {
            data.empty(options.parts());
        }
        setClock();
        progress.say("Thi Đua Suite · dữ liệu (data): " + options.dataDirectory());
        startParts();
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        progress.say("");
        Welcome.lines(options, data, millis).forEach(progress::say);
    }

    private void setClock() {
        try {
            new BusinessClockFile(data.clockFile()).setUnlessSet(
                    OffsetDateTime.parse(PartStarter.BUSINESS_START).toInstant(), Instant.now());
        } catch (IOException e) {
            throw Failures.explain(null, e, data);
        }
    }

    private void startParts() {
        PartStarter starter = new PartStarter(options, data);
        Map<Part, CompletableFuture<Void>> starts = new EnumMap<>(Part.class);
        CompletableFuture<Void> firstFailure = new CompletableFuture<>();
        // Each start is mostly computing, so more of them at once than there are processors would only use memory.
        ExecutorService starters = Executors
                .newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        for (Part part : options.parts().stream().sorted().toList()) {
            CompletableFuture<?>[] before = part.needs().stream().filter(starts::containsKey).map(starts::get)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture<Void> start = CompletableFuture.allOf(before).thenRunAsync(() -> start(starter, part),
                    starters);
            start.exceptionally(failure -> {
                firstFailure.completeExceptionally(failure);
                return null;
            });
            starts.put(part, start);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.values().toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, firstFailure).join();
            starters.shutdown();
        } catch (CompletionException e) {
            starters.shutdownNow();
            throw Failures.explain(null, e, data);
        }
    }

    private void start(PartStarter starter, Part part) {
        PartName.set(part.code());
        long began = System.nanoTime();
        try {
            RunningPart up = starter.start(part);
            running.put(part, up);
            progress.started(part, Duration.ofNanos(System.nanoTime() - began), up.where());
        } catch (Exception e) {
            log().error("The part {} did not start", part.code(), e);
            StackFailure told = Failures.explain(part, e, data);
            if (part == Part.DEMO) {
                // The suite is of use without it, and the next start goes on where this one stopped.
                progress.say("✗ " + told.getMessage());
            } else {
                throw told;
            }
        }
    }

    /** The context of a part that is up, for tests. */
    ConfigurableApplicationContext context(Part part) {
        RunningPart up = running.get(part);
        if (up == null) {
            throw new IllegalStateException(part + " is not up");
        }
        return up.context().orElseThrow();
    }

    /** Stops everything in order. What was acknowledged is kept. */
    @Override
    public void close() {
        for (Part part : STOP_ORDER) {
            RunningPart up = running.remove(part);
            if (up != null) {
                try {
                    PartName.set(part.code());
                    up.stop().close();
                } catch (Exception e) {
                    log().warn("The part {} did not stop cleanly", part.code(), e);
                }
            }
        }
        data.close();
    }

    /** Made late, because the log is set up only once the command line is read. */
    private static Logger log() {
        return LoggerFactory.getLogger(LocalStack.class);
    }

    static Path logFile(LaunchOptions options) {
        return options.dataDirectory().resolve("logs").resolve(logName(options.parts()));
    }
}
