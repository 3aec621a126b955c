package vn.laocai.thidua.scoring.scoresheet;

import vn.laocai.thidua.scoring.criteria.CriteriaSets;

/** Appraisals of the sheets of a test. */
public final class TestAppraisals {

    private TestAppraisals() {}

    public static SheetAppraisals of(ScoreSheets sheets) {
        return new SheetAppraisals(sheets);
    }

    /** What the sheets are worth by these criteria. */
    public static SheetPoints points(ScoreSheets sheets, CriteriaSets criteria) {
        return new SheetPoints(of(sheets), criteria);
    }
}
