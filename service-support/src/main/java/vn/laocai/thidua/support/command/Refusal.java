package vn.laocai.thidua.support.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command that is not done, told in the user's words. Nothing has changed; what was typed is still valid input for the
 * next try. It becomes an RFC 9457 problem on HTTP.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detailVi;
    private final String detailEn;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> properties;

    /**
     * What is wrong with one field.
     *
     * @param pointer
     *            JSON pointer into the request, such as {@code /phases/0/opensAt}
     */
    public record FieldError(String pointer, String detailVi, String detailEn) {}

    private Refusal(int status, String code, String detailVi, String detailEn, List<FieldError> errors,
            Map<String, Object> properties) {
        super(code + ": " + detailEn, null, false, false);
        this.status = status;
        this.code = code;
        this.detailVi = detailVi;
        this.detailEn = detailEn;
        this.errors = List.copyOf(errors);
        this.properties = Map.copyOf(properties);
    }

    /**
     * A refusal with a stable code.
     *
     * @param status
     *            HTTP status: 403 rights, 404 unknown, 409 state, 412 stale, 422 broken rule, 423 locked, 429/503 later
     * @param code
     *            stable kebab-case English code
     * @param detailVi
     *            what is wrong and what to do, Vietnamese
     * @param detailEn
     *            the same in English
     */
    public static Refusal of(int status, String code, String detailVi, String detailEn) {
        return new Refusal(status, code, detailVi, detailEn, List.of(), Map.of());
    }

    /** The same refusal that also points at one field. */
    public Refusal withError(String pointer, String errorVi, String errorEn) {
        List<FieldError> more = new ArrayList<>(errors);
        more.add(new FieldError(pointer, errorVi, errorEn));
        return new Refusal(status, code, detailVi, detailEn, more, properties);
    }

    /** The same refusal with one more member of the problem document, such as the current state. */
    public Refusal with(String property, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new Refusal(status, code, detailVi, detailEn, errors, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detailVi() {
        return detailVi;
    }

    public String detailEn() {
        return detailEn;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
