package vn.laocai.thidua.support.web;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/** A request whose body has been read and can be read again. */
final class RememberedBody extends HttpServletRequestWrapper {

    private final byte[] body;
    private final boolean tooLarge;

    RememberedBody(HttpServletRequest request, byte[] body) {
        this(request, body, false);
    }

    private RememberedBody(HttpServletRequest request, byte[] body, boolean tooLarge) {
        super(request);
        this.body = body;
        this.tooLarge = tooLarge;
    }

    static RememberedBody tooLarge(HttpServletRequest request) {
        return new RememberedBody(request, new byte[0], true);
    }

    static @Nullable RememberedBody of(ServletRequest request) {
        return WebUtils.getNativeRequest(request, RememberedBody.class);
    }

    byte[] body() {
        return body;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body has been read");
        }
    }
}
