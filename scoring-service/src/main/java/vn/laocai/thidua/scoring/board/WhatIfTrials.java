package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.BoardReading.Public;
import vn.laocai.thidua.scoring.calculation.CellFigures;
import vn.laocai.thidua.scoring.calculation.SheetFigures;
import vn.laocai.thidua.scoring.calculation.WhatIf;
import vn.laocai.thidua.scoring.calculation.WhatIf.Published;
import vn.laocai.thidua.scoring.calculation.WhatIf.Trial;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/**
 * A ward's private sandbox. It sees its own figures and what was published of the others, never anything newer; nothing
 * is stored and nobody hears of it.
 */
@Component
class WhatIfTrials {

    /** With fewer published wards a place would tell about single ones. */
    static final int FEWEST_OTHERS = 5;

    private final Standings standings;
    private final BoardReading reading;
    private final ScoreSheets sheets;

    WhatIfTrials(Standings standings, BoardReading reading, ScoreSheets sheets) {
        this.standings = standings;
        this.reading = reading;
        this.sheets = sheets;
    }

    /**
     * What a trial tells.
     *
     * @param basis
     *            FROZEN or FINAL, whichever board the others' totals are from; NONE where no places can be told
     */
    record TrialView(String wardCode, String basis, @Nullable Instant basisAt, BigDecimal totalBefore,
            BigDecimal totalAfter, @Nullable Integer rankBefore, @Nullable Integer rankAfter,
            @Nullable BigDecimal toNextPlace, List<String> sentencesVi, List<String> sentencesEn) {}

    /**
     * Tries points on the ward's own sheet.
     *
     * @throws Refusal
     *             403 {@code own-ward-only}; 404 {@code score-sheet-not-found}; 422 {@code figure-impossible}
     */
    TrialView run(String seasonId, String wardCode, Map<String, BigDecimal> changes, Actor actor) {
        if (!actor.organisation().equals(wardCode) || !(actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))) {
            throw Refusal.of(403, "own-ward-only", "Chỉ lãnh đạo và cán bộ của phường được thử điểm của phường mình.",
                    "Only leaders and officers of a ward try out points of their own ward.");
        }
        SheetView sheet = sheets.require(seasonId + ":" + wardCode);
        SheetFigures own = Standings.settled(sheet) ? sheet.currentFigures() : sheet.selfFigures();
        Public shown = reading.find(seasonId).orElse(null);
        List<Published> others = shown == null ? List.of() : others(shown, wardCode);
        Map<String, CellFigures> cells = new HashMap<>();
        changes.forEach((code, points) -> cells.put(code, new CellFigures.ByPoints(points)));
        Trial trial = trial(seasonId, own, cells, others);
        BoardView basis = shown == null || others.isEmpty() ? null : shown.view();
        return new TrialView(wardCode, basis == null ? "NONE" : basis.kind(), basis == null ? null : basis.at(),
                trial.before().total(), trial.after().total(), trial.rankBefore(), trial.rankAfter(),
                trial.toNextPlace(), trial.sentencesVi(), trial.sentencesEn());
    }

    private static List<Published> others(Public shown, String wardCode) {
        List<Published> others = shown.view().rows().stream().filter(row -> !row.wardCode().equals(wardCode))
                .map(row -> new Published(row.wardCode(), row.total())).toList();
        return others.size() < FEWEST_OTHERS ? List.of() : others;
    }

    private Trial trial(String seasonId, SheetFigures own, Map<String, CellFigures> cells, List<Published> others) {
        try {
            return WhatIf.of(standings.inForce(seasonId).table(), own, cells, others);
        } catch (BadFigure bad) {
            throw Refusal
                    .of(422, "figure-impossible", "Không thử được với điểm này. " + bad.vi(),
                            "These points cannot be tried. " + bad.en())
                    .withError("/changes" + bad.pointer(), bad.vi(), bad.en());
        }
    }
}
