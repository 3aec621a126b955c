package vn.laocai.thidua.testing.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every store of aggregates keeps to: one guarded write, one effect per key, no lost save. */
public abstract class RepositoryContract extends ServiceContract {

    @Test
    void savesAStateThatIsReadBackWithItsVersion() {
        String id = freshId();
        assertThat(counters().find(id)).isEmpty();
        Outcome<Counter> first = count(id, 3);
        assertThat(first.version()).isOne();
        assertThat(first.repeated()).isFalse();
        assertThat(count(id, 4).version()).isEqualTo(2);
        assertThat(counters().find(id)).contains(new Versioned<>(id, 2, new Counter(7, 0, List.of())));
    }

    @Test
    void addsAndRemovesPartsOfAState() {
        String id = freshId();
        count(id, 1);
        note(id, "first");
        note(id, "second");
        assertThat(counters().find(id).orElseThrow().state().notes()).containsExactly("first", "second");
        note(id, "");
        assertThat(counters().find(id).orElseThrow().state().notes()).isEmpty();
        assertThat(document(id).get("state", Document.class)).doesNotContainKey("notes");
    }

    private void note(String id, String text) {
        counters().handle(id, command("note"), state -> List.of(new Counter.Happening.Noted(text)));
    }

    private Document document(String id) {
        Document document = bean(MongoDatabase.class).getCollection(CounterDefinition.COLLECTION)
                .find(Filters.eq("_id", id)).first();
        assertThat(document).isNotNull();
        return document == null ? new Document() : document;
    }

    @Test
    void losesNoSaveWhereManyChangeTheSameAggregateAtOnce() throws Exception {
        String id = freshId();
        int commands = 24;
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Counter>>> done = new ArrayList<>();
            for (int i = 0; i < commands; i++) {
                done.add(crowd.submit(() -> count(id, 1)));
            }
            for (Future<Outcome<Counter>> each : done) {
                assertThat(each.get().repeated()).isFalse();
            }
            assertThat(done.stream().map(Future::resultNow).map(Outcome::version)).doesNotHaveDuplicates();
        }
        assertThat(counters().find(id)).contains(new Versioned<>(id, commands, new Counter(commands, 2, List.of())));
    }

    @Test
    void doesACommandOfTheSameKeyOnce() {
        String id = freshId();
        CommandContext command = command("count", "key-" + id, "request");
        assertThat(counters().handle(id, command, state -> Counter.count(state, 5, null)).repeated()).isFalse();
        Outcome<Counter> again = counters().handle(id, command, state -> Counter.count(state, 5, null));
        assertThat(again.repeated()).isTrue();
        assertThat(again.state().total()).isEqualTo(5);
        assertThat(again.version()).isOne();
    }

    @Test
    void keepsNothingOfCommandsThatCannotComeAgain() {
        String id = freshId();
        count(id, 1);
        int before = document(id).getList("commands", Document.class).size();
        for (int i = 0; i < 5; i++) {
            counters().handle(id, command("count", CommandContext.onceKey(), "request"),
                    state -> Counter.count(state, 1, null));
        }
        assertThat(counters().find(id).orElseThrow().state().total()).isEqualTo(6);
        assertThat(document(id).getList("commands", Document.class)).hasSize(before);
        String born = freshId();
        counters().handle(born, command("count", CommandContext.onceKey(), "request"),
                state -> Counter.count(state, 1, null));
        assertThat(document(born).getList("commands", Document.class)).isEmpty();
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        String id = freshId();
        counters().handle(id, command("count", "key-" + id, "request"), state -> Counter.count(state, 5, null));
        assertRefused(422, "idempotency-key-reused", () -> counters().handle(id,
                command("count", "key-" + id, "another"), state -> Counter.count(state, 6, null)));
        assertThat(counters().find(id).orElseThrow().state().total()).isEqualTo(5);
    }

    @Test
    void refusesAChangeOfAVersionThatIsNoLongerTheNewest() {
        String id = freshId();
        count(id, 1);
        counters().handle(id, 1, command("count"), state -> Counter.count(state, 1, null));
        assertRefused(412, "stale-version",
                () -> counters().handle(id, 1, command("count"), state -> Counter.count(state, 1, null)));
        assertThat(counters().find(id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void tellsARefusalOfTheDomainInItsWordsAndChangesNothing() {
        String id = freshId();
        count(id, 1);
        assertRefused(409, "below-zero", () -> count(id, -2));
        assertRefused(409, "below-zero", () -> count(freshId(), -1));
        assertThat(counters().find(id)).contains(new Versioned<>(id, 1, new Counter(1, 0, List.of())));
    }

    @Test
    void savesNothingWhereNothingIsDecided() {
        String id = freshId();
        count(id, 1);
        Outcome<Counter> nothing = counters().handle(id, command("count"), state -> List.of());
        assertThat(nothing.version()).isOne();
        assertThat(nothing.repeated()).isTrue();
    }

    @Test
    void seesWhatAnotherInstanceHasSavedThoughItKeepsStates() {
        String id = freshId();
        Aggregates<Counter, Counter.Happening> elsewhere = bean(AggregateFactory.class)
                .create(new CounterDefinition(names.context()));
        count(id, 1);
        assertThat(elsewhere.find(id)).contains(new Versioned<>(id, 1, new Counter(1, 0, List.of())));
        count(id, 2);
        assertThat(elsewhere.find(id)).contains(new Versioned<>(id, 2, new Counter(3, 0, List.of())));
        count(id, 3);
        assertThat(elsewhere.findAll()).contains(new Versioned<>(id, 3, new Counter(6, 0, List.of())));
        count(id, 4);
        assertThat(elsewhere.handle(id, command("count"), state -> Counter.count(state, 5, null)).state().total())
                .isEqualTo(15);
        assertThat(count(id, 6).state().total()).isEqualTo(21);
        note(id, "here");
        elsewhere.handle(id, command("note"), state -> List.of(new Counter.Happening.Noted("")));
        assertThat(document(id).get("state", Document.class)).doesNotContainKey("notes");
        assertThat(counters().find(id).orElseThrow().version()).isEqualTo(8);
    }

    @Test
    void readsAgainWhereAnotherHistoryHasReachedTheSameVersion() {
        String id = freshId();
        count(id, 1);
        bean(MongoDatabase.class).getCollection(CounterDefinition.COLLECTION).updateOne(Filters.eq("_id", id),
                Updates.combine(Updates.set("state.total", 5), Updates.set("journal.head", "0".repeat(64))));
        assertThat(counters().find(id)).contains(new Versioned<>(id, 1, new Counter(5, 0, List.of())));
        assertThat(count(id, 1).state().total()).isEqualTo(6);
    }

    @Test
    void listsAllInTheOrderOfTheirIds() {
        String prefix = freshId();
        count(prefix + "-b", 2);
        count(prefix + "-a", 1);
        count(prefix + "-c", 3);
        assertThat(counters().findAll()).extracting(Versioned::id).filteredOn(id -> id.startsWith(prefix))
                .containsExactly(prefix + "-a", prefix + "-b", prefix + "-c");
    }

    private static void assertRefused(int status, String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(status);
            assertThat(refusal.code()).isEqualTo(code);
        });
    }
}
