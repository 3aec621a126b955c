package vn.laocai.thidua.console.page;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import vn.laocai.thidua.console.client.NotificationClient;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.security.SignInAgain;
import vn.laocai.thidua.console.security.SignInNeeded;
import vn.laocai.thidua.console.security.SignedIn;
import vn.laocai.thidua.support.time.BusinessClock;

/** What a person sees when a page cannot be shown: what happened, what to do, and an id to read out to the operators. */
@ControllerAdvice
class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final SignInAgain signInAgain;
    private final ObjectProvider<Tracer> tracer;
    private final Registry registry;
    private final NotificationClient notifications;
    private final BusinessClock clock;
    private final Words words;

    ErrorPages(SignInAgain signInAgain, ObjectProvider<Tracer> tracer, Registry registry,
            NotificationClient notifications, BusinessClock clock, Words words) {
        this.signInAgain = signInAgain;
        this.tracer = tracer;
        this.registry = registry;
        this.notifications = notifications;
        this.clock = clock;
        this.words = words;
    }

    @ExceptionHandler
    @Nullable
    ModelAndView signIn(SignInNeeded ended, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (signInAgain.renew(request, response, ended.isAfresh())) {
            return null;
        }
        LOG.warn("a fresh token is not accepted: {}", ended.getMessage());
        return page("token", 503, request, response, null);
    }

    @ExceptionHandler
    ModelAndView unreachable(ServiceUnreachable absent, HttpServletRequest request, HttpServletResponse response) {
        LOG.warn("{}: {}", absent.getMessage(), String.valueOf(absent.getCause()));
        ModelAndView page = page("unreachable", 503, request, response, null);
        page.addObject("detail",
                words.say("error.unreachable.detail", words.of("service", absent.service())));
        return page;
    }

    @ExceptionHandler
    ModelAndView refused(ServiceRefusal refusal, HttpServletRequest request, HttpServletResponse response) {
        if (refusal.status() == 404 || refusal.status() == 403) {
            return page(String.valueOf(refusal.status()), refusal.status(), request, response, refusal.traceId());
        }
        LOG.warn("a service refused to answer a page: {}", refusal.getMessage());
        return page(refusal.status() >= 500 ? "unreachable" : "500", refusal.status() >= 500 ? 503 : 500, request,
                response, refusal.traceId());
    }

    @ExceptionHandler
    ModelAndView missing(NoResourceFoundException none, HttpServletRequest request, HttpServletResponse response) {
        return page("404", 404, request, response, null);
    }

    @ExceptionHandler
    ModelAndView forbidden(AccessDeniedException denied, HttpServletRequest request, HttpServletResponse response) {
        return page("403", 403, request, response, null);
    }

    @ExceptionHandler
    ModelAndView broken(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AuthenticationException || failure instanceof IOException) {
            throw failure;
        }
        if (failure instanceof org.springframework.web.ErrorResponse known
                && known.getStatusCode().is4xxClientError()) {
            return page("404", known.getStatusCode().value(), request, response, null);
        }
        LOG.error("page failed", failure);
        return page("500", 500, request, response, null);
    }

    ModelAndView page(String kind, int status, HttpServletRequest request, HttpServletResponse response,
            @Nullable String traceId) {
        response.setStatus(status);
        Frame frame = new Frame(SignedIn.orNull(), request.getRequestURI(), registry, notifications, clock, words,
                java.util.Map.of());
        frame.askNobody();
        ModelAndView page = new ModelAndView("error-page");
        page.addObject("frame", frame);
        page.addObject("kind", kind);
        page.addObject("title", words.say("error." + kind + ".title"));
        page.addObject("detail", words.say("unreachable".equals(kind)
                ? "error.unreachable.any"
                : "error." + kind + ".detail"));
        page.addObject("errorId", traceId != null ? traceId : errorId());
        return page;
    }

    private String errorId() {
        Tracer available = tracer.getIfAvailable();
        Span span = available == null ? null : available.currentSpan();
        if (span != null) {
            return span.context().traceId();
        }
        byte[] random = new byte[8];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
