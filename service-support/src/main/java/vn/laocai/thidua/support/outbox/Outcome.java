package vn.laocai.thidua.support.outbox;

/**
 * What a command came to.
 *
 * @param repeated
 *            true where the same command had been done before, so that nothing was done now
 */
public record Outcome<S>(String id, long version, S state, boolean repeated) {}
