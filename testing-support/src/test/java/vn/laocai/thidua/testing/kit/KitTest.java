package vn.laocai.thidua.testing.kit;

import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;

import vn.laocai.thidua.support.event.EventEnvelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KitTest {

    @Test
    void tokensPassTheCheckOfAResourceServer() {
        JwtDecoder decoder = JwtDecoders.fromIssuerLocation(TestTokens.shared().issuer());
        Jwt jwt = decoder.decode(TestTokens.shared().bearer("sa-pa.leader"));
        assertThat(jwt.getSubject()).isEqualTo(TestAccount.personId("sa-pa.leader")).startsWith("p-").hasSize(14);
        assertThat(jwt.getClaimAsString("org")).isEqualTo("SA_PA");
        assertThat(jwt.getClaimAsStringList("roles")).containsExactly("WARD_LEADER");
        assertThat(jwt.getClaimAsString("preferred_username")).isEqualTo("sa-pa.leader");

        Jwt agency = decoder.decode(TestTokens.shared().bearer("agency.home-affairs"));
        assertThat(agency.getSubject()).isEqualTo("agency.home-affairs");
        assertThat(agency.getClaimAsStringList("roles")).containsExactly("AGENCY");
    }

    @Test
    void tokensThatAreOverOrOfAnotherIssuerOrKeyDoNotPass() {
        JwtDecoder decoder = JwtDecoders.fromIssuerLocation(TestTokens.shared().issuer());
        assertThatThrownBy(() -> decoder.decode(TestTokens.shared().expired("ops"))).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> decoder.decode(TestTokens.shared().ofAnotherIssuer("ops")))
                .isInstanceOf(JwtException.class);
        try (TestTokens others = TestTokens.start()) {
            assertThatThrownBy(() -> decoder.decode(others.bearer("ops"))).isInstanceOf(JwtException.class);
        }
        assertThatThrownBy(() -> TestAccount.named("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSharedBrokerHasTheDeclaredTopics() throws Exception {
        Infrastructure infrastructure = Infrastructure.embedded();
        try (Admin admin = Admin.create(java.util.Map.of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            Set<String> names = admin.listTopics().names().get();
            assertThat(names).contains("thidua.ward.covenant.v1",
                    "thidua.ward.covenant.v1.scoring-service.score-sheets.retry",
                    "thidua.ward.covenant.v1.scoring-service.score-sheets.dlq");
        }
    }

    @Test
    void examplesOfTheContractsCanBeChangedAndSent() {
        Event example = Events.example("vn.laocai.thidua.ward.season-opened.v1");
        EventEnvelope envelope = example.about("other-2030").numbered(7).toEnvelope("thidua.ward.season.v1");
        assertThat(envelope.subject()).isEqualTo("other-2030");
        assertThat(envelope.partitionKey()).isEqualTo("other-2030");
        assertThat(envelope.sequence()).isEqualTo(7);
        assertThat(envelope.id()).isNotEqualTo(example.id());
        List<Event> strangers = Events.strangers(example.type());
        assertThat(strangers.get(0).data()).contains("addedLater");
        assertThat(strangers.get(1).type()).endsWith(".v99");
    }
}
