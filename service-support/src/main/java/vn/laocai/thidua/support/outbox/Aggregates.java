package vn.laocai.thidua.support.outbox;

import java.util.List;
import java.util.Optional;

import vn.laocai.thidua.support.command.CommandContext;

/**
 * The aggregates of one kind: load, decide, and save state and events in one guarded write.
 *
 * <p>
 * {@code handle} is the only way to store. It is idempotent by the key of the context for 24 hours, audits what is
 * accepted in the same write and what is refused by an insert of its own, and answers when the write is durable.
 */
public interface Aggregates<S, E> {

    /** The aggregate, if it exists. */
    Optional<Versioned<S>> find(String id);

    /** All of them in the order of their ids; for kinds of which there are few. */
    List<Versioned<S>> findAll();

    /**
     * Decides on the newest state, again after each conflict.
     *
     * @throws vn.laocai.thidua.support.command.Refusal
     *             where the decision refuses (already audited), the key was used for another request (422), the same
     *             command is in flight (409), or the service is overloaded (429) or cannot store (503)
     */
    Outcome<S> handle(String id, CommandContext context, Decision<S, E> decision);

    /**
     * Decides only on the version that the client saw; otherwise refuses with 412 {@code stale-version}.
     */
    Outcome<S> handle(String id, long expectedVersion, CommandContext context, Decision<S, E> decision);
}
