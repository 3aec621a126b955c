package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a command once, up to its limit, so that its hash is known before the command runs. Some paths take
 * more, such as files; of those only a few are held in memory at a time.
 */
final class RequestBodyFilter extends OncePerRequestFilter {

    private static final int LARGE_AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 20;

    private final int limit;
    private final Map<String, Integer> larger;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    /**
     * @param limit
     *            most bytes of an ordinary body
     * @param larger
     *            most bytes by path; it holds for the path and all below it
     */
    RequestBodyFilter(int limit, Map<String, Integer> larger) {
        this.limit = limit;
        this.larger = Map.copyOf(larger);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST", "PUT", "PATCH", "DELETE" -> !request.getRequestURI().startsWith("/api/");
            default -> true;
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = most(request.getRequestURI());
        if (most <= limit || (request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= limit)) {
            read(request, response, chain, most);
            return;
        }
        if (!await()) {
            response.setHeader("Retry-After", "2");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            read(request, response, chain, most);
        } finally {
            large.release();
        }
    }

    private static void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain, int most)
            throws ServletException, IOException {
        // A body beyond the limit is refused later, where the command is known and the refusal can be audited.
        if (request.getContentLengthLong() > most) {
            chain.doFilter(RememberedBody.tooLarge(request), response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        chain.doFilter(body.length > most ? RememberedBody.tooLarge(request) : new RememberedBody(request, body),
                response);
    }

    private int most(String path) {
        int most = limit;
        for (Map.Entry<String, Integer> one : larger.entrySet()) {
            if (path.equals(one.getKey()) || path.startsWith(one.getKey() + "/")) {
                most = Math.max(most, one.getValue());
            }
        }
        return most;
    }

    private boolean await() {
        try {
            return large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
