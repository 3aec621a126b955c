package vn.laocai.thidua.console.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open page. Hints gather while its writer is busy or waits out a burst, so a slow browser holds up nobody and a
 * thousand changes of one object are one line to it.
 */
final class Browser implements Runnable {

    private static final Duration BURST = Duration.ofMillis(50);
    private static final int TOO_MANY = 200;
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() * 1000);

    private final SseEmitter emitter;
    private final JsonMapper json;
    private final Duration keepAlive;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Hint> waiting = new LinkedHashSet<>();
    private boolean closed;

    Browser(SseEmitter emitter, JsonMapper json, Duration keepAlive) {
        this.emitter = emitter;
        this.json = json;
        this.keepAlive = keepAlive;
    }

    void tell(Hint hint) {
        lock.lock();
        try {
            if (waiting.size() >= TOO_MANY) {
                waiting.clear();
                waiting.add(Hint.EVERYTHING);
            } else if (!waiting.contains(Hint.EVERYTHING)) {
                waiting.add(hint);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until the browser goes away. */
    @Override
    public void run() {
        try {
            emitter.send(SseEmitter.event().name("ready").reconnectTime(2000).data(""));
            while (true) {
                List<Hint> hints = next();
                if (isClosed()) {
                    emitter.complete();
                    return;
                }
                if (hints.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("alive"));
                } else {
                    emitter.send(SseEmitter.event().name("changed").id(Long.toString(NUMBERS.incrementAndGet()))
                            .data(json.writeValueAsString(hints)));
                }
            }
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private List<Hint> next() throws InterruptedException {
        lock.lock();
        try {
            long left = keepAlive.toNanos();
            while (waiting.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (waiting.isEmpty() || closed) {
                return List.of();
            }
        } finally {
            lock.unlock();
        }
        TimeUnit.NANOSECONDS.sleep(BURST.toNanos());
        lock.lock();
        try {
            List<Hint> hints = new ArrayList<>(waiting);
            waiting.clear();
            return hints;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
