package vn.laocai.thidua.scoring.publication;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import vn.laocai.thidua.support.security.PublicPaths;

/** What strangers may read of this service: published boards, results and certificates, and the keys that sign them. */
@Configuration(proxyBeanMethods = false)
class PublicPathsConfiguration {

    @Bean
    PublicPaths publicResults() {
        return new PublicPaths(List.of("/api/public/**", "/.well-known/result-keys"));
    }
}
