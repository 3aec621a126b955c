package vn.laocai.thidua.scoring.evidence;

/** The store of files does not do what it should now. */
final class EvidenceStoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvidenceStoreUnavailable(String message) {
        super(message);
    }

    EvidenceStoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
