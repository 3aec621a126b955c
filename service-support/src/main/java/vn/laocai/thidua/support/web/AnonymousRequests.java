package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import vn.laocai.thidua.support.command.Refusal;

/**
 * Lets nothing learn who posts to an anonymous path. It stands before every other filter, so that neither tracing nor
 * metrics nor security has begun when it says that this request is not to be watched.
 */
final class AnonymousRequests extends OncePerRequestFilter {

    /** Attribute of such requests; the access log skips those that have it. */
    static final String ATTRIBUTE = "thidua.anonymous";

    private static final ThreadLocal<Boolean> UNDERWAY = new ThreadLocal<>();
    private static final int LARGEST_BODY = 16 * 1024;

    private final List<PathPattern> patterns;
    private final ObjectProvider<ProblemWriter> problems;

    AnonymousRequests(List<String> patterns, ObjectProvider<ProblemWriter> problems) {
        this.patterns = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
        this.problems = problems;
    }

    /** Tells whether this thread deals with an anonymous request now. */
    static boolean underway() {
        return UNDERWAY.get() != null;
    }

    static boolean is(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod()) || patterns.isEmpty()) {
            return true;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return patterns.stream().noneMatch(pattern -> pattern.matches(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ATTRIBUTE, true);
        UNDERWAY.set(true);
        try {
            Refusal refusal = identified(request);
            if (refusal != null) {
                refuse(request, response, refusal);
                return;
            }
            byte[] body = request.getContentLengthLong() > LARGEST_BODY
                    ? new byte[LARGEST_BODY + 1]
                    : request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                refuse(request, response, Problems.bodyTooLarge());
                return;
            }
            chain.doFilter(new RememberedBody(request, body), response);
        } finally {
            UNDERWAY.remove();
        }
    }

    private static @Nullable Refusal identified(HttpServletRequest request) {
        boolean named = request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader(HttpHeaders.COOKIE) != null;
        return named
                ? Refusal.of(400, "anonymous-only",
                        "Yêu cầu này phải gửi ẩn danh, không kèm mã đăng nhập hay cookie. Hãy gửi lại từ trang bỏ phiếu.",
                        "This request must be anonymous, without token or cookie. Send it again from the voting page.")
                : null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        ProblemWriter writer = problems.getIfAvailable();
        if (writer == null) {
            response.sendError(refusal.status());
        } else {
            writer.write(request, response, refusal);
        }
    }
}
