package vn.laocai.thidua.console.client;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

import vn.laocai.thidua.console.security.SignInNeeded;

/** The access token of the signed-in person, refreshed when it is about to end. */
@Component
class BearerToken {

    private final OAuth2AuthorizedClientManager clients;

    BearerToken(OAuth2AuthorizedClientManager clients) {
        this.clients = clients;
    }

    /**
     * The token to send on.
     *
     * @throws SignInNeeded
     *             when there is none and none can be had without the person
     */
    String ofTheRunningRequest() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
            throw new SignInNeeded("nobody is signed in");
        }
        HttpServletRequest request = web.getRequest();
        // Two tabs that refresh at once would spend the same refresh token twice, so one waits for the other.
        synchronized (WebUtils.getSessionMutex(request.getSession())) {
            try {
                OAuth2AuthorizedClient client = clients
                        .authorize(OAuth2AuthorizeRequest.withClientRegistrationId("identity").principal(person)
                                .attribute(HttpServletRequest.class.getName(), request)
                                .attributes(all -> {
                                    if (web.getResponse() != null) {
                                        all.put(jakarta.servlet.http.HttpServletResponse.class.getName(),
                                                web.getResponse());
                                    }
                                }).build());
                if (client == null) {
                    throw new SignInNeeded("no token in this session");
                }
                return client.getAccessToken().getTokenValue();
            } catch (OAuth2AuthorizationException ended) {
                throw new SignInNeeded("the token could not be refreshed", ended);
            }
        }
    }
}
