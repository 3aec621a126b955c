package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import vn.laocai.thidua.support.outbox.Recorded;

/** What happened to sheets, read back from the journal. */
interface SheetHistory {

    /** The sheet after everything that had happened at this instant of business time. */
    Optional<ScoreSheet> asOf(String id, Instant at);

    /** Every event of the sheet from the first. */
    List<Recorded<ScoreSheetEvent>> events(String id);
}
