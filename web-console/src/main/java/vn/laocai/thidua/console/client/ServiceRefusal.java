package vn.laocai.thidua.console.client;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A service answered with a problem: what it said, for the person to read. */
public final class ServiceRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String detail;
    private final @Nullable String traceId;
    @SuppressWarnings("serial") // never serialised
    private final List<String> errors;

    @SuppressWarnings("serial") // never serialised
    private final @Nullable JsonNode problem;

    ServiceRefusal(int status, String code, @Nullable String detail, @Nullable String traceId, List<String> errors,
            @Nullable JsonNode problem) {
        super(status + " " + code + (detail == null ? "" : ": " + detail));
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.traceId = traceId;
        this.errors = List.copyOf(errors);
        this.problem = problem;
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

    /** The whole answer, such as the cell as somebody else has left it; null when it was no JSON. */
    public @Nullable JsonNode problem() {
        return problem;
    }

    /** Sentences about single fields. */
    public List<String> errors() {
        return errors;
    }
}
