package vn.laocai.thidua.notification.mail;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves. The server's address is {@code thidua.mail.host} and {@code thidua.mail.port}.
 *
 * @param from
 *            address of the sender; its domain also ends the ids of messages
 * @param fromName
 *            name of the sender as people see it
 * @param consoleUrl
 *            address of the console, to which links in mails lead
 * @param ladder
 *            waits before the first and each further attempt
 */
@ConfigurationProperties("thidua.mail")
record MailSettings(@DefaultValue("thi-dua@thidua.local") String from,
        @DefaultValue("Hệ thống Thi Đua") String fromName,
        @DefaultValue("http://localhost:8080") URI consoleUrl,
        @DefaultValue({
                "0s", "10s", "1m", "5m", "15m", "1h", "3h", "6h", "12h", "24h"}) List<Duration> ladder) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
