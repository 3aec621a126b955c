package vn.laocai.thidua.scoring.scoresheet;

/** Appraisals of the sheets of a test. */
public final class TestAppraisals {

    private TestAppraisals() {}

    public static SheetAppraisals of(ScoreSheets sheets) {
        return new SheetAppraisals(sheets);
    }
}
