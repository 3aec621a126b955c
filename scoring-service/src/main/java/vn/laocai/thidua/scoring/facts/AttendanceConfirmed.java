package vn.laocai.thidua.scoring.facts;

import java.util.List;

/** What this service reads of {@code vn.laocai.thidua.ward.activity-attendance-confirmed.v1}: the whole list. */
record AttendanceConfirmed(String activityId, String seasonId, List<Line> attendance) {

    static final String TYPE = "vn.laocai.thidua.ward.activity-attendance-confirmed.v1";

    record Line(String wardCode, boolean attended, boolean late, boolean excused) {

        boolean missed() {
            return attended ? late : !excused;
        }
    }
}
