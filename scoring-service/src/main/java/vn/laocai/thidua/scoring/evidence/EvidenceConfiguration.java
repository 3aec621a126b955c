package vn.laocai.thidua.scoring.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import vn.laocai.thidua.scoring.evidence.SignatureV4.Credentials;

/** Where the files of evidence are: in an object store where one is set, else in a directory of this machine. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    @ConditionalOnProperty("thidua.evidence.s3.endpoint")
    EvidenceFiles filesInObjectStore(@Value("${thidua.evidence.s3.endpoint}") URI endpoint,
            @Value("${thidua.evidence.s3.bucket}") String bucket,
            @Value("${thidua.evidence.s3.region:us-east-1}") String region,
            @Value("${thidua.evidence.s3.access-key}") String accessKey,
            @Value("${thidua.evidence.s3.secret-key}") String secretKey) {
        return new FilesInObjectStore(endpoint, bucket, new Credentials(accessKey, secretKey, region),
                Clock.systemUTC());
    }

    @Bean
    @ConditionalOnProperty(name = "thidua.evidence.s3.endpoint", matchIfMissing = true, havingValue = "none")
    EvidenceFiles filesInDirectory(@Value("${thidua.evidence.directory}") Path directory) {
        return new FilesInDirectory(directory);
    }
}
