package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.formula.Figure;

/** What the ward writes into its sheet. */
sealed interface EntryCommand extends ScoreSheetCommand {

    /** What holds for entries now. */
    record Rules(CriteriaTable table, EntryWindow window) {}

    /**
     * One cell as it shall be.
     *
     * @param expectedRevision
     *            revision that the writer saw, 0 for an empty cell; absent where a paste writes over what is there
     */
    record NewEntry(String code, @Nullable Long expectedRevision, @Nullable Figure figure, @Nullable String note,
            @Nullable String achievement, List<EvidenceRef> evidence) {}

    /** Writes cells: one from the grid, many from a paste or an import; all or none. */
    record EnterCells(ScoreSheetId id, List<NewEntry> entries, Rules rules, String by,
            Instant at) implements EntryCommand {}

    /** Asks that a criterion does not apply to the ward (Rule 38). */
    record RequestNotApplicable(ScoreSheetId id, String code, String reason, Rules rules, String by,
            Instant at) implements EntryCommand {}

    /** Decides about it, before the lock. */
    record DecideNotApplicable(ScoreSheetId id, String code, boolean approve, String reason, EntryWindow window,
            String by, Instant at) implements EntryCommand {}
}
