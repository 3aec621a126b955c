package vn.laocai.thidua.console.security;

import java.io.Serializable;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed into a form that could not be taken because the session had ended. It waits in the new session
 * until the form's page is shown again.
 */
public final class TypedText {

    private static final String KEPT = TypedText.class.getName();
    private static final String RETURN_TO = TypedText.class.getName() + ".returnTo";
    private static final int LONGEST_KEPT = 20_000;

    private TypedText() {}

    /** Keeps the fields of the posted form, and its page as the place to come back to; returns that page's path. */
    static String keep(HttpServletRequest request) {
        String page = pageOf(request);
        LinkedHashMap<String, String> fields = new LinkedHashMap<>();
        int[] room = {LONGEST_KEPT};
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_") && values.length > 0 && values[0].length() <= room[0]) {
                room[0] -= values[0].length();
                fields.put(name, values[0]);
            }
        });
        HttpSession session = request.getSession(true);
        session.setAttribute(KEPT, new Kept(page.split("\\?", 2)[0], fields));
        session.setAttribute(RETURN_TO, page);
        return page;
    }

    /** The fields kept for the page of this request, once; empty when there are none. */
    public static Map<String, String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !"GET".equals(request.getMethod())
                || !(session.getAttribute(KEPT) instanceof Kept kept)
                || !kept.page.equals(request.getRequestURI())) {
            return Map.of();
        }
        session.removeAttribute(KEPT);
        return kept.fields;
    }

    static @Nullable String takeReturn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(RETURN_TO) instanceof String page)) {
            return null;
        }
        session.removeAttribute(RETURN_TO);
        return page;
    }

    static void returnTo(HttpServletRequest request, String page) {
        request.getSession(true).setAttribute(RETURN_TO, page);
    }

    /** The page that held the form: where the browser came from, when that is one of ours. */
    private static String pageOf(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer != null) {
            try {
                URI uri = URI.create(referer);
                String path = uri.getRawPath();
                if (path != null && path.startsWith("/") && !path.startsWith("//")
                        && request.getServerName().equalsIgnoreCase(uri.getHost())) {
                    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
                }
            } catch (IllegalArgumentException notAnAddress) {
                return "/";
            }
        }
        return "/";
    }

    private record Kept(String page, LinkedHashMap<String, String> fields) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
