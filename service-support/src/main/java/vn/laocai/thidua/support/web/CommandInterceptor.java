package vn.laocai.thidua.support.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import vn.laocai.thidua.support.command.FreshSignIn;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.security.CurrentActor;

/** Looks at each command before it runs: its size, its key, and whether the same one is still running here. */
final class CommandInterceptor implements HandlerInterceptor {

    private static final String MINE = CommandInterceptor.class.getName();

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Duration fresh;
    private final Clock realTime;

    /**
     * @param fresh
     *            how long a sign-in is good for commands with {@link FreshSignIn}
     * @param realTime
     *            the clock of tokens, which is never the business clock
     */
    CommandInterceptor(Duration fresh, Clock realTime) {
        this.fresh = fresh;
        this.realTime = realTime;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RememberedBody body = RememberedBody.of(request);
        if (body == null || !(handler instanceof HandlerMethod method) || AnonymousRequests.is(request)) {
            return true;
        }
        if (body.isTooLarge()) {
            throw Problems.bodyTooLarge();
        }
        if (method.hasMethodAnnotation(FreshSignIn.class)) {
            requireFreshSignIn();
        }
        CommandKey key = CommandKey.read(request, CurrentActor.require());
        if (!inFlight.add(key.scoped())) {
            throw Refusal.of(409, "command-in-flight", "Thao tác này đang được xử lý. Hãy đợi kết quả.",
                    "This command is being dealt with. Wait for its result.").with("retryAfter", 1);
        }
        request.setAttribute(MINE, key.scoped());
        key.remember(request);
        return true;
    }

    private void requireFreshSignIn() {
        Instant oldest = realTime.instant().minus(fresh);
        if (CurrentActor.signedInAt().filter(at -> !at.isBefore(oldest)).isEmpty()) {
            throw Refusal.of(401, Problems.SIGN_IN_TOO_OLD,
                    "Việc này cần đăng nhập lại trong vòng " + fresh.toMinutes()
                            + " phút trước khi thực hiện. Hãy đăng nhập lại rồi bấm lại.",
                    "This asks for a sign-in within the last " + fresh.toMinutes()
                            + " minutes. Sign in again, then do it again.")
                    .with("maxAge", fresh.toSeconds());
        }
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        if (request.getAttribute(MINE) instanceof String key) {
            inFlight.remove(key);
        }
    }
}
