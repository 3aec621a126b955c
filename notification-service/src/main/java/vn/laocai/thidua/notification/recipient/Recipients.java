package vn.laocai.thidua.notification.recipient;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;

/** The directory of people who get messages. */
@Component
public class Recipients {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Aggregates<Recipient, RecipientListed> book;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Snapshot snapshot = new Snapshot(List.of(), 0, false);

    private record Snapshot(List<Recipient> people, long takenAt, boolean valid) {}

    Recipients(AggregateFactory factory) {
        this.book = factory.create(new RecipientDefinition());
    }

    /** Everybody; another instance's change shows within a second. */
    public List<Recipient> all() {
        Snapshot last = snapshot;
        if (last.valid() && System.nanoTime() - last.takenAt() < FRESH_NANOS) {
            return last.people();
        }
        long at = System.nanoTime();
        int seen = changes.get();
        List<Recipient> people = book.findAll().stream().map(Versioned::state).toList();
        synchronized (changes) {
            // What was read before a change must not be kept after it.
            if (changes.get() == seen) {
                snapshot = new Snapshot(people, at, true);
            }
        }
        return people;
    }

    /** The entry of one person. */
    public Optional<Recipient> find(String personId) {
        return book.find(personId).map(Versioned::state);
    }

    List<Versioned<Recipient>> entries() {
        return book.findAll();
    }

    Optional<Versioned<Recipient>> entry(String personId) {
        return book.find(personId);
    }

    /** Adds a person who is not in the directory yet. */
    Outcome<Recipient> list(Recipient recipient, CommandContext context) {
        return forget(book.handle(recipient.personId(), context, state -> {
            if (state != null) {
                throw Refusal.of(412, "recipient-exists",
                        "Người nhận này đã có. Hãy tải lại rồi gửi kèm If-Match để thay đổi.",
                        "This recipient is there already. Load it and send If-Match to change it.");
            }
            return List.of(new RecipientListed(recipient));
        }));
    }

    Outcome<Recipient> list(Recipient recipient, long expectedVersion, CommandContext context) {
        return forget(book.handle(recipient.personId(), expectedVersion, context, state -> change(state, recipient)));
    }

    private static List<RecipientListed> change(@Nullable Recipient state, Recipient recipient) {
        return recipient.equals(state) ? List.of() : List.of(new RecipientListed(recipient));
    }

    private Outcome<Recipient> forget(Outcome<Recipient> outcome) {
        synchronized (changes) {
            changes.incrementAndGet();
            snapshot = new Snapshot(List.of(), 0, false);
        }
        return outcome;
    }
}
