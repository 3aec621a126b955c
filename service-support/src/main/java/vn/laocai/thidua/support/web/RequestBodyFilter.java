package vn.laocai.thidua.support.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of a command once, up to its limit, so that its hash is known before the command runs. */
final class RequestBodyFilter extends OncePerRequestFilter {

    private final int limit;

    RequestBodyFilter(int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (AnonymousRequests.is(request)) {
            return true;
        }
        return switch (request.getMethod()) {
            case "POST", "PUT", "PATCH", "DELETE" -> !request.getRequestURI().startsWith("/api/");
            default -> true;
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getContentLengthLong() > limit
                ? new byte[limit + 1]
                : request.getInputStream().readNBytes(limit + 1);
        // A body beyond the limit is refused later, where the command is known and the refusal can be audited.
        chain.doFilter(body.length > limit ? RememberedBody.tooLarge(request) : new RememberedBody(request, body),
                response);
    }
}
