package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Cell.NotApplicable;
import vn.laocai.thidua.scoring.scoresheet.SheetRights.Sight;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.outbox.Recorded;

/** Every change of a cell, old and new, who, when and by which act, read back from the journal (Rule 33). */
@Component
class CellHistory {

    private final ScoreSheets sheets;
    private final SheetHistory history;
    private final SheetRights rights;

    CellHistory(ScoreSheets sheets, SheetHistory history, SheetRights rights) {
        this.sheets = sheets;
        this.history = history;
        this.rights = rights;
    }

    /** What a cell held. */
    record Held(@Nullable Map<String, Object> figure, @Nullable String note, @Nullable String achievement,
            List<String> evidenceIds, @Nullable NaState na, @Nullable Map<String, Object> official,
            @Nullable BigDecimal cross, @Nullable BigDecimal appraisedPoints,
            @Nullable Map<String, Object> appraisedFigure, @Nullable String appraisedReason) {}

    /** One change. */
    record Change(long revision, Instant at, String by, String command, String event, Held before, Held after) {}

    List<Change> of(String sheetId, String code, Actor reader, Instant now) {
        Sight sight = rights.requireShown(reader, sheets.load(sheetId).state(), code, now);
        List<Change> changes = new ArrayList<>();
        ScoreSheet sheet = null;
        for (Recorded<ScoreSheetEvent> recorded : history.events(sheetId)) {
            ScoreSheet after = ScoreSheetDecider.evolve(sheet, recorded.event());
            if (sheet != null) {
                Cell old = sheet.cell(code);
                Cell changed = after.cell(code);
                Held before = held(old, sight);
                Held later = held(changed, sight);
                // What the reader may not see has not changed for him either.
                if (old.revision() != changed.revision() && !before.equals(later)) {
                    changes.add(new Change(changed.revision(), recorded.time(), recorded.actor(), recorded.command(),
                            recorded.name(), before, later));
                }
            }
            sheet = after;
        }
        return changes;
    }

    private static Held held(Cell cell, Sight sight) {
        Entry entry = cell.entry();
        NotApplicable na = cell.na();
        Judgement judgement = sight == Sight.ALL ? cell.judgement() : Judgement.NONE;
        AppraisedValue appraised = judgement.appraised();
        return new Held(map(entry == null ? null : entry.figure()), entry == null ? null : entry.note(),
                entry == null ? null : entry.achievement(),
                entry == null ? List.of() : entry.evidence().stream().map(EvidenceRef::evidenceId).toList(),
                na == null ? null : na.state(), map(judgement.official()), judgement.crossMean(),
                appraised == null ? null : appraised.points(), map(appraised == null ? null : appraised.figure()),
                appraised == null ? null : appraised.reason());
    }

    private static @Nullable Map<String, Object> map(@Nullable Figure figure) {
        return figure == null ? null : figure.toMap();
    }
}
