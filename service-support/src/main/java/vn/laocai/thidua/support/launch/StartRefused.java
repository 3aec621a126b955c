package vn.laocai.thidua.support.launch;

/** The part must not start like this; the message says why and the remedy what to change. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartRefused(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What the operator should change. */
    public String remedy() {
        return remedy;
    }
}
