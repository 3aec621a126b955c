package vn.laocai.thidua.scoring.scoresheet;

import java.util.Comparator;
import java.util.List;

import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.Fold;

/** The sheets of a season, built again from the journal alone. */
public final class SheetReplay {

    private final Fold<ScoreSheet, ScoreSheetEvent> fold;

    public SheetReplay(Journal journal, String seasonId) {
        fold = new Fold<>(journal, new ScoreSheetDefinition(), id -> id.startsWith(seasonId + ":"));
    }

    /** Collection of the sheets in the journal. */
    public String collection() {
        return fold.collection();
    }

    /** Takes the next entry of the journal; tells whether it is one of the season's sheets. */
    public boolean accept(Journal.Entry entry) {
        return fold.accept(entry);
    }

    /** The sheets as they are after the entries so far, in the order of their wards. */
    public List<SheetView> views() {
        return fold.states().values().stream().map(sheet -> SheetView.of(sheet, 0))
                .sorted(Comparator.comparing(SheetView::wardCode)).toList();
    }
}
