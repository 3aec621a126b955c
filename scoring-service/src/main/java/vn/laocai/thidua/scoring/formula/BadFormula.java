package vn.laocai.thidua.scoring.formula;

/** The map form of a formula that cannot be read: an unknown type, a missing or malformed parameter. */
public final class BadFormula extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String vi;
    private final String en;

    /**
     * @param pointer
     *            the part of the formula, a JSON pointer such as {@code /bands/2/lo}
     */
    public BadFormula(String pointer, String vi, String en) {
        super(pointer + ": " + en);
        this.pointer = pointer;
        this.vi = vi;
        this.en = en;
    }

    /** The part of the formula, a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** What to do, in Vietnamese. */
    public String vi() {
        return vi;
    }

    /** What to do, in English. */
    public String en() {
        return en;
    }
}
