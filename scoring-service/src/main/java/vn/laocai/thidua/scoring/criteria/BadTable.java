package vn.laocai.thidua.scoring.criteria;

/** A map that is no table of criteria. */
public final class BadTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String vi;
    private final String en;

    BadTable(String pointer, String vi, String en) {
        super(pointer + ": " + en, null, false, false);
        this.pointer = pointer;
        this.vi = vi;
        this.en = en;
    }

    /** JSON pointer (RFC 6901) of the place. */
    public String pointer() {
        return pointer;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }
}
