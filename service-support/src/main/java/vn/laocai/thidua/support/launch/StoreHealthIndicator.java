package vn.laocai.thidua.support.launch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Readiness: tells whether the store answers. In production only a replica set or a sharded cluster counts as a store: a
 * single or embedded server can lose what it acknowledged.
 */
final class StoreHealthIndicator extends AbstractHealthIndicator implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealthIndicator.class);
    private static final String REFUSAL = "The document store is no replica set, so it may lose acknowledged commands; the profile 'production' refuses it.";

    private final MongoClient client;
    private final boolean production;

    StoreHealthIndicator(MongoClient client, boolean production) {
        super("The store does not answer");
        this.client = client;
        this.production = production;
    }

    @Override
    public void afterPropertiesSet() {
        if (!production) {
            return;
        }
        try {
            if (!replicated(hello())) {
                throw new StartRefused(REFUSAL,
                        "Let 'thidua.store.uri' name a MongoDB replica set, or use the profile 'local'.");
            }
        } catch (MongoException unreachable) {
            LOG.warn("The store cannot be asked at start; readiness stays down until it answers: {}",
                    unreachable.getMessage());
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            boolean replicated = replicated(hello());
            if (replicated || !production) {
                builder.up();
            } else {
                builder.down().withDetail("reason", REFUSAL);
            }
        } catch (MongoException away) {
            // An outage is no surprise here, so it is told and not logged with each question.
            builder.down().withDetail("reason", String.valueOf(away.getMessage()));
        }
    }

    private Document hello() {
        return client.getDatabase("admin").runCommand(new Document("hello", 1));
    }

    private static boolean replicated(Document hello) {
        return hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"));
    }
}
