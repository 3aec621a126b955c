package vn.laocai.thidua.support.launch;

import java.lang.reflect.Proxy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreHealthIndicatorTest {

    @Test
    void refusesASingleServerInProduction() {
        StoreHealthIndicator store = new StoreHealthIndicator(answering(new Document("ok", 1.0)), true);

        assertThatThrownBy(store::afterPropertiesSet).isInstanceOf(StartRefused.class)
                .hasMessageContaining("replica set");
        assertThat(store.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void takesAReplicaSetInProduction() {
        StoreHealthIndicator store = new StoreHealthIndicator(answering(new Document("setName", "rs0")), true);

        assertThatCode(store::afterPropertiesSet).doesNotThrowAnyException();
        assertThat(store.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void takesASingleServerAtADesk() {
        StoreHealthIndicator store = new StoreHealthIndicator(answering(new Document("ok", 1.0)), false);

        assertThatCode(store::afterPropertiesSet).doesNotThrowAnyException();
        assertThat(store.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void startsWithoutAStoreAndIsNotReady() {
        StoreHealthIndicator store = new StoreHealthIndicator(answering(null), true);

        assertThatCode(store::afterPropertiesSet).doesNotThrowAnyException();
        assertThat(store.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private static MongoClient answering(Document hello) {
        MongoDatabase admin = proxy(MongoDatabase.class, (method) -> {
            if (hello == null) {
                throw new MongoTimeoutException("away");
            }
            return hello;
        });
        return proxy(MongoClient.class, (method) -> admin);
    }

    private interface Answer {
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (self, method, arguments) -> answer.to(method.getName())));
    }
}
