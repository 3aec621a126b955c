package vn.laocai.thidua.notification.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are delivered.
 *
 * @param allowedLoopback
 *            hosts that may resolve to this machine; only in the profiles local and test
 * @param ladder
 *            waits before the first and each further attempt
 * @param connectTimeout
 *            longest wait for a connection
 * @param totalTimeout
 *            longest time of one attempt in all
 * @param atATime
 *            deliveries to one endpoint that run at the same time
 * @param secretKey
 *            base64 of the 32 bytes that encrypt secrets at rest
 * @param secretKeyFile
 *            file with that key where it is not configured; made on first use
 */
@ConfigurationProperties("thidua.webhook")
record WebhookSettings(@DefaultValue({}) Set<String> allowedLoopback,
        @DefaultValue({"0s", "5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"}) List<Duration> ladder,
        @DefaultValue("5s") Duration connectTimeout, @DefaultValue("15s") Duration totalTimeout,
        @DefaultValue("4") int atATime, @Nullable String secretKey,
        @DefaultValue(".local/keys/notification-webhook-secrets.key") Path secretKeyFile) {}
