package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

/** Data of {@code vn.laocai.thidua.scoring.score-sheet-opened.v1}. */
record ScoreSheetOpenedOnWire(String scoreSheetId, String seasonId, String covenantId, String blockId, String wardCode,
        String state, Instant openedAt) {}
