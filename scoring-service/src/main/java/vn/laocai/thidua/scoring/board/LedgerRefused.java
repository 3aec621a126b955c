package vn.laocai.thidua.scoring.board;

/** The ledger does not do what was asked. */
final class LedgerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    LedgerRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why not. */
    enum Reason {
        /** Sheets are sealed; nothing changes until the check is over. */
        SEASON_SEALED,
        /** The result stands already. */
        ALREADY_FINALISED,
        /** The result does not stand yet. */
        NOT_FINALISED,
        /** Another finalisation has taken the place of this one. */
        EPOCH_PASSED,
        /** The results are out, which is for ever. */
        ALREADY_PUBLISHED,
        /** The results are not out yet. */
        NOT_PUBLISHED,
        /** Places are still hidden while others are shown. */
        REVEAL_NOT_FINISHED,
        /** The reveal is paused. */
        REVEAL_PAUSED,
        /** The reveal is not paused. */
        REVEAL_NOT_PAUSED,
        /** Every place has been shown. */
        REVEAL_FINISHED,
        /** No place has been shown. */
        NOTHING_REVEALED,
        /** The rescore set counts already. */
        RESCORE_APPLIED,
        /** The rescore set was cancelled. */
        RESCORE_CANCELLED
    }
}
