package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a ward may complain about, since when, and who had a hand in it. */
interface ComplaintOccasions {

    /** When the ward's score became final, the results were published, or a department gave notice about the ward. */
    List<Instant> of(String seasonId, String wardCode);

    /** Tells whether the season is being finalised or is final, so that no sheet can be opened again. */
    boolean sealed(String seasonId);

    /** Who entered, cross-scored or appraised the contested cells (Rule 64); all cells where the complaint names none. */
    Set<String> makers(String seasonId, String wardCode, List<String> codes);
}
