package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.command.RefusalAudit;
import vn.laocai.thidua.support.security.CurrentActor;
import vn.laocai.thidua.support.telemetry.Traces;

/**
 * Turns whatever a request failed with into a problem. The refusal of a command is audited first; what cannot be audited
 * is not answered.
 */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final ProblemWriter writer;
    private final ObjectProvider<RefusalAudit> audit;
    private final Traces traces;
    private final Clock clock;

    ProblemResolver(ProblemWriter writer, ObjectProvider<RefusalAudit> audit, Traces traces, Clock clock) {
        this.writer = writer;
        this.audit = audit;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
            @Nullable Object handler, Exception failure) {
        if (clientLeft(failure)) {
            // The command may well be done: nothing was refused, only nobody waits for the answer.
            LOG.debug("The client left before the answer was written", failure);
            return new ModelAndView();
        }
        Refusal refusal = Problems.of(failure);
        log(request, refusal, failure);
        if (!response.isCommitted() && handler instanceof HandlerMethod method) {
            refusal = audited(request, method, refusal);
        }
        try {
            writer.write(request, response, refusal);
        } catch (IOException gone) {
            LOG.debug("The client left before the problem was written", gone);
        }
        return new ModelAndView();
    }

    private Refusal audited(HttpServletRequest request, HandlerMethod method, Refusal refusal) {
        CommandName command = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), CommandName.class);
        if (command == null || "store-unavailable".equals(refusal.code())) {
            // While the store is away nothing can be written; the client is told to come again.
            return refusal;
        }
        try {
            audit.getObject().refused(command.value(), CurrentActor.find().orElse(RefusalAudit.ANONYMOUS),
                    request.getRequestURI(), refusal.status(), refusal.code(),
                    CorrelationId.trace(traces, request), clock.instant());
            return refusal;
        } catch (RuntimeException failed) {
            if (Problems.storeIsAway(failed)) {
                LOG.warn("The store is away: the refusal {} of {} cannot be audited", refusal.code(), command.value());
            } else {
                LOG.error("The refusal {} of {} cannot be audited", refusal.code(), command.value(), failed);
            }
            return Problems.auditUnavailable();
        }
    }

    /** Goes by the container's own types: a broken pipe may also be the store's, and then the command failed. */
    private static boolean clientLeft(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ClientAbortException || each instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }

    private static void log(HttpServletRequest request, Refusal refusal, Exception failure) {
        if (refusal.status() == 500) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        } else if (refusal.status() >= 500) {
            LOG.warn("{} {} answered {}: {}", request.getMethod(), request.getRequestURI(), refusal.code(),
                    failure.toString());
        } else {
            LOG.debug("{} {} refused: {}", request.getMethod(), request.getRequestURI(), refusal.code());
        }
    }

    /** Before the resolvers of the framework. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }
}
