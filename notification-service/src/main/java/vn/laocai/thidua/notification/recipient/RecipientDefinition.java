package vn.laocai.thidua.notification.recipient;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.outbox.AggregateDefinition;
import vn.laocai.thidua.support.outbox.EventOnWire;

/** How an entry of the directory is kept. */
final class RecipientDefinition implements AggregateDefinition<Recipient, RecipientListed> {

    /** What the permanent journal keeps: no name and no address, so that both can be deleted (Rule 91). */
    record Told(String personId, String organisation, List<String> roles) {}

    @Override
    public String context() {
        return "notification";
    }

    @Override
    public String name() {
        return "recipient";
    }

    @Override
    public String collection() {
        return "recipients";
    }

    @Override
    public Recipient evolve(@Nullable Recipient state, RecipientListed event) {
        return event.recipient();
    }

    @Override
    public Document write(Recipient recipient) {
        return new Document("personId", recipient.personId()).append("name", recipient.name())
                .append("organisation", recipient.organisation())
                .append("roles", recipient.roles().stream().sorted().toList()).append("email", recipient.email())
                .append("language", recipient.language().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Recipient read(Document document) {
        return new Recipient(document.getString("personId"), document.getString("name"),
                document.getString("organisation"), Set.copyOf(document.getList("roles", String.class)),
                document.getString("email"),
                Language.valueOf(document.getString("language").toUpperCase(Locale.ROOT)));
    }

    @Override
    public EventOnWire describe(RecipientListed event, Recipient after) {
        return EventOnWire.internalEvent("recipient-listed",
                new Told(after.personId(), after.organisation(), after.roles().stream().sorted().toList()), null);
    }
}
