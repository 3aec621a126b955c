package vn.laocai.thidua.support.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.support.command.RefusalAudit;
import vn.laocai.thidua.support.launch.ConditionalOnService;
import vn.laocai.thidua.support.telemetry.Traces;

/** The HTTP conventions of every service. */
@AutoConfiguration(beforeName = {"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
        "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
        "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"})
@ConditionalOnService
public class WebAutoConfiguration {

    /** After the security filters, which stand at -100: strangers' bodies are not read. */
    private static final int AFTER_SECURITY = -50;

    /** Vietnamese unless the client asks for English first. */
    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
        Locale vietnamese = Locale.forLanguageTag("vi");
        resolver.setSupportedLocales(List.of(vietnamese, Locale.ENGLISH));
        resolver.setDefaultLocale(vietnamese);
        return resolver;
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, Traces traces, LocaleResolver localeResolver,
            MeterRegistry meters) {
        return new ProblemWriter(json, traces, localeResolver, meters);
    }

    @Bean
    ProblemResolver problemResolver(ProblemWriter writer, ObjectProvider<RefusalAudit> audit, Traces traces,
            Clock clock) {
        return new ProblemResolver(writer, audit, traces, clock);
    }

    @Bean
    SecurityProblems securityProblems(ProblemWriter writer) {
        return new SecurityProblems(writer);
    }

    @Bean
    ProblemErrorController problemErrorController(ProblemWriter writer) {
        return new ProblemErrorController(writer);
    }

    @Bean
    FilterRegistrationBean<RequestBodyFilter> requestBodyFilter(
            @Value("${thidua.web.max-request-bytes}") int limit, Environment environment) {
        // For example thidua.web.larger-requests."[/api/evidence]": 20971520
        Map<String, Integer> larger = Binder.get(environment)
                .bind("thidua.web.larger-requests", Bindable.mapOf(String.class, Integer.class)).orElse(Map.of());
        FilterRegistrationBean<RequestBodyFilter> registration = new FilterRegistrationBean<>(
                new RequestBodyFilter(limit, larger));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    NamedCommands namedCommands(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new NamedCommands(mappings);
    }

    @Bean
    WebMvcConfigurer webConventions(JsonMapper json, Traces traces, Clock clock,
            @Value("${thidua.identity.fresh-sign-in}") Duration fresh) {
        return new WebMvcConfigurer() {

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CommandContextResolver(traces, clock));
                resolvers.add(new PreconditionResolver());
                resolvers.add(new PageQueryResolver());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new CommandInterceptor(fresh, Clock.systemUTC())).addPathPatterns("/api/**");
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(WebJson.mapper(json)));
            }
        };
    }
}
