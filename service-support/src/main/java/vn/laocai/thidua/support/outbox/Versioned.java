package vn.laocai.thidua.support.outbox;

/**
 * A state with the version of its document.
 *
 * @param version
 *            number of saves, from 1; it is the entity tag
 */
public record Versioned<S>(String id, long version, S state) {}
