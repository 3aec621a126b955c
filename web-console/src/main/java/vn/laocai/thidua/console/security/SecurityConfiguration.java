package vn.laocai.thidua.console.security;

import java.net.URI;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who may see what, and what a browser may load: nothing but our own scripts and styles. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    @Bean
    SecurityFilterChain pages(HttpSecurity http, IdentityProperties identity, RolesFromToken people,
            SignInAgain signInAgain, ClientRegistrationRepository registrations) {
        var logout = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        // The provider knows the console by its root; a cookie tells the root to say goodbye.
        logout.setPostLogoutRedirectUri("{baseUrl}/");
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/assets/**", "/webjars/**", "/favicon.ico", "/signed-out", "/sign-in-failed",
                                "/error", "/actuator/health/**", "/actuator/prometheus", "/public/**")
                        .permitAll().requestMatchers("/operations", "/operations/journal").hasAnyRole("OPS", "AUDITOR")
                        .requestMatchers("/operations/**").hasRole("OPS").requestMatchers("/audit/**")
                        .hasRole("AUDITOR")
                        .anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .oauth2Login(login -> login.loginPage(SignInAgain.SIGN_IN).successHandler(signInAgain)
                        .failureUrl("/sign-in-failed")
                        .authorizationEndpoint(
                                there -> there.authorizationRequestResolver(new AskedAfresh(registrations)))
                        .userInfoEndpoint(info -> info.oidcUserService(people)))
                .logout(out -> out.logoutUrl("/sign-out").addLogoutHandler(signInAgain::farewell)
                        .logoutSuccessHandler(logout)
                        .deleteCookies("CONSOLESESSION"))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(signInAgain).accessDeniedHandler(signInAgain))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy(identity)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frames -> frames.deny()))
                .build();
    }

    /** Forms that end at the identity provider (sign-out, an ended session) are redirected there, so it is named. */
    private static String contentSecurityPolicy(IdentityProperties identity) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; form-action 'self' " + origin(identity.authorization())
                + " " + origin(identity.logout()) + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
