package vn.laocai.thidua.scoring.formula;

/** A figure that cannot be true or that its formula cannot read; the cell is to be corrected, nothing is guessed. */
public final class BadFigure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String vi;
    private final String en;

    /**
     * @param pointer
     *            the part of the figure, a JSON pointer such as {@code /counts/recognised}
     * @param vi
     *            a sentence in Vietnamese that tells what to do
     * @param en
     *            the same in English
     */
    public BadFigure(String pointer, String vi, String en) {
        super(pointer + ": " + en, null, false, false);
        this.pointer = pointer;
        this.vi = vi;
        this.en = en;
    }

    /** The part of the figure, a JSON pointer. */
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
