package vn.laocai.thidua.console.security;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The way back to the identity provider and to the page the person was on. Pages are redirected, fragments and the
 * live channel are answered 401 so that the script of the page can act, and a posted form is kept until the person is
 * back.
 */
@Component
public class SignInAgain extends SavedRequestAwareAuthenticationSuccessHandler
        implements
            AuthenticationEntryPoint,
            AccessDeniedHandler {

    static final String SIGN_IN = "/oauth2/authorization/" + IdentityClientConfiguration.REGISTRATION;
    static final String AFRESH = "afresh";
    private static final String RENEWED_AT = SignInAgain.class.getName();
    private static final String FAREWELL = "thidua-signed-out";
    private static final Duration LOOP = Duration.ofSeconds(10);

    /** Somebody unknown asked for a page. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        Cookie farewell = WebUtils.getCookie(request, FAREWELL);
        if (farewell != null && request.getRequestURI().equals(request.getContextPath() + "/")) {
            response.addCookie(farewellCookie(request, 0));
            response.sendRedirect(request.getContextPath() + "/signed-out");
            return;
        }
        send(request, response, false);
    }

    /** The person signs out: the next look at the root is to show the page that says so, not the way in. */
    void farewell(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        response.addCookie(farewellCookie(request, 60));
    }

    private static Cookie farewellCookie(HttpServletRequest request, int seconds) {
        Cookie cookie = new Cookie(FAREWELL, seconds > 0 ? "1" : "");
        cookie.setMaxAge(seconds);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        return cookie;
    }

    /** A form without a valid token is a form of a session that ended; anything else is a missing right. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (!(reason instanceof CsrfException)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (known()) {
            String page = TypedText.keep(request);
            TypedText.takeReturn(request);
            response.sendRedirect(request.getContextPath() + page);
        } else {
            send(request, response, false);
        }
    }

    /**
     * Sends the browser to sign in again, once.
     *
     * @param afresh
     *            whether the provider shall ask for the password even where it still knows the person
     * @return false when the person has just come from there and is refused again: then sending once more would loop
     */
    public boolean renew(HttpServletRequest request, HttpServletResponse response, boolean afresh) throws IOException {
        HttpSession session = request.getSession(true);
        if (session.getAttribute(RENEWED_AT) instanceof Instant at && at.plus(LOOP).isAfter(Instant.now())) {
            return false;
        }
        session.setAttribute(RENEWED_AT, Instant.now());
        send(request, response, afresh);
        return true;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws IOException, jakarta.servlet.ServletException {
        String page = TypedText.takeReturn(request);
        if (page == null) {
            super.onAuthenticationSuccess(request, response, authentication);
        } else {
            getRedirectStrategy().sendRedirect(request, response, page);
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, boolean afresh)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!wantsAPage(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            if ("GET".equals(request.getMethod())) {
                String query = request.getQueryString();
                TypedText.returnTo(request, request.getRequestURI() + (query == null ? "" : "?" + query));
            } else {
                TypedText.keep(request);
            }
            response.sendRedirect(request.getContextPath() + SIGN_IN + (afresh ? "?" + AFRESH : ""));
        }
    }

    private static boolean wantsAPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean live = request.getRequestURI().equals(request.getContextPath() + "/live");
        return !live && (accept == null || accept.contains("text/html") || "*/*".equals(accept));
    }

    private static boolean known() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof OidcUser;
    }
}
