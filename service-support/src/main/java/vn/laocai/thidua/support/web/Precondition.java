package vn.laocai.thidua.support.web;

/**
 * On what a PUT that may also create depends; a controller method takes it as an argument. {@code If-Match} with a
 * version changes that version, {@code If-None-Match: *} creates what does not exist yet, and neither is refused with
 * 428 {@code precondition-required}.
 */
public sealed interface Precondition permits IfMatch, Precondition.Absent {

    /** The document must not exist yet. */
    record Absent() implements Precondition {}
}
