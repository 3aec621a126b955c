package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Cell;
import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.HandIn;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.ScoreCell;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.Seal;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.TakeBack;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossCellScored;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreHandedIn;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreSealed;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreSubmitted;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreTakenBack;
import vn.laocai.thidua.support.command.Refusal;

/** The rules of what one ward gives another, pure. */
final class CrossScoreDecider {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private CrossScoreDecider() {}

    static List<CrossScoreEvent> decide(@Nullable CrossScore state, CrossScoreCommand command) {
        CrossScore now = state == null ? CrossScore.empty(command.id()) : state;
        return switch (command) {
            case ScoreCell score -> score(now, score);
            case HandIn handIn -> handIn(now, handIn);
            case TakeBack takeBack -> takeBack(now, takeBack);
            case Seal seal -> now.status() == Status.SUBMITTED
                    ? List.of(new CrossScoreSealed(seal.id(), seal.at()), submitted(seal.id()))
                    : List.of();
        };
    }

    private static CrossScoreSubmitted submitted(CrossScoreId id) {
        return new CrossScoreSubmitted(id.value(), id.seasonId(), id.scorer(), id.target());
    }

    static CrossScore evolve(@Nullable CrossScore state, CrossScoreEvent event) {
        return switch (event) {
            case CrossCellScored scored -> {
                CrossScore now = state == null ? CrossScore.empty(scored.id()) : state;
                Cell before = now.cells().get(scored.code());
                yield now.with(scored.code(), new Cell(before == null ? 1 : before.revision() + 1, scored.points(),
                        scored.reason(), scored.evidenceId(), scored.by(), scored.at()));
            }
            case CrossScoreHandedIn in ->
                (state == null ? CrossScore.empty(in.id()) : state).in(Status.SUBMITTED, in.at());
            case CrossScoreTakenBack any -> known(state).in(Status.DRAFT, null);
            case CrossScoreSealed any -> known(state).in(Status.SEALED, known(state).submittedAt());
            case CrossScoreSubmitted any -> known(state);
        };
    }

    private static CrossScore known(@Nullable CrossScore state) {
        return Objects.requireNonNull(state, "No cross-score");
    }

    private static List<CrossScoreEvent> score(CrossScore now, ScoreCell score) {
        requireDraft(now);
        Cell before = now.cells().get(score.code());
        int revision = before == null ? 0 : before.revision();
        Integer expected = score.expected();
        if (expected != null && expected != revision) {
            throw Refusal.of(412, "stale-version",
                    "Ô điểm này vừa được người cùng tổ chấm sửa. Hãy xem điểm mới rồi gửi lại.",
                    "A colleague has just changed this cell. Look at the new points and send again.")
                    .with("currentVersion", revision);
        }
        BigDecimal points = points(score);
        if (needsReason(points, score)) {
            requireReason(points, score);
        }
        String pointedAt = score.evidenceId();
        if (pointedAt != null && !score.documents().contains(pointedAt)) {
            throw Refusal.of(422, "evidence-not-cited",
                    "Tài liệu này không phải là minh chứng của tiêu chí " + score.code()
                            + ". Hãy chọn một tài liệu trong phiếu.",
                    "This document is no evidence of criterion " + score.code() + ". Choose one of those on the form.")
                    .withError("/evidenceId", "Không có trong tiêu chí", "Not cited there");
        }
        BigDecimal scaled = points.setScale(2, RoundingMode.UNNECESSARY);
        if (before != null && before.points().compareTo(scaled) == 0 && Objects.equals(before.reason(), score.reason())
                && Objects.equals(before.evidenceId(), score.evidenceId())) {
            return List.of();
        }
        return List.of(new CrossCellScored(score.id(), score.code(), before == null ? null : before.points(), scaled,
                score.reason(), score.evidenceId(), score.by(), score.at()));
    }

    private static BigDecimal points(ScoreCell score) {
        BigDecimal points = score.points();
        if (points.stripTrailingZeros().scale() > 2) {
            throw Refusal
                    .of(422, "points-too-precise",
                            "Điểm có nhiều nhất hai chữ số thập phân. Hãy làm tròn rồi nhập lại.",
                            "Points have at most two decimals. Round them and enter them again.")
                    .withError("/points", "Quá hai chữ số thập phân", "More than two decimals");
        }
        if (points.signum() < 0 || points.compareTo(score.max()) > 0) {
            throw Refusal
                    .of(422, "points-out-of-range",
                            "Điểm của tiêu chí " + score.code() + " phải từ 0 đến " + vi(score.max()) + ".",
                            "Points for criterion " + score.code() + " are from 0 to " + score.max().toPlainString()
                                    + ".")
                    .withError("/points", "Ngoài phạm vi", "Out of range");
        }
        return points;
    }

    /** Above the limit, and wherever points stand against an empty cell, a reason is needed. */
    private static boolean needsReason(BigDecimal points, ScoreCell score) {
        BigDecimal self = score.self();
        if (self == null) {
            return points.signum() > 0;
        }
        BigDecimal allowed = score.max().multiply(score.limit());
        return points.subtract(self).abs().multiply(HUNDRED).compareTo(allowed) > 0;
    }

    private static void requireReason(BigDecimal points, ScoreCell score) {
        if (score.reason() == null || score.reason().isBlank()) {
            throw reasonNeeded(points, score);
        }
        if (score.evidenceId() == null && !score.documents().isEmpty()) {
            throw Refusal.of(422, "evidence-pointer-needed",
                    "Điểm của tiêu chí " + score.code()
                            + " lệch nhiều so với điểm tự chấm. Hãy chọn tài liệu làm căn cứ trong các minh chứng của phường.",
                    "The points of criterion " + score.code()
                            + " differ much from the self-score. Point to one of the ward's documents.")
                    .withError("/evidenceId", "Cần chọn tài liệu", "A document is needed");
        }
    }

    private static Refusal reasonNeeded(BigDecimal points, ScoreCell score) {
        BigDecimal self = score.self();
        String vi = self == null
                ? "Phường chưa tự chấm tiêu chí " + score.code() + " mà phiếu cho " + vi(points)
                        + " điểm. Hãy nêu lý do và dẫn minh chứng."
                : "Điểm " + vi(points) + " lệch quá " + vi(score.limit().stripTrailingZeros())
                        + " % điểm tối đa so với "
                        + vi(self) + " điểm tự chấm của tiêu chí " + score.code()
                        + ". Hãy nêu lý do và dẫn minh chứng.";
        String en = self == null
                ? "The ward has no self-score for criterion " + score.code() + ". Say why points are given."
                : "The points differ from the self-score of criterion " + score.code() + " by more than "
                        + score.limit().stripTrailingZeros().toPlainString()
                        + " % of the maximum. Say why and point to evidence.";
        return Refusal.of(422, "reason-needed", vi, en).withError("/reason", "Cần nêu lý do", "A reason is needed");
    }

    private static List<CrossScoreEvent> handIn(CrossScore now, HandIn handIn) {
        if (now.status() == Status.SUBMITTED) {
            return List.of();
        }
        requireDraft(now);
        List<String> missing = handIn.required().stream().filter(code -> !now.cells().containsKey(code)).sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(422, "cross-score-incomplete",
                    "Còn " + missing.size() + " tiêu chí chưa chấm: " + String.join(", ", missing)
                            + ". Hãy chấm đủ rồi nộp.",
                    missing.size() + " criteria are not scored: " + String.join(", ", missing)
                            + ". Score them all, then hand in.")
                    .with("missing", missing);
        }
        return List.of(new CrossScoreHandedIn(handIn.id(), handIn.by(), handIn.at()));
    }

    private static List<CrossScoreEvent> takeBack(CrossScore now, TakeBack takeBack) {
        return switch (now.status()) {
            case SUBMITTED -> List.of(new CrossScoreTakenBack(takeBack.id(), takeBack.by(), takeBack.at()));
            case DRAFT -> List.of();
            case SEALED -> throw sealed();
        };
    }

    private static void requireDraft(CrossScore now) {
        switch (now.status()) {
            case DRAFT -> {
            }
            case SUBMITTED -> throw Refusal.of(409, "cross-score-handed-in",
                    "Phiếu chấm đã nộp. Muốn sửa, hãy rút lại phiếu khi các phường khác chưa nộp đủ.",
                    "The scores have been handed in. To change them take them back while others are still to come.");
            case SEALED -> throw sealed();
        }
    }

    private static Refusal sealed() {
        return Refusal.of(409, "cross-score-sealed",
                "Các phiếu chấm của phường này đã được mở và tổng hợp, không sửa được nữa.",
                "The scores of this ward have been opened and counted; nothing changes any more.");
    }

    private static String vi(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
