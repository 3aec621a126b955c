package vn.laocai.thidua.scoring.criteria;

/**
 * How likely equal totals are, seen from an earlier year.
 *
 * @param year
 *            the earlier year
 * @param percentAnywhere
 *            rounds in which any two wards have the same total, in per cent
 * @param percentOnTop
 *            rounds in which two of the first three places have, in per cent
 * @param percentOpen
 *            rounds in which two wards are still equal after the steps of the chain that are known before the season:
 *            sections and penalties
 */
public record TieForecast(int year, int percentAnywhere, int percentOnTop, int percentOpen) {

    /** From here on it is worth a warning. */
    private static final int NOTICEABLE = 5;

    Finding finding() {
        String vi = "Tính thử theo kết quả năm " + year + ": khả năng có phường bằng điểm là " + percentAnywhere
                + "%, trong ba hạng đầu là " + percentOnTop + "%; so các phần và điểm trừ rồi vẫn bằng nhau: "
                + percentOpen + "%.";
        String en = "By the results of " + year + ": the chance of equal totals is " + percentAnywhere
                + " per cent, among the first three places " + percentOnTop
                + " per cent; still equal after sections and penalties: " + percentOpen + " per cent.";
        return percentOnTop >= NOTICEABLE || percentOpen >= NOTICEABLE
                ? Finding.warning("tie-forecast", null, vi + " Hãy xem lại thứ tự phân định.",
                        en + " Look at the chain of tie-breaks again.")
                : new Finding(Finding.Severity.INFO, "tie-forecast", null, vi, en);
    }
}
