package vn.laocai.thidua.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;

import vn.laocai.thidua.support.event.CloudEventsHeaderMapper;

/**
 * Hands whole records with their headers to the inbox. The binder gives its header mapper to single records only, so
 * batches name a converter of their own.
 */
@Configuration(proxyBeanMethods = false)
class RecordsConfiguration {

    @Bean
    BatchMessagingMessageConverter wholeRecords(CloudEventsHeaderMapper headers) {
        BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter();
        converter.setHeaderMapper(headers);
        return converter;
    }
}
