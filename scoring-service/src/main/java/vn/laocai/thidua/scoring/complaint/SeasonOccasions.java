package vn.laocai.thidua.scoring.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.SeasonLedger;
import vn.laocai.thidua.scoring.board.SeasonLedgers;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreBook;
import vn.laocai.thidua.scoring.scoresheet.AppraisedValue;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetId;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.scoring.violation.ViolationNotice;
import vn.laocai.thidua.scoring.violation.Violations;

/** Occasions as ledger, sheets and notices tell them. */
@Component
class SeasonOccasions implements ComplaintOccasions {

    private final SeasonLedgers ledgers;
    private final ScoreSheets sheets;
    private final Violations violations;
    private final CrossScoreBook crossScores;

    SeasonOccasions(SeasonLedgers ledgers, ScoreSheets sheets, Violations violations,
            CrossScoreBook crossScores) {
        this.ledgers = ledgers;
        this.sheets = sheets;
        this.violations = violations;
        this.crossScores = crossScores;
    }

    @Override
    public List<Instant> of(String seasonId, String wardCode) {
        List<Instant> occasions = new ArrayList<>();
        SeasonLedger.Publication publication = ledgers.of(seasonId).publication();
        if (publication != null) {
            occasions.add(publication.publishedAt());
        }
        sheets.find(new ScoreSheetId(seasonId, wardCode).value()).map(SheetView::finalisedAt).ifPresent(occasions::add);
        violations.ofSeason(seasonId).stream().filter(notice -> notice.wardCode().equals(wardCode))
                .map(ViolationNotice::recordedAt).forEach(occasions::add);
        return occasions;
    }

    @Override
    public boolean sealed(String seasonId) {
        return ledgers.of(seasonId).state() != SeasonLedger.State.OPEN;
    }

    @Override
    public Set<String> makers(String seasonId, String wardCode, List<String> codes) {
        Set<String> makers = new HashSet<>(crossScores.people(seasonId, wardCode, codes));
        sheets.find(new ScoreSheetId(seasonId, wardCode).value()).ifPresent(sheet -> sheet.cells().values().stream()
                .filter(cell -> codes.isEmpty() || codes.contains(cell.code())).forEach(cell -> add(makers, cell)));
        return makers;
    }

    private static void add(Set<String> makers, CellView cell) {
        AppraisedValue appraised = cell.appraised();
        if (appraised != null) {
            makers.add(appraised.by());
        }
        String entered = cell.enteredBy();
        if (entered != null) {
            makers.add(entered);
        }
    }
}
