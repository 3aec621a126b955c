package vn.laocai.thidua.ward;

import org.junit.jupiter.api.BeforeAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import vn.laocai.thidua.testing.kit.Containers;

/** The same journey on a MongoDB replica set and a Kafka broker in containers, where there are any. */
class CovenantJourneyOnContainersTest extends CovenantJourneyTest {

    @BeforeAll
    static void skipsLoudlyWithoutContainers() {
        Containers.infrastructure();
    }

    @DynamicPropertySource
    static void containers(DynamicPropertyRegistry registry) {
        registry.add("thidua.store.uri", () -> Containers.infrastructure().storeUri());
        registry.add("thidua.kafka.bootstrap-servers", () -> Containers.infrastructure().bootstrapServers());
    }
}
