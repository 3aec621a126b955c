package vn.laocai.thidua.console.security;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** The way to the identity provider; where an act asks for it, the provider is told to ask for the password again. */
final class AskedAfresh implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver usual;

    AskedAfresh(ClientRegistrationRepository registrations) {
        usual = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return told(request, usual.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return told(request, usual.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest told(HttpServletRequest request,
            @Nullable OAuth2AuthorizationRequest prepared) {
        return prepared == null || request.getParameter(SignInAgain.AFRESH) == null
                ? prepared
                : OAuth2AuthorizationRequest.from(prepared)
                        .additionalParameters(parameters -> parameters.put("prompt", "login")).build();
    }
}
