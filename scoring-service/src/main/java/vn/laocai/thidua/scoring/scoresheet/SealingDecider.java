package vn.laocai.thidua.scoring.scoresheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import vn.laocai.thidua.scoring.scoresheet.SealingCommand.Rescore;
import vn.laocai.thidua.scoring.scoresheet.SealingCommand.Seal;
import vn.laocai.thidua.scoring.scoresheet.SealingCommand.Unseal;
import vn.laocai.thidua.scoring.scoresheet.SealingEvent.SheetRescored;
import vn.laocai.thidua.scoring.scoresheet.SealingEvent.SheetSealed;
import vn.laocai.thidua.scoring.scoresheet.SealingEvent.SheetUnsealed;

/** What the season's ledger does to a sheet, pure. An older epoch never undoes a newer one. */
final class SealingDecider {

    private SealingDecider() {}

    static List<ScoreSheetEvent> decide(SealingCommand command, ScoreSheet sheet) {
        Long epoch = sheet.sealedEpoch();
        return switch (command) {
            case Seal seal -> epoch != null && epoch >= seal.epoch()
                    ? List.of()
                    : List.of(new SheetSealed(seal.epoch(), seal.at()));
            case Unseal unseal -> epoch == null || epoch > unseal.epoch()
                    ? List.of()
                    : List.of(new SheetUnsealed(unseal.epoch(), unseal.at()));
            case Rescore rescore -> sheet.rescores().contains(rescore.rescoreSetId())
                    ? List.of()
                    : List.of(new SheetRescored(rescore.rescoreSetId(), rescore.changes(), rescore.reason(),
                            rescore.by(), rescore.at()));
        };
    }

    static ScoreSheet evolve(ScoreSheet sheet, SealingEvent event) {
        return switch (event) {
            case SheetSealed sealed -> sheet.sealed(sealed.epoch());
            case SheetUnsealed any -> sheet.sealed(null);
            case SheetRescored rescored -> rescored(sheet, rescored);
        };
    }

    private static ScoreSheet rescored(ScoreSheet sheet, SheetRescored rescored) {
        Map<String, Cell> changed = new LinkedHashMap<>();
        for (ScoreChange change : rescored.changes()) {
            Cell cell = changed.getOrDefault(change.code(), sheet.cell(change.code()));
            AppraisedValue value = new AppraisedValue(change.points(), change.figure(), rescored.reason(),
                    rescored.by(), rescored.at());
            changed.put(change.code(),
                    cell.judged(cell.judgement().rescored(value)));
        }
        return sheet.withAll(changed).rescored(rescored.rescoreSetId());
    }
}
