package vn.laocai.thidua.local.identity;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

import vn.laocai.thidua.local.clock.BusinessClockFile;

/**
 * The identity provider's context. The auto-configurations are named one by one, because the class path of the local
 * stack holds those of all services.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ThymeleafAutoConfiguration.class, SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class})
@Import({SignInController.class, DevController.class})
class IdentityConfiguration {

    static final String SIGN_IN_PAGE = "/sign-in";

    private static final Duration ACCESS_TOKEN_LIFE = Duration.ofMinutes(10);
    private static final Duration REFRESH_TOKEN_LIFE = Duration.ofHours(12);

    @Bean
    @Order(1)
    SecurityFilterChain protocolEndpoints(HttpSecurity http, IdentitySettings settings) throws Exception {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(
                    oidc -> oidc.userInfoEndpoint(userInfo -> userInfo.userInfoMapper(IdentityConfiguration::userInfo))
                            .logoutEndpoint(logout -> logout.errorResponseHandler(signOutAnyway(settings))));
        });
        return http.addFilterBefore(new AskAgain(), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN_PAGE),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, IdentitySettings settings) throws Exception {
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(SIGN_IN_PAGE, "/dev/**", "/error", "/", "/favicon.ico").permitAll()
                        .anyRequest()
                        .denyAll())
                // The endpoints for scripts have no session to protect; DevController refuses foreign web pages itself.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/dev/**"))
                .formLogin(form -> form.loginPage(SIGN_IN_PAGE).defaultSuccessUrl(settings.console() + "/"))
                // A sign-in page that was open over a restart has lost its session: begin again at the console.
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(
                        (request, response, denied) -> response.sendRedirect(settings.console() + "/")))
                .build();
    }

    @Bean
    RegisteredClientRepository clients(IdentitySettings settings) {
        RegisteredClient console = RegisteredClient.withId("web-console").clientId("web-console")
                .clientName("Bảng điều hành Khối thi đua").clientSecret(PublishedPassword.of("web-console"))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.console() + "/login/oauth2/code/identity")
                .postLogoutRedirectUri(settings.console() + "/").scope(OidcScopes.OPENID).scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL)
                .clientSettings(
                        ClientSettings.builder().requireAuthorizationConsent(false).requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(ACCESS_TOKEN_LIFE)
                        .refreshTokenTimeToLive(REFRESH_TOKEN_LIFE).reuseRefreshTokens(true).build())
                .build();
        RegisteredClient agency = RegisteredClient.withId(DemoAccounts.AGENCY_CLIENT)
                .clientId(DemoAccounts.AGENCY_CLIENT).clientName("Hệ thống của Sở Nội vụ")
                .clientSecret(PublishedPassword.of(DemoAccounts.AGENCY_CLIENT))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(ACCESS_TOKEN_LIFE).build()).build();
        return new InMemoryRegisteredClientRepository(console, agency);
    }

    @Bean
    UserDetailsService people() {
        return account -> DemoAccounts
                .find(account)
                .map(person -> User.withUsername(person.account()).password(PublishedPassword.of(person.account()))
                        .roles(person.roles().toArray(String[]::new)).build())
                .orElseThrow(() -> new UsernameNotFoundException(account));
    }

    @Bean
    PasswordEncoder publishedPassword() {
        return new PublishedPassword();
    }

    /** Gives a token the person's pseudonymous id and what the services decide by. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> personInToken() {
        return context -> {
            boolean forSignIn = OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue());
            if (!forSignIn && !OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                return;
            }
            Map<String, Object> claims = Optional.ofNullable(context.<Authentication>getPrincipal())
                    .flatMap(principal -> DemoAccounts.find(principal.getName())).map(Claims::of)
                    .orElseGet(Claims::ofAgency);
            context.getClaims().claims(all -> all.putAll(claims));
            // The framework puts it into the other token by itself, and reads it there when it refreshes.
            if (!forSignIn) {
                signedInAt(context.<Authentication>getPrincipal())
                        .ifPresent(at -> context.getClaims().claim("auth_time", at.getEpochSecond()));
            }
        };
    }

    /** When the person gave the password; a refreshed token tells the same time. */
    private static Optional<Instant> signedInAt(@Nullable Authentication person) {
        return person == null
                ? Optional.empty()
                : person.getAuthorities().stream().filter(FactorGrantedAuthority.class::isInstance)
                        .map(factor -> ((FactorGrantedAuthority) factor).getIssuedAt())
                        .max(Comparator.naturalOrder());
    }

    @Bean
    JWKSource<SecurityContext> signingKey(IdentitySettings settings) throws IOException {
        RSAKey key = SigningKey.keptIn(settings.directory());
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> signingKey) {
        return new NimbusJwtEncoder(signingKey);
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> signingKey) {
        return NimbusJwtDecoder.withJwkSource(signingKey).build();
    }

    @Bean
    AuthorizationServerSettings addresses(IdentitySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer().toString()).build();
    }

    /** Tokens live in real time, whatever the demo's business clock shows. */
    @Bean
    Clock realTime() {
        return Clock.systemUTC();
    }

    @Bean
    BusinessClockFile businessClock(IdentitySettings settings) {
        return new BusinessClockFile(settings.clockFile());
    }

    static URI consoleHome(IdentitySettings settings) {
        return URI.create(settings.console() + "/");
    }

    /**
     * Who signs out with a token that this process no longer knows, because it was refreshed or the stack was restarted,
     * is signed out all the same.
     */
    private static AuthenticationFailureHandler signOutAnyway(IdentitySettings settings) {
        LogoutHandler session = new SecurityContextLogoutHandler();
        return (request, response, unknownToken) -> {
            session.logout(request, response, null);
            response.sendRedirect(consoleHome(settings).toString());
        };
    }

    private static OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        DemoAccount person = DemoAccounts.get(authorization.getPrincipalName());
        return new OidcUserInfo(Claims.of(person));
    }
}
