package vn.laocai.thidua.notification.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.notification.StoreTest;
import vn.laocai.thidua.notification.dispatch.DispatchQueue.Next;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DispatchQueueTest extends StoreTest {

    private final List<DispatchQueue> started = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    private MongoCollection<Document> work() {
        return database.getCollection("work");
    }

    private DispatchQueue queue(DispatchQueue.Worker worker, int perLane, InstantSource clock) {
        DispatchQueue queue = new DispatchQueue("test", work(), id -> {
            attempts.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
            return worker.attempt(id);
        }, perLane, Duration.ofSeconds(30), clock);
        started.add(queue);
        return queue;
    }

    private int attemptsOf(String id) {
        return attempts.getOrDefault(id, new AtomicInteger()).get();
    }

    @AfterEach
    void close() {
        started.forEach(DispatchQueue::close);
        started.clear();
        attempts.clear();
    }

    @Test
    void doesEachPieceOnceAndForgetsIt() {
        DispatchQueue queue = queue(id -> new Next.Done(), 2, InstantSource.system());
        queue.start();
        for (int i = 0; i < 50; i++) {
            queue.put("w" + i, "lane" + i % 5, Instant.now());
        }
        await().untilAsserted(() -> assertThat(work().countDocuments()).isZero());
        assertThat(attempts).hasSize(50).allSatisfy((id, count) -> assertThat(count.get()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(queue.pending()).isZero());
    }

    @Test
    void triesAgainWhenTheWorkerSays() {
        DispatchQueue queue = queue(
                id -> attemptsOf(id) < 3 ? new Next.Again(Instant.now().plusMillis(50)) : new Next.Done(), 1,
                InstantSource.system());
        queue.start();
        queue.put("w", "lane", Instant.now());
        await().untilAsserted(() -> assertThat(work().countDocuments()).isZero());
        assertThat(attemptsOf("w")).isEqualTo(3);
    }

    @Test
    void takesUpWhatAnEarlierProcessLeft() {
        queue(id -> new Next.Done(), 1, InstantSource.system()).put("left", "lane", Instant.now());
        queue(id -> new Next.Done(), 1, InstantSource.system()).start();
        await().untilAsserted(() -> assertThat(work().countDocuments()).isZero());
        assertThat(attemptsOf("left")).isEqualTo(1);
    }

    @Test
    void leavesAPieceToTheOneWhoHasTheLeaseUntilItRunsOut() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        DispatchQueue first = queue(id -> {
            busy.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Next.Done();
        }, 1, InstantSource.system());
        first.start();
        first.put("w", "lane", Instant.now());
        busy.await();
        DispatchQueue second = queue(id -> new Next.Done(), 1, InstantSource.system());
        second.start();
        second.scan();
        assertThat(attemptsOf("w")).isEqualTo(1);
        assertThat(work().countDocuments()).isEqualTo(1);

        DispatchQueue later = queue(id -> new Next.Done(), 1,
                InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1)));
        later.start();
        await().untilAsserted(() -> assertThat(work().countDocuments()).isZero());
        assertThat(attemptsOf("w")).isEqualTo(2);
        end.countDown();
    }

    @Test
    void aBusyLaneDoesNotHoldUpAnother() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        DispatchQueue queue = queue(id -> {
            if (id.startsWith("slow")) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return new Next.Done();
        }, 2, InstantSource.system());
        queue.start();
        for (int i = 0; i < 10; i++) {
            queue.put("slow" + i, "slow", Instant.now());
        }
        queue.put("quick", "quick", Instant.now());
        await().untilAsserted(() -> assertThat(attemptsOf("quick")).isEqualTo(1));
        assertThat(attempts.keySet().stream().filter(id -> id.startsWith("slow"))).hasSizeLessThanOrEqualTo(2);
        end.countDown();
        await().untilAsserted(() -> assertThat(work().countDocuments()).isZero());
    }

    @Test
    void aRequestThatComesDuringAnAttemptIsNotLost() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        DispatchQueue queue = queue(id -> {
            busy.countDown();
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Next.Done();
        }, 1, InstantSource.system());
        queue.start();
        queue.put("w", "lane", Instant.now().minusSeconds(1));
        busy.await();
        queue.put("w", "lane", Instant.now());
        asked.countDown();
        await().untilAsserted(() -> assertThat(work().countDocuments()).isZero());
        assertThat(attemptsOf("w")).isEqualTo(2);
    }
}
