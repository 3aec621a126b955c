package vn.laocai.thidua.support.outbox;

import java.time.Instant;

/**
 * An event as the journal tells it.
 *
 * @param aggregate
 *            id of the aggregate
 * @param number
 *            number of the entry within its aggregate, from 1; audit entries have numbers too, so there are gaps
 * @param name
 *            short name of the event, such as {@code cell-entered}
 * @param actor
 *            pseudonymous id of the person, or the policy, that gave the command
 * @param time
 *            business time of the command
 * @param command
 *            name of the command, such as {@code enter-cell}; empty while the journal does not have it yet
 * @param hash
 *            the entry's hash in the chain of its aggregate
 */
public record Recorded<E>(String aggregate, long number, String name, String actor, Instant time, String command,
        String hash, E event) {}
