package vn.laocai.thidua.console.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A service answered with a problem: what it said, for the person to read. */
public final class ServiceRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String detail;
    private final @Nullable String traceId;
    @SuppressWarnings("serial") // never serialised
    private final List<String> errors;

    ServiceRefusal(int status, String code, @Nullable String detail, @Nullable String traceId, List<String> errors) {
        super(status + " " + code + (detail == null ? "" : ": " + detail));
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.traceId = traceId;
        this.errors = List.copyOf(errors);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Stable code such as {@code covenant-already-signed}; {@code unknown} when the answer had none. */
    public String code() {
        return code;
    }

    /** The sentence of the service in the language of the page. */
    public @Nullable String detail() {
        return detail;
    }

    /** Trace id under which the service logged it. */
    public @Nullable String traceId() {
        return traceId;
    }

    /** Sentences about single fields. */
    public List<String> errors() {
        return errors;
    }
}
