package vn.laocai.thidua.local.identity;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks for the password again where a client sends {@code prompt=login}: once for each of its requests. */
final class AskAgain extends OncePerRequestFilter {

    private static final String ASKED = AskAgain.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String state = request.getParameter("state");
        if ("login".equals(request.getParameter("prompt")) && state != null) {
            HttpSession session = request.getSession();
            // The same request comes again after the password was given.
            if (!state.equals(session.getAttribute(ASKED))) {
                session.setAttribute(ASKED, state);
                session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            }
        }
        chain.doFilter(request, response);
    }
}
