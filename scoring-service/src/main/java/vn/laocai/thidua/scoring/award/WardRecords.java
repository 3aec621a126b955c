package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.util.List;

/** What this service knows about the wards of a season when awards are proposed. */
interface WardRecords {

    /** The ward's record with regard to one award. */
    WardRecord of(String seasonId, String wardCode, String awardCode, LocalDate today);

    /** What is being verified about the ward now, such as {@code notice:…} or {@code complaint:…}. */
    List<String> causes(String seasonId, String wardCode, LocalDate today);
}
