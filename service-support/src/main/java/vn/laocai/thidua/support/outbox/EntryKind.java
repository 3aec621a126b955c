package vn.laocai.thidua.support.outbox;

/** What an entry of the outbox is. */
enum EntryKind {
    /** An event for the journal and for Kafka. */
    PUBLIC,
    /** An event for the journal. */
    INTERNAL,
    /** Who gave the command; for the journal. */
    AUDIT,
    /** A record as it came, on its way to a dead-letter or retry topic; not for the journal. */
    RAW;

    boolean journaled() {
        return this != RAW;
    }

    boolean published() {
        return this == PUBLIC || this == RAW;
    }
}
