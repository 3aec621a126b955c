package vn.laocai.thidua.scoring.paper;

/** A file that is no workbook or goes beyond the limits. */
public final class BadWorkbook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String vi;
    private final String en;

    BadWorkbook(String vi, String en) {
        super(en, null, false, false);
        this.vi = vi;
        this.en = en;
    }

    public String vi() {
        return vi;
    }

    public String en() {
        return en;
    }
}
