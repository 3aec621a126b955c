package vn.laocai.thidua.testing.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wire before the store or the broker that can be stopped at an exact gap: before a request arrives, or after it
 * arrived and before its reply is seen. What is held is not lost; {@link #resume} lets it go on, {@link #cut} breaks the
 * connections with all that was held.
 */
public final class TcpProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProxy.class);
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket server;
    private final String targetHost;
    private final int targetPort;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();

    private final AtomicInteger refusals = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean requestsHeld;
    private boolean repliesHeld;
    private boolean refusing;
    private @Nullable Predicate<byte[]> trigger;
    private Gap gap = Gap.BEFORE_REQUEST;
    private boolean triggered;

    /** Where a marked request is stopped. */
    public enum Gap {
        /** The target has not seen the request. */
        BEFORE_REQUEST,
        /** The target has done what was asked; the client does not know. */
        BEFORE_REPLY
    }

    /** One client's connection and its other half. */
    private final class Wire {
        private final Socket client;
        private final Socket target;
        private boolean requestHeld;
        private boolean replyHeld;

        private Wire(Socket client, Socket target) {
            this.client = client;
            this.target = target;
        }

        private void close() {
            wires.remove(this);
            closeQuietly(client);
            closeQuietly(target);
        }
    }

    private TcpProxy(int port, String targetHost, int targetPort) throws IOException {
        server = new ServerSocket();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        this.targetHost = targetHost;
        this.targetPort = targetPort;
    }

    /**
     * Listens and forwards.
     *
     * @param port
     *            0 for any free one
     */
    public static TcpProxy listen(int port, String targetHost, int targetPort) {
        try {
            TcpProxy proxy = new TcpProxy(port, targetHost, targetPort);
            Thread.ofVirtual().name("tcp-proxy-" + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A predicate for {@link #holdAt}: the bytes hold this text in UTF-8. */
    public static Predicate<byte[]> containing(String marker) {
        byte[] wanted = marker.getBytes(StandardCharsets.UTF_8);
        return bytes -> {
            for (int i = 0; i + wanted.length <= bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Port that it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** Connection string of a document store behind the proxy. */
    public String mongoUri() {
        return "mongodb://localhost:" + port();
    }

    /** From now on nothing reaches the target. */
    public void holdRequests() {
        change(() -> requestsHeld = true);
    }

    /** From now on the target works, but its answers stay here. */
    public void holdReplies() {
        change(() -> repliesHeld = true);
    }

    /**
     * Stops the connection on which the next matching bytes are sent, in the given gap; other connections go on.
     *
     * @param request
     *            called with what a client sent at once; large requests come in parts
     */
    public void holdAt(Gap where, Predicate<byte[]> request) {
        change(() -> {
            gap = where;
            trigger = request;
            triggered = false;
        });
    }

    /**
     * Waits until a connection stands in the gap of {@link #holdAt}.
     *
     * @throws IllegalStateException
     *             where none does in that time
     */
    public void awaitHeld(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!triggered) {
                if (left <= 0) {
                    throw new IllegalStateException("Nothing matched within " + atMost);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Breaks all connections, and what was held is lost; new ones are refused until {@link #resume}. */
    public void cut() {
        change(() -> refusing = true);
        wires.forEach(Wire::close);
        change(() -> {});
    }

    /** How many connections were refused in all: somebody has noticed the cut. */
    public int refusals() {
        return refusals.get();
    }

    /** Breaks all connections; new ones work at once. */
    public void disconnect() {
        wires.forEach(Wire::close);
        change(() -> {});
    }

    /** Lets everything go on. */
    public void resume() {
        change(() -> {
            requestsHeld = false;
            repliesHeld = false;
            refusing = false;
            trigger = null;
            triggered = false;
            for (Wire wire : wires) {
                wire.requestHeld = false;
                wire.replyHeld = false;
            }
        });
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("The proxy on port {} cannot accept", port(), e);
                }
            }
        }
    }

    private boolean refusing() {
        lock.lock();
        try {
            return refusing;
        } finally {
            lock.unlock();
        }
    }

    private void connect(Socket client) {
        if (refusing()) {
            refusals.incrementAndGet();
            closeQuietly(client);
            return;
        }
        Socket target = new Socket();
        try {
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            target.connect(new InetSocketAddress(targetHost, targetPort));
        } catch (IOException e) {
            closeQuietly(client);
            closeQuietly(target);
            return;
        }
        Wire wire = new Wire(client, target);
        wires.add(wire);
        Thread.ofVirtual().start(() -> pump(wire, false));
        pump(wire, true);
    }

    private void pump(Wire wire, boolean requests) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = (requests ? wire.client : wire.target).getInputStream();
            OutputStream out = (requests ? wire.target : wire.client).getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                if (requests) {
                    look(wire, chunk, count);
                }
                awaitFree(wire, requests);
                out.write(chunk, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("A connection through port {} ended", port(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            wire.close();
        }
    }

    private void look(Wire wire, byte[] chunk, int count) {
        lock.lock();
        try {
            Predicate<byte[]> wanted = trigger;
            if (wanted != null && wanted.test(Arrays.copyOf(chunk, count))) {
                trigger = null;
                triggered = true;
                if (gap == Gap.BEFORE_REQUEST) {
                    wire.requestHeld = true;
                } else {
                    wire.replyHeld = true;
                }
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitFree(Wire wire, boolean requests) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (requests ? requestsHeld || wire.requestHeld : repliesHeld || wire.replyHeld) {
                if (!wires.contains(wire)) {
                    throw new IOException("cut");
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.trace("A socket would not close", e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wires.forEach(Wire::close);
        resume();
    }
}
