package vn.laocai.thidua.console;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import vn.laocai.thidua.console.fake.FakeData;
import vn.laocai.thidua.console.fake.FakeSuite;

import static org.assertj.core.api.Assertions.assertThat;

@OverFakeSuite
class SigningTest {

    private static final String COVENANT = "/covenants/" + FakeData.COVENANT;
    private static final String SIGN = COVENANT + "/sign";
    private static final String API = "/ward/api/covenants/" + FakeData.COVENANT + "/signatures";
    private static final Map<String, String> CONFIRMED = Map.of("confirmed", "true");

    private final FakeSuite suite = SharedSuite.SUITE;
    private Visitor visitor;

    @BeforeEach
    void open(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void signsTheTextThatWasShown() {
        Visitor.Page form = visitor.get(SIGN);
        assertThat(form.text()).contains("Ủy ban nhân dân phường Sa Pa", "Tô Ngọc Liễn", "9f2c4e7a 1b3d5f60");
        Visitor.Page after = visitor.submit(form, SIGN, CONFIRMED);
        assertThat(after.address().getPath()).isEqualTo(COVENANT);
        assertThat(after.document().selectFirst(".notice.done").text())
                .isEqualTo("Phường Sa Pa đã ký giao ước. Đủ 10/10 phường: giao ước có hiệu lực từ bây giờ.");
        FakeSuite.Asked asked = suite.asked("POST", API).getFirst();
        assertThat(asked.body()).isEqualTo("{\"contentHash\":\"" + FakeData.HASH + "\"}");
        assertThat(asked.headers().get("Idempotency-key")).isNotBlank();
        assertThat(asked.headers().get("Traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(asked.headers().get("Accept-language")).isEqualTo("vi");
    }

    @Test
    void isOneCommandWhenTheFormIsSentTwice() {
        Visitor.Page form = visitor.get(SIGN);
        visitor.submit(form, SIGN, CONFIRMED);
        visitor.submit(form, SIGN, CONFIRMED);
        assertThat(suite.asked("POST", API)).hasSize(2)
                .extracting(asked -> asked.headers().get("Idempotency-key")).containsOnly(
                        form.form(SIGN).selectFirst("input[name=requestKey]").attr("value"));
    }

    @Test
    void asksForTheConfirmation() {
        Visitor.Page after = visitor.submit(visitor.get(SIGN), SIGN, Map.of());
        assertThat(after.status()).isEqualTo(422);
        assertThat(after.document().selectFirst("[role=alert]").text()).contains("đánh dấu vào ô xác nhận");
        assertThat(suite.asked("POST", API)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"409,covenant-already-signed,đã ký bản giao ước này rồi",
            "403,not-an-authorised-signer,chưa được đăng ký là người có thẩm quyền ký",
            "409,covenant-text-changed,bản giao ước đã thay đổi", "423,phase-closed,giai đoạn này chưa mở hoặc đã đóng",
            "409,covenant-not-open,không còn mở ký", "422,something-new,Câu của dịch vụ.",
            "503,store-unavailable,Câu của dịch vụ."})
    void saysEachRefusalInASentence(int status, String code, String sentence) {
        Visitor.Page form = visitor.get(SIGN);
        suite.refuse("POST " + API, status, code, "Câu của dịch vụ.");
        Visitor.Page after = visitor.submit(form, SIGN, CONFIRMED);
        assertThat(after.status()).isEqualTo(status);
        assertThat(after.document().selectFirst("[role=alert]").text()).contains(sentence);
        assertThat(after.form(SIGN)).isNotNull();
    }

    @Test
    void offersToSendAgainWithTheSameKeyWhenTheServiceIsSilent() {
        Visitor.Page form = visitor.get(SIGN);
        suite.stop("ward");
        Visitor.Page after = visitor.submit(form, SIGN, CONFIRMED);
        assertThat(after.status()).isEqualTo(503);
        assertThat(after.text()).contains("Chưa có gì bị mất");
        assertThat(after.form(SIGN).selectFirst("input[name=requestKey]").attr("value"))
                .isEqualTo(form.form(SIGN).selectFirst("input[name=requestKey]").attr("value"));
    }

    @Test
    void refusesAFormOfAnotherSite() {
        visitor.get("/");
        Visitor.Page after = visitor.post(SIGN, Map.of("contentHash", FakeData.HASH, "requestKey", "k", "confirmed",
                "true"), "https://evil.example/");
        assertThat(suite.asked("POST", API)).isEmpty();
        assertThat(after.document().select(".notice.done")).isEmpty();
    }
}
