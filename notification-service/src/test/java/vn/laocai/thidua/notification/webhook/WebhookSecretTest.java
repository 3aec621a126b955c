package vn.laocai.thidua.notification.webhook;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookSecretTest {

    private static final String BODY = "{\"specversion\":\"1.0\",\"data\":{\"ward\":\"Cam Đường\"}}";

    private final WebhookSecret secret = WebhookSecret.generate(new SecureRandom());

    @Test
    void holdsThirtyTwoRandomBytesBehindThePrefix() {
        assertThat(secret.text()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(WebhookSecret.generate(new SecureRandom())).isNotEqualTo(secret);
    }

    @Test
    void signsSoThatTheStandardLibraryVerifies() throws Exception {
        Instant now = Instant.now();
        String signature = secret.sign("0198-event", now, BODY.getBytes(StandardCharsets.UTF_8));
        new Webhook(secret.text()).verify(BODY, headers("0198-event", now, signature));
    }

    @Test
    void aChangedBodyIdOrTimeNoLongerFits() throws Exception {
        Instant now = Instant.now();
        String signature = secret.sign("0198-event", now, BODY.getBytes(StandardCharsets.UTF_8));
        Webhook verifier = new Webhook(secret.text());
        assertThatThrownBy(() -> verifier.verify(BODY + " ", headers("0198-event", now, signature)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verifier.verify(BODY, headers("other", now, signature)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verifier.verify(BODY, headers("0198-event", now.plusSeconds(1), signature)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void isNeverPrinted() {
        assertThat(secret.toString()).doesNotContain(secret.text());
    }

    @Test
    void isEncryptedAtRestAndBoundToItsEndpoint() {
        SecretBox box = new SecretBox(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
        String sealed = box.seal(secret, "endpoint-1");
        assertThat(sealed).doesNotContain(secret.text().substring(6));
        assertThat(box.open(sealed, "endpoint-1")).isEqualTo(secret);
        assertThat(box.seal(secret, "endpoint-1")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> box.open(sealed, "endpoint-2")).isInstanceOf(IllegalStateException.class);
    }

    private static HttpHeaders headers(String id, Instant at, String signature) {
        return HttpHeaders.of(Map.of("webhook-id", List.of(id), "webhook-timestamp",
                List.of(Long.toString(at.getEpochSecond())), "webhook-signature", List.of(signature)), (a, b) -> true);
    }
}
