package vn.laocai.thidua.notification.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.notification.StoreTest;

import static org.assertj.core.api.Assertions.assertThat;

class PagedListsTest extends StoreTest {

    private static final Instant NOW = Instant.parse("2025-11-14T01:00:00Z");

    private PagedLists lists;

    @BeforeEach
    void lists() {
        lists = new PagedLists(database, "test");
    }

    private List<String> ids(String owner, long below, int limit) {
        return lists.newest(owner, below, limit, false).stream().map(PagedLists.Entry::id).toList();
    }

    @Test
    void keepsAllOfManyEntriesAddedAtTheSameTimeOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 230; i++) {
                String id = "m" + i;
                all.add(threads.submit(() -> {
                    long number = lists.nextNumber("p-1");
                    assertThat(lists.add("p-1", number, id)).isTrue();
                    assertThat(lists.add("p-1", number, id)).isFalse();
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(lists.unread("p-1")).isEqualTo(230);
        assertThat(ids("p-1", Long.MAX_VALUE, 1000)).hasSize(230).doesNotHaveDuplicates();
        assertThat(lists.unread("p-2")).isZero();
    }

    @Test
    void pagesAcrossDocumentsNewestFirst() {
        IntStream.rangeClosed(1, 120).forEach(i -> lists.add("p-1", lists.nextNumber("p-1"), "m" + i));
        assertThat(ids("p-1", Long.MAX_VALUE, 3)).containsExactly("m120", "m119", "m118");
        assertThat(ids("p-1", 102, 5)).containsExactly("m101", "m100", "m99", "m98", "m97");
        assertThat(ids("p-1", 2, 5)).containsExactly("m1");
        assertThat(ids("p-1", 1, 5)).isEmpty();
    }

    @Test
    void countsWhatIsReadWhileNewEntriesCome() throws Exception {
        IntStream.rangeClosed(1, 60).forEach(i -> lists.add("p-1", lists.nextNumber("p-1"), "m" + i));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 30; i++) {
                int number = i;
                threads.submit(() -> lists.markRead("p-1", number, NOW));
                threads.submit(() -> lists.add("p-1", lists.nextNumber("p-1"), "later" + number));
            }
        }
        assertThat(lists.unread("p-1")).isEqualTo(60);
        assertThat(lists.markRead("p-1", 1, NOW)).isFalse();
        assertThat(lists.newest("p-1", Long.MAX_VALUE, 100, true)).hasSize(60)
                .allSatisfy(entry -> assertThat(entry.readAt()).isNull());
        assertThat(lists.markAllRead("p-1", NOW)).isEqualTo(60);
        assertThat(lists.unread("p-1")).isZero();
        assertThat(lists.newest("p-1", Long.MAX_VALUE, 100, true)).isEmpty();
    }
}
