package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A board as it is shown, exported and printed.
 *
 * @param kind
 *            LIVE, AS_OF, FROZEN or FINAL
 * @param isFinal
 *            false until the season is final
 * @param state
 *            state of the season's ledger, or FROZEN
 * @param at
 *            instant whose figures are shown
 * @param banner
 *            "not final" in Vietnamese; absent on final boards
 * @param sections
 *            codes, names and maxima of the sections of the scale, in their order; absent where only totals are shown
 * @param criteria
 *            hash of the criteria that were scored by; absent where only totals are shown
 */
record BoardView(String seasonId, String kind, @JsonProperty("final") boolean isFinal, String state, Instant at,
        List<Row> rows, @Nullable String banner, @Nullable String snapshotId, @Nullable List<Section> sections,
        @Nullable String criteria, @Nullable String resultHash) {

    static final String LIVE = "LIVE";
    static final String AS_OF = "AS_OF";
    static final String FROZEN = "FROZEN";
    static final String FINAL = "FINAL";

    /** What stands on every board that is not final. */
    static final String NOT_FINAL = "Chưa phải kết quả cuối cùng";

    /** A section of the criteria. */
    record Section(String code, String name, BigDecimal max) {}

    /** One ward; what is not told on this kind of board is absent. */
    record Row(int rank, boolean tied, String wardCode, @Nullable BigDecimal base, @Nullable BigDecimal bonus,
            @Nullable BigDecimal penalty, BigDecimal total, @Nullable Integer scored, @Nullable Integer of,
            @Nullable String className, @Nullable Map<String, BigDecimal> sections,
            @Nullable List<String> tieBreakVi) {

        /** Only the place. */
        Row placeOnly() {
            return new Row(rank, tied, wardCode, null, null, null, total, null, null, null, null, null);
        }
    }
}
