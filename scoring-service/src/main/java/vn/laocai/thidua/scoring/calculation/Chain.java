package vn.laocai.thidua.scoring.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.formula.Points;

/** Who is before whom: the total, then the configured steps, and nothing else (Rule 53). */
final class Chain {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy")
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final CriteriaTable table;
    private final Map<String, Instant> submittedAt;
    private final Map<String, Integer> ballotOrder;

    Chain(CriteriaTable table, Map<String, Instant> submittedAt, Map<String, Integer> ballotOrder) {
        this.table = table;
        this.submittedAt = submittedAt;
        this.ballotOrder = ballotOrder;
    }

    /** Negative where the first ward is before the second, 0 where nothing parts them. */
    int compare(SheetResult one, SheetResult other) {
        int side = other.total().compareTo(one.total());
        if (side != 0) {
            return side;
        }
        for (TieBreak step : table.tieBreaks()) {
            side = compare(step, one, other);
            if (side != 0) {
                return side;
            }
        }
        return 0;
    }

    /** The step that parts two wards of the same total. */
    Optional<TieBreak> deciding(SheetResult one, SheetResult other) {
        return table.tieBreaks().stream().filter(step -> compare(step, one, other) != 0).findFirst();
    }

    /** Why the first ward stands where it stands relative to the second one, in Vietnamese. */
    String reason(TieBreak step, SheetResult one, SheetResult other) {
        boolean before = compare(step, one, other) < 0;
        return switch (step.by()) {
            case SECTION -> "điểm mục " + step.section() + (before ? " cao hơn (" : " thấp hơn (")
                    + Points.print(section(one, step)) + " so với " + Points.print(section(other, step)) + ")";
            case FEWER_PENALTIES -> "điểm trừ " + (before ? "ít hơn (" : "nhiều hơn (") + Points.print(one.penalty())
                    + " so với " + Points.print(other.penalty()) + ")";
            case EARLIER_SUBMISSION -> "nộp hồ sơ hợp lệ " + (before ? "sớm hơn (" : "muộn hơn (") + moment(one)
                    + " so với " + moment(other) + ")";
            case BALLOT -> "kết quả bỏ phiếu xếp " + (before ? "trước" : "sau");
        };
    }

    private int compare(TieBreak step, SheetResult one, SheetResult other) {
        return switch (step.by()) {
            case SECTION -> section(other, step).compareTo(section(one, step));
            case FEWER_PENALTIES -> one.penalty().compareTo(other.penalty());
            case EARLIER_SUBMISSION -> submitted(one).compareTo(submitted(other));
            case BALLOT -> Integer.compare(ballot(one), ballot(other));
        };
    }

    /** A section of inner nodes, or a leaf that is a section by itself. */
    private static BigDecimal section(SheetResult sheet, TieBreak step) {
        String code = step.section();
        BigDecimal node = sheet.nodes().get(code);
        if (node != null) {
            return node;
        }
        LeafResult leaf = sheet.leaves().get(code);
        return leaf != null && leaf.score() instanceof Scored scored ? scored.points() : Points.ZERO;
    }

    /** Never submitted comes last. */
    private Instant submitted(SheetResult sheet) {
        return submittedAt.getOrDefault(sheet.wardCode(), Instant.MAX);
    }

    private String moment(SheetResult sheet) {
        @Nullable
        Instant at = submittedAt.get(sheet.wardCode());
        return at == null ? "chưa nộp" : MOMENT.format(at);
    }

    int ballot(SheetResult sheet) {
        return ballotOrder.getOrDefault(sheet.wardCode(), Integer.MAX_VALUE);
    }
}
