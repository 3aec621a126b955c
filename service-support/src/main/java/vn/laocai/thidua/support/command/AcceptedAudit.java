package vn.laocai.thidua.support.command;

/**
 * Writes down each accepted command that is no command to an aggregate, such as the replay of a dead letter. Commands to
 * aggregates need no call: their audit record is saved with their events.
 */
@FunctionalInterface
public interface AcceptedAudit {

    /**
     * Stores one acceptance durably.
     *
     * @param target
     *            what the command was about, such as {@code dead-letters/7}
     * @throws RuntimeException
     *             if it cannot be stored; the command is safe to repeat with the same key
     */
    void accepted(String target, CommandContext context);
}
