package vn.laocai.thidua.scoring.award;

/** What awards read of the events of complaints. */
record ComplaintMoved(String complaintId, String seasonId) {

    static final String LODGED = "vn.laocai.thidua.scoring.complaint-lodged.v1";
    static final String REFUSED = "vn.laocai.thidua.scoring.complaint-refused.v1";
    static final String ANSWERED = "vn.laocai.thidua.scoring.complaint-answered.v1";
}
