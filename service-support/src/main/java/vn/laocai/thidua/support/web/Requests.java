package vn.laocai.thidua.support.web;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.NativeWebRequest;

/** The servlet request behind Spring's own. */
final class Requests {

    private Requests() {}

    static HttpServletRequest of(NativeWebRequest request) {
        return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    }
}
