package vn.laocai.thidua.support.command;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import vn.laocai.thidua.support.event.EventEnvelope;

/**
 * What every command carries beside its own content.
 *
 * @param actor
 *            who acts
 * @param command
 *            name of the command in kebab case, such as {@code sign-covenant}; it stands in the audit
 * @param idempotencyKey
 *            the client's key; the same key with the same request is done once (Rule 90)
 * @param requestHash
 *            SHA-256 of the request, hexadecimal; the same key with another hash is refused
 * @param trace
 *            trace of the click or event
 * @param at
 *            business time of the command
 */
public record CommandContext(Actor actor, String command, String idempotencyKey, String requestHash, TraceContext trace,
        Instant at) {

    private static final String ONCE = "once:";

    /**
     * A key for a command whose client gave none, so that nobody can send it again: nothing is remembered of it. What
     * guards such a command is its precondition.
     */
    public static String onceKey() {
        return ONCE + UUID.randomUUID();
    }

    /** Whether the same command can come again with the same key and has to be recognised then. */
    public boolean repeatable() {
        return !idempotencyKey.startsWith(ONCE);
    }

    /** The context of a command that a policy gives because of an event; the event's id is the idempotency key. */
    public static CommandContext ofPolicy(String policy, EventEnvelope cause, Instant at) {
        TraceContext fresh = TraceContext.fresh();
        return new CommandContext(Actor.system(policy), policy, policy + ":" + cause.id(), cause.id(),
                new TraceContext(Objects.requireNonNullElse(cause.traceparent(), fresh.traceparent()),
                        Objects.requireNonNullElse(cause.correlationId(), fresh.correlationId()), cause.id()),
                at);
    }
}
