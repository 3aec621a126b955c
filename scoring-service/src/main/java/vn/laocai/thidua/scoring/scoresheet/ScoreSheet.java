package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A ward's score sheet.
 *
 * @param covenantId
 *            covenant in force that the sheet follows from
 * @param openedAt
 *            business time of the opening
 * @param cells
 *            what is there of each criterion, by code; an absent cell is empty, never zero
 * @param sealedEpoch
 *            epoch of the finalisation that has sealed the sheet; a sealed sheet changes no more
 * @param rescores
 *            rescore sets that have been applied
 */
record ScoreSheet(ScoreSheetId id, String covenantId, String blockId, Instant openedAt, SheetState state,
        SortedMap<String, Cell> cells, Filing filing, Appraisal appraisal, @Nullable Long sealedEpoch,
        SortedSet<String> rescores) {

    ScoreSheet {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        rescores = Collections.unmodifiableSortedSet(new TreeSet<>(rescores));
    }

    static ScoreSheet opened(ScoreSheetId id, String covenantId, String blockId, Instant openedAt) {
        return new ScoreSheet(id, covenantId, blockId, openedAt, SheetState.NOT_STARTED, new TreeMap<>(), Filing.NONE,
                Appraisal.NONE, null, new TreeSet<>());
    }

    /** The cell, empty where nobody has written anything. */
    Cell cell(String code) {
        Cell cell = cells.get(code);
        return cell == null ? Cell.empty(code) : cell;
    }

    ScoreSheet in(SheetState next) {
        return new ScoreSheet(id, covenantId, blockId, openedAt, next, cells, filing, appraisal, sealedEpoch, rescores);
    }

    ScoreSheet with(Cell cell) {
        return withAll(Map.of(cell.code(), cell));
    }

    ScoreSheet withAll(Map<String, Cell> changed) {
        SortedMap<String, Cell> all = new TreeMap<>(cells);
        all.putAll(changed);
        return new ScoreSheet(id, covenantId, blockId, openedAt, state, all, filing, appraisal, sealedEpoch, rescores);
    }

    ScoreSheet with(Filing changed) {
        return new ScoreSheet(id, covenantId, blockId, openedAt, state, cells, changed, appraisal, sealedEpoch,
                rescores);
    }

    ScoreSheet with(Appraisal changed) {
        return new ScoreSheet(id, covenantId, blockId, openedAt, state, cells, filing, changed, sealedEpoch, rescores);
    }

    ScoreSheet sealed(@Nullable Long epoch) {
        return new ScoreSheet(id, covenantId, blockId, openedAt, state, cells, filing, appraisal, epoch, rescores);
    }

    ScoreSheet rescored(String rescoreSetId) {
        SortedSet<String> all = new TreeSet<>(rescores);
        all.add(rescoreSetId);
        return new ScoreSheet(id, covenantId, blockId, openedAt, state, cells, filing, appraisal, sealedEpoch, all);
    }
}
