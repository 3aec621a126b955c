package vn.laocai.thidua.support.inbox;

/** The store (or the outbox behind it) is not there for now; the whole batch waits, and nothing becomes a dead letter. */
final class TryAgainLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TryAgainLater(Throwable cause) {
        super("Waits until the store answers again: " + cause.getMessage(), cause);
    }
}
