package vn.laocai.thidua.local.mail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.testing.infrastructure.FreePorts;

import static org.assertj.core.api.Assertions.assertThat;

class MailRoomTest {

    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void showsWhatWasSentAndRunsNothingOfIt() throws Exception {
        int smtp = FreePorts.next();
        try (MailRoom room = MailRoom.open("localhost", smtp, FreePorts.next())) {
            assertThat(get(room, "/").body()).contains("Chưa có thư nào");

            send(smtp, "cam-duong.leader@thidua.local", "Giao ước năm 2025 đã mở ký", "Mời <b>đồng chí</b> ký.");
            send(smtp, "sa-pa.leader@thidua.local", "Phường Cam Đường đã ký", "Chín phường đã ký.");

            assertThat(get(room, "/").body()).contains("Giao ước năm 2025 đã mở ký", "Phường Cam Đường đã ký");
            assertThat(get(room, "/?to=sa-pa.leader").body()).contains("Phường Cam Đường đã ký")
                    .doesNotContain("đã mở ký");
            Letter letter = room.letters().stream().filter(each -> each.to().startsWith("cam-duong")).findFirst()
                    .orElseThrow();
            assertThat(get(room, "/messages/" + letter.id()).body()).contains("Mời &lt;b&gt;đồng chí&lt;/b&gt; ký.");
            assertThat(get(room, "/messages/none").statusCode()).isEqualTo(404);
            assertThat(JsonMapper.shared().readTree(get(room, "/api/messages?to=sa-pa.leader").body()).path("items")
                    .path(0).path("subject").asString()).isEqualTo("Phường Cam Đường đã ký");
        }
    }

    private static void send(int port, String to, String subject, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("thong-bao@thidua.local"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    private HttpResponse<String> get(MailRoom room, String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + room.pagePort() + path)).build(),
                BodyHandlers.ofString());
    }
}
