package vn.laocai.thidua.console.casting;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

import vn.laocai.thidua.support.security.AnonymousPosts;

/** Lets votes in without a person, a session or a token against forged requests: there is nobody to forge. */
@Configuration(proxyBeanMethods = false)
class CastingConfiguration {

    static final String PATH = "/public/ballots/{id}/casts";

    @Bean
    AnonymousPosts anonymousCasts() {
        return new AnonymousPosts(List.of(PATH));
    }

    /** Before the chain of the pages. */
    @Bean
    @Order(1)
    SecurityFilterChain casting(HttpSecurity http) {
        return http.securityMatchers(paths -> paths.requestMatchers(HttpMethod.POST, PATH))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable).build();
    }
}
