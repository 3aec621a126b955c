package vn.laocai.thidua.scoring.complaint;

/** What complaints read of their own public event when an answer has consequences. */
record ComplaintAnsweredHeard(String complaintId) {

    static final String TYPE = "vn.laocai.thidua.scoring.complaint-answered.v1";
}
