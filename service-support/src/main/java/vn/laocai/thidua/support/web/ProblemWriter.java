package vn.laocai.thidua.support.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.telemetry.MetricNames;
import vn.laocai.thidua.support.telemetry.Traces;

/** Writes a refusal as an RFC 9457 problem in the language of the request. */
final class ProblemWriter {

    private static final String TYPES = "https://docs.thidua.laocai.vn/problems/";

    private final JsonMapper json;
    private final Traces traces;
    private final LocaleResolver locales;
    private final MeterRegistry meters;

    ProblemWriter(JsonMapper json, Traces traces, LocaleResolver locales, MeterRegistry meters) {
        this.json = json;
        this.traces = traces;
        this.locales = locales;
        this.meters = meters;
    }

    /** Writes the problem, or nothing where an answer has already left. */
    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        meters.counter(MetricNames.PROBLEMS, "code", refusal.code(), "status", String.valueOf(refusal.status()))
                .increment();
        if (response.isCommitted()) {
            return;
        }
        boolean english = "en".equals(locales.resolveLocale(request).getLanguage());
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, english ? "en" : "vi");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        headers(response, refusal);
        byte[] body = json.writeValueAsBytes(document(refusal, request.getRequestURI(), english));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private static void headers(HttpServletResponse response, Refusal refusal) {
        Map<String, Object> properties = refusal.properties();
        Object retryAfter = properties.get("retryAfter");
        if (retryAfter == null && (refusal.status() == 429 || refusal.status() == 503)) {
            retryAfter = 1;
        }
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter));
        }
        if (properties.get("currentVersion") instanceof Number version) {
            response.setHeader(HttpHeaders.ETAG, EntityTags.of(version.longValue()));
        }
        if (properties.get("allowed") instanceof List<?> allowed) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed.stream().map(String::valueOf).toList()));
        }
        if (refusal.status() == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, switch (refusal.code()) {
                case "token-missing" -> "Bearer";
                case Problems.SIGN_IN_TOO_OLD ->
                    "Bearer error=\"insufficient_user_authentication\", max_age=" + properties.get("maxAge");
                default -> "Bearer error=\"invalid_token\"";
            });
        }
    }

    private Map<String, Object> document(Refusal refusal, String instance, boolean english) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPES + refusal.code());
        problem.put("title", Titles.of(refusal.status(), english));
        problem.put("status", refusal.status());
        problem.put("detail", english ? refusal.detailEn() : refusal.detailVi());
        problem.put("instance", instance);
        problem.put("code", refusal.code());
        traces.traceId().ifPresent(id -> problem.put("traceId", id));
        List<Map<String, String>> errors = new ArrayList<>();
        for (Refusal.FieldError error : refusal.errors()) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("pointer", error.pointer());
            one.put("detail", english ? error.detailEn() : error.detailVi());
            errors.add(one);
        }
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
        }
        refusal.properties().forEach((name, value) -> {
            if (!"retryAfter".equals(name)) {
                problem.putIfAbsent(name, value);
            }
        });
        return problem;
    }
}
