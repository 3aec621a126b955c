package vn.laocai.thidua.scoring.award;

/** Names of what suspends a proposal. */
final class Causes {

    private Causes() {}

    static String notice(String noticeId) {
        return "notice:" + noticeId;
    }

    static String complaint(String complaintId) {
        return "complaint:" + complaintId;
    }
}
