package vn.laocai.thidua.support.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.security.CurrentActor;

/** Looks at each command before it runs: its size, its key, and whether the same one is still running here. */
final class CommandInterceptor implements HandlerInterceptor {

    private static final String MINE = CommandInterceptor.class.getName();

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RememberedBody body = RememberedBody.of(request);
        if (body == null || !(handler instanceof HandlerMethod) || AnonymousRequests.is(request)) {
            return true;
        }
        if (body.isTooLarge()) {
            throw Problems.bodyTooLarge();
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

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        if (request.getAttribute(MINE) instanceof String key) {
            inFlight.remove(key);
        }
    }
}
