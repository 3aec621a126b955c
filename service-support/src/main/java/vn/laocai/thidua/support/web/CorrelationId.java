package vn.laocai.thidua.support.web;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.telemetry.Traces;

/** The id by which a client ties several requests together; the trace's own id where it sends none. */
final class CorrelationId {

    static final String HEADER = "X-Correlation-Id";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private CorrelationId() {}

    static TraceContext trace(Traces traces, HttpServletRequest request) {
        return traces.current(of(request));
    }

    private static @Nullable String of(HttpServletRequest request) {
        String sent = request.getHeader(HEADER);
        return sent != null && ALLOWED.matcher(sent).matches() ? sent : null;
    }
}
