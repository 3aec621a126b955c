package vn.laocai.thidua.scoring.award;

/** What awards read of the events of violation notices. */
record NoticeMoved(String noticeId, String seasonId, String wardCode) {

    static final String RECORDED = "vn.laocai.thidua.scoring.violation-notice-recorded.v1";
    static final String CONFIRMED = "vn.laocai.thidua.scoring.violation-notice-confirmed.v1";
    static final String CLEARED = "vn.laocai.thidua.scoring.violation-notice-cleared.v1";
}
