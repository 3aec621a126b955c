package vn.laocai.thidua.notification.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A small HTTP/1.1 client that connects to an address that was checked before, whatever the name resolves to now. It
 * follows no redirects, keeps no connections, reads a bounded part of the answer, and ends with its deadline.
 */
final class PinnedHttp implements AutoCloseable {

    private static final int MOST_HEADER_BYTES = 32 * 1024;

    /** Most bytes of an answer's body that are read and kept. */
    static final int MOST_BODY_BYTES = 16 * 1024;

    private final SSLSocketFactory tls;
    private final Duration connectTimeout;
    private final Duration totalTimeout;
    private final ScheduledExecutorService deadlines;

    /**
     * What came back.
     *
     * @param headers
     *            by name in small letters; of a repeated header the last
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    PinnedHttp(SSLSocketFactory tls, Duration connectTimeout, Duration totalTimeout) {
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.totalTimeout = totalTimeout;
        this.deadlines = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
    }

    /**
     * Posts a body.
     *
     * @throws SocketTimeoutException
     *             where the connection or the whole exchange takes too long
     */
    Answer post(URI uri, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            ScheduledFuture<?> deadline = deadlines.schedule(() -> {
                late.set(true);
                closeQuietly(plain);
            }, totalTimeout.toMillis(), TimeUnit.MILLISECONDS);
            try {
                plain.connect(new InetSocketAddress(address, port), Math.toIntExact(connectTimeout.toMillis()));
                plain.setSoTimeout(Math.toIntExact(totalTimeout.toMillis()));
                plain.setTcpNoDelay(true);
                if (!secure) {
                    return exchange(plain, uri, headers, body);
                }
                try (SSLSocket socket = secured(plain, uri.getHost(), port)) {
                    return exchange(socket, uri, headers, body);
                }
            } catch (IOException e) {
                if (late.get()) {
                    SocketTimeoutException timeout = new SocketTimeoutException(
                            "No complete answer within " + totalTimeout.toMillis() + " ms");
                    timeout.initCause(e);
                    throw timeout;
                }
                throw e;
            } finally {
                deadline.cancel(false);
            }
        }
    }

    private SSLSocket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!host.contains(":") && !host.matches("[0-9.]+")) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Answer exchange(Socket socket, URI uri, Map<String, String> headers, byte[] body)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head(uri, headers, body.length).getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        while (true) {
            String[] statusLine = line(in, MOST_HEADER_BYTES).split(" ", 3);
            if (statusLine.length < 2 || !statusLine[0].startsWith("HTTP/1.")
                    || !statusLine[1].matches("[1-5]\\d\\d")) {
                throw new ProtocolException("The answer is not HTTP/1.1");
            }
            int status = Integer.parseInt(statusLine[1]);
            Map<String, String> received = headers(in);
            if (status >= 200) {
                return new Answer(status, received, body(in, status, received));
            }
        }
    }

    private static String head(URI uri, Map<String, String> headers, int length) {
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        StringBuilder head = new StringBuilder("POST ").append(target).append(" HTTP/1.1\r\nHost: ")
                .append(uri.getRawAuthority()).append("\r\n");
        headers.forEach((name, value) -> {
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("A header holds a line break");
            }
            head.append(name).append(": ").append(value).append("\r\n");
        });
        return head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n").toString();
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        int left = MOST_HEADER_BYTES;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String body(InputStream in, int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).endsWith("chunked")) {
            readChunks(in, bytes);
        } else {
            long length = contentLength(headers);
            read(in, bytes, Math.min(length, MOST_BODY_BYTES));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static long contentLength(Map<String, String> headers) {
        String length = headers.getOrDefault("content-length", "");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private static void readChunks(InputStream in, ByteArrayOutputStream bytes) throws IOException {
        while (bytes.size() < MOST_BODY_BYTES) {
            String size = line(in, 1024).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,8}")) {
                throw new ProtocolException("A chunk of the answer has no size");
            }
            long chunk = Long.parseLong(size, 16);
            if (chunk == 0) {
                return;
            }
            read(in, bytes, Math.min(chunk, MOST_BODY_BYTES - bytes.size()));
            line(in, 1024);
        }
    }

    private static void read(InputStream in, ByteArrayOutputStream bytes, long most) throws IOException {
        byte[] buffer = new byte[4096];
        long left = most;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            bytes.write(buffer, 0, count);
            left -= count;
        }
    }

    private static String line(InputStream in, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || bytes.size() > most) {
                throw new ProtocolException(next < 0 ? "The answer ended too early" : "The answer's head is too long");
            }
            bytes.write(next);
        }
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The exchange ends in any case.
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
