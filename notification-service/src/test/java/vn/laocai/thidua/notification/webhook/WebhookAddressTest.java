package vn.laocai.thidua.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import vn.laocai.thidua.support.command.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookAddressTest {

    private static final Map<String, String[]> NAMES = Map.of("agency.gov.vn", new String[]{"103.28.36.1"},
            "inside.gov.vn", new String[]{"10.0.0.7"}, "mixed.gov.vn", new String[]{"103.28.36.1", "169.254.169.254"},
            "localhost", new String[]{"127.0.0.1"}, "six.gov.vn", new String[]{"2405:4800::1"});

    private final AddressGuard guard = new AddressGuard(WebhookAddressTest::resolve, Set.of());
    private final AddressGuard deskGuard = new AddressGuard(WebhookAddressTest::resolve, Set.of("localhost"));

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String[] known = NAMES.get(host);
        if (known == null && !host.matches("[0-9.]+|\\[.*\\]")) {
            throw new UnknownHostException(host);
        }
        String[] texts = known == null ? new String[]{host} : known;
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    @Test
    void takesAPublicAddressWithTls() {
        assertThat(WebhookAddress.check(" https://agency.gov.vn:8443/hook?x=1 ", guard))
                .hasToString("https://agency.gov.vn:8443/hook?x=1");
        assertThat(WebhookAddress.check("https://six.gov.vn", guard)).hasToString("https://six.gov.vn/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "agency.gov.vn/hook", "ftp://agency.gov.vn/", "https:///hook",
            "https://user:pass@agency.gov.vn/", "https://agency.gov.vn/#part", "https://agency.gov.vn:0/",
            "https://agency.gov.vn:99999/", "https://ag ency.gov.vn/", "file:///etc/passwd"})
    void refusesWhatIsNoWebAddress(String text) {
        assertRefused(text, "webhook-url-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://127.0.0.1/", "https://2130706433/", "https://0.0.0.0/",
            "https://10.1.2.3/", "https://172.16.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest",
            "https://100.64.0.1/", "https://224.0.0.1/", "https://255.255.255.255/", "https://[::1]/",
            "https://[fe80::1]/", "https://[fd00:ec2::254]/", "https://[::ffff:10.0.0.1]/",
            "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/", "https://[2001:db8::1]/",
            "https://inside.gov.vn/", "https://mixed.gov.vn/"})
    void refusesAddressesThatAreNotPublic(String text) {
        assertRefused(text, "webhook-address-not-allowed");
    }

    @Test
    void refusesHostsThatNobodyKnowsAndConnectionsWithoutTls() {
        assertRefused("https://nowhere.gov.vn/", "webhook-host-unknown");
        assertRefused("http://agency.gov.vn/", "webhook-url-insecure");
    }

    @Test
    void aDeskMayReachItselfWithoutTlsAndNothingElse() {
        assertThat(WebhookAddress.check("http://localhost:9999/hook", deskGuard))
                .hasToString("http://localhost:9999/hook");
        assertThatThrownBy(() -> WebhookAddress.check("http://127.0.0.1/", deskGuard)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> WebhookAddress.check("https://inside.gov.vn/", deskGuard))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.8,true", "100.63.255.255,true", "100.128.0.1,true", "172.32.0.1,true", "192.0.1.1,true",
            "192.0.2.1,false", "198.18.0.1,false", "198.51.100.7,false", "203.0.113.9,false", "240.0.0.1,false",
            "2606:4700::1111,true", "fc00::1,false", "fec0::1,false", "::,false", "ff02::1,false",
            "2001:0:1::1,false", "3fff::1,false"})
    void knowsWhichAddressesArePublic(String address, boolean expected) throws Exception {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isEqualTo(expected);
    }

    private void assertRefused(String text, String code) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> WebhookAddress.check(text, guard))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.errors()).extracting(Refusal.FieldError::pointer).containsExactly("/url");
                });
    }
}
