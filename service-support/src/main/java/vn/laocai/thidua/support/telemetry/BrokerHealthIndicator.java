package vn.laocai.thidua.support.telemetry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/**
 * Tells whether the broker answers. It belongs to the group {@code messaging} only: entry goes on without a broker, so
 * neither liveness nor readiness asks for it.
 */
final class BrokerHealthIndicator extends AbstractHealthIndicator implements DisposableBean {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final KafkaConnectionDetails.Configuration kafka;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Admin admin;

    BrokerHealthIndicator(KafkaConnectionDetails.Configuration kafka) {
        super("The broker does not answer");
        this.kafka = kafka;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
        try {
            int nodes = client().describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS)).nodes()
                    .get(TIMEOUT_MILLIS + 500L, TimeUnit.MILLISECONDS).size();
            builder.up().withDetail("nodes", nodes);
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            // An outage is no surprise here, so it is told and not logged with each question.
            builder.down().withDetail("reason", String.valueOf(away.getMessage()));
        }
    }

    private Admin client() {
        lock.lock();
        try {
            Admin client = admin;
            if (client == null) {
                client = Admin.create(settings(kafka.getBootstrapServers()));
                admin = client;
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, Object> settings(List<String> servers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "health");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        String protocol = kafka.getSecurityProtocol();
        if (protocol != null) {
            settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol);
        }
        return settings;
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            if (admin != null) {
                admin.close(Duration.ofSeconds(1));
                admin = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
