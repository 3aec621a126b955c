package vn.laocai.thidua.testing.kit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WithInfrastructureTest.Nothing.class, properties = "thidua.identity.issuer=http://own.example")
@WithInfrastructure
class WithInfrastructureTest {

    @SpringBootConfiguration
    static class Nothing {}

    @Value("${thidua.store.uri}")
    String store;

    @Value("${thidua.kafka.bootstrap-servers}")
    String broker;

    @Value("${thidua.identity.issuer}")
    String issuer;

    @Test
    void namesTheSharedInfrastructureUnlessTheTestNamesItsOwn() {
        assertThat(store).isEqualTo(Infrastructure.embedded().storeUri());
        assertThat(broker).isEqualTo(Infrastructure.embedded().bootstrapServers());
        assertThat(issuer).isEqualTo("http://own.example");
    }
}
