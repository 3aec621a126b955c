package vn.laocai.thidua.support.web;

import java.util.List;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

import vn.laocai.thidua.support.launch.ConditionalOnPart;
import vn.laocai.thidua.support.security.AnonymousPosts;

/** Requests of which nothing is kept: see {@link AnonymousPosts}. The console has it too, for it passes votes on. */
@AutoConfiguration
@ConditionalOnPart
public class AnonymousRequestsAutoConfiguration {

    @Bean
    FilterRegistrationBean<AnonymousRequests> anonymousRequests(ObjectProvider<AnonymousPosts> posts,
            ObjectProvider<ProblemWriter> problems) {
        List<String> patterns = posts.orderedStream().flatMap(paths -> paths.patterns().stream()).toList();
        FilterRegistrationBean<AnonymousRequests> registration = new FilterRegistrationBean<>(
                new AnonymousRequests(patterns, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Nothing of such a request is logged, whatever level is switched on, unless something is wrong with the service. */
    @Bean
    SilentRequests silentAnonymousRequests() {
        SilentRequests silence = new SilentRequests();
        silence.begin();
        return silence;
    }

    /** Neither spans nor timers of anything that is done for such a request, down to the store. */
    @Bean
    ObservationPredicate nothingAnonymousIsObserved() {
        return (name, context) -> !AnonymousRequests.underway();
    }
}
