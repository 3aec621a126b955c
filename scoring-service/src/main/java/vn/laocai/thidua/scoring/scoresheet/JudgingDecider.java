package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.PenaltyState;
import vn.laocai.thidua.scoring.scoresheet.Appraisal.WrongFigure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.AppraiseCell;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.ClearAppraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.DecidePenalty;
import vn.laocai.thidua.scoring.scoresheet.AppraisingCommand.TakeOfficialFigure;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.AppraisalCleared;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.CellAppraised;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.OfficialFigureTaken;
import vn.laocai.thidua.scoring.scoresheet.AppraisingEvent.PenaltyDecided;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Adjustment;
import vn.laocai.thidua.support.command.Refusal;

/** What appraisers and departments decide about single cells, pure (Rules 31 to 33). */
final class JudgingDecider {

    /** Shortest reason for a change of what is proposed (Rule 31). */
    static final int SHORTEST_REASON = 20;
    private static final BigDecimal WRONG_FIGURE = new BigDecimal("1.5");

    private JudgingDecider() {}

    static List<ScoreSheetEvent> official(TakeOfficialFigure take, ScoreSheet sheet) {
        Cell cell = sheet.cell(take.code());
        switch (sheet.state()) {
            case NOT_STARTED, DRAFT, SUBMITTED, ACCEPTED, RETURNED, CROSS_SCORING, CROSS_SCORED, APPRAISING,
                    NOT_SUBMITTED, LATE_ACCEPTED ->
                requireOpenCell(sheet, take.code());
            case APPRAISED_ROUND1, EXPLAINED, FINAL, DELIBERATED, PUBLISHED ->
                throw Refusal.of(409, "official-figure-too-late",
                        "Thẩm định bảng điểm này đã hoàn thành nên không nhận thêm số liệu. Hãy báo Trưởng khối nếu số liệu làm thay đổi kết quả.",
                        "The appraisal of this sheet is complete, so no more figures are taken. Tell the head of the block if the figure changes the result.");
        }
        if (take.expected() != null && take.expected() != cell.revision()) {
            throw stale(cell);
        }
        if (take.figure().equals(cell.judgement().official()) && sameDocument(take, cell)) {
            return List.of();
        }
        return List.of(new OfficialFigureTaken(take.code(), cell.judgement().official(), take.figure(), take.source()));
    }

    private static boolean sameDocument(TakeOfficialFigure take, Cell cell) {
        Judgement.OfficialSource before = cell.judgement().source();
        return before != null && before.documentNumber().equals(take.source().documentNumber())
                && before.documentDate().equals(take.source().documentDate())
                && before.issuer().equals(take.source().issuer());
    }

    static List<ScoreSheetEvent> appraise(AppraiseCell appraise, ScoreSheet sheet) {
        int round = round(sheet, appraise.code());
        Cell cell = sheet.cell(appraise.code());
        if (cell.notApplicable()) {
            throw Refusal.of(409, "criterion-not-applicable",
                    "Tiêu chí " + appraise.code() + " đã được duyệt không áp dụng cho phường này nên không thẩm định.",
                    "Criterion " + appraise.code() + " does not apply to this ward, so there is nothing to appraise.");
        }
        if (appraise.expected() != cell.revision()) {
            throw stale(cell);
        }
        if ((appraise.points() == null) == (appraise.figure() == null)) {
            throw Refusal.of(422, "points-or-figure", "Hãy nhập điểm hoặc số liệu thẩm định, không nhập cả hai.",
                    "Give the points or the figure, one of them.");
        }
        BigDecimal points = scaled(appraise.points(), appraise.standing().max(), appraise.code());
        String reason = appraise.reason().strip();
        boolean changes = changes(appraise, cell);
        if ((changes || round == 2) && reason.codePointCount(0, reason.length()) < SHORTEST_REASON) {
            throw reasonNeeded(round == 2 && !changes);
        }
        AppraisedValue value = new AppraisedValue(points, appraise.figure(), reason, appraise.judge().by(),
                appraise.at());
        AppraisedValue before = cell.judgement().appraised();
        if (before != null && round == 1
                && before.equals(new AppraisedValue(points, appraise.figure(), reason, before.by(), before.at()))) {
            return List.of();
        }
        Adjustment adjustment = new Adjustment(round, appraise.standing().oldPoints(), appraise.newPoints(),
                appraise.standing().proposed(), reason, appraise.judge().by(), appraise.judge().organisation(),
                appraise.at());
        return List.of(new CellAppraised(appraise.code(), value, adjustment, wrong(appraise, sheet)));
    }

    /** Whether the value is another one than what is proposed; a figure that waits for other wards is compared itself. */
    private static boolean changes(AppraiseCell appraise, Cell cell) {
        BigDecimal proposed = appraise.standing().proposed();
        BigDecimal points = appraise.newPoints();
        if (proposed != null && points != null) {
            return proposed.compareTo(points) != 0;
        }
        Figure official = cell.judgement().official();
        Figure known = official != null ? official : cell.entry() == null ? null : cell.entry().figure();
        return appraise.figure() == null || !appraise.figure().equals(known);
    }

    /** 1.5 times the points that were wrongly claimed, as a proposal that only the head's side can turn into points. */
    private static @Nullable WrongFigure wrong(AppraiseCell appraise, ScoreSheet sheet) {
        BigDecimal claimed = appraise.standing().self();
        BigDecimal found = appraise.newPoints();
        WrongFigure before = sheet.appraisal().penalties().get(appraise.code());
        if (before != null && before.state() == PenaltyState.IMPOSED) {
            // Points are taken away already: they change by a decision of the head's side, not by an appraisal.
            return before;
        }
        if (claimed == null || found == null || found.compareTo(claimed) >= 0) {
            return null;
        }
        BigDecimal points = claimed.subtract(found).multiply(WRONG_FIGURE).setScale(2, RoundingMode.HALF_UP);
        return new WrongFigure(claimed, found, points, PenaltyState.PROPOSED, null, null, null, null);
    }

    static List<ScoreSheetEvent> clear(ClearAppraisal clear, ScoreSheet sheet) {
        int round = round(sheet, clear.code());
        Cell cell = sheet.cell(clear.code());
        if (clear.expected() != cell.revision()) {
            throw stale(cell);
        }
        if (cell.judgement().appraised() == null) {
            return List.of();
        }
        if (round == 2) {
            throw Refusal.of(409, "explanation-needs-answer",
                    "Tiêu chí " + clear.code()
                            + " đã được phường giải trình nên phải có kết luận. Hãy nhập giá trị thẩm định vòng 2.",
                    "The ward has explained criterion " + clear.code()
                            + ", which needs an answer. Enter the value of round 2.");
        }
        SheetRefusals.requireReason(clear.reason());
        return List.of(new AppraisalCleared(clear.code(),
                new Adjustment(round, clear.standing().oldPoints(), clear.standing().proposed(),
                        clear.standing().proposed(), clear.reason(), clear.judge().by(), clear.judge().organisation(),
                        clear.at())));
    }

    /** The round in which the cell may be decided about now. */
    private static int round(ScoreSheet sheet, String code) {
        if (sheet.state() == SheetState.EXPLAINED && sheet.appraisal().round() == 1) {
            if (sheet.cell(code).judgement().explanation() == null) {
                throw Refusal.of(409, "criterion-not-explained",
                        "Vòng 2 chỉ xem lại các tiêu chí mà phường đã giải trình. Tiêu chí " + code
                                + " giữ nguyên kết quả vòng 1.",
                        "Round 2 looks only at the criteria that the ward explained. Criterion " + code
                                + " keeps its value of round 1.");
            }
            return 2;
        }
        SheetRefusals.requireState(sheet, SheetState.APPRAISING);
        requireOpenCell(sheet, code);
        return 1;
    }

    private static void requireOpenCell(ScoreSheet sheet, String code) {
        if (!sheet.appraisal().reopened().isEmpty() && !sheet.appraisal().reopened().contains(code)) {
            throw Refusal.of(409, "criterion-not-reopened",
                    "Bảng điểm chỉ được mở lại cho các tiêu chí "
                            + String.join(", ", sheet.appraisal().reopened()) + "; tiêu chí " + code
                            + " đã chốt, không thay đổi.",
                    "Only the criteria " + String.join(", ", sheet.appraisal().reopened())
                            + " are open again; criterion " + code + " is final.");
        }
    }

    static List<ScoreSheetEvent> penalty(DecidePenalty decide, ScoreSheet sheet) {
        WrongFigure proposed = sheet.appraisal().penalties().get(decide.code());
        if (proposed == null) {
            throw Refusal.of(404, "penalty-not-proposed",
                    "Không có đề xuất trừ điểm cho tiêu chí " + decide.code() + ". Hãy tải lại trang.",
                    "No penalty is proposed for criterion " + decide.code() + ". Load the page again.");
        }
        SheetRefusals.requireState(sheet, SheetState.APPRAISING, SheetState.APPRAISED_ROUND1, SheetState.EXPLAINED);
        SheetRefusals.requireReason(decide.reason());
        PenaltyState next = decide.impose() ? PenaltyState.IMPOSED : PenaltyState.DISMISSED;
        if (proposed.state() == next) {
            return List.of();
        }
        WrongFigure decided = new WrongFigure(proposed.claimed(), proposed.found(), proposed.points(), next,
                decide.penaltyCode(), decide.reason(), decide.judge().by(), decide.at());
        boolean changes = decide.impose() || proposed.state() == PenaltyState.IMPOSED;
        if (!changes) {
            return List.of(new PenaltyDecided(decide.code(), decided, decide.penaltyCode(), null, null));
        }
        AppraisedValue now = sheet.cell(decide.penaltyCode()).judgement().appraised();
        BigDecimal old = now == null || now.points() == null ? null : now.points();
        BigDecimal before = old == null ? BigDecimal.ZERO : old;
        BigDecimal after = (decide.impose() ? before.add(proposed.points()) : before.subtract(proposed.points()))
                .max(BigDecimal.ZERO).min(decide.penaltyMax()).setScale(2, RoundingMode.HALF_UP);
        Adjustment adjustment = new Adjustment(Math.max(1, sheet.appraisal().round()), old, after, old,
                decide.reason(), decide.judge().by(), decide.judge().organisation(), decide.at());
        AppraisedValue value = new AppraisedValue(after, null, decide.reason(), decide.judge().by(), decide.at());
        return List.of(new PenaltyDecided(decide.code(), decided, decide.penaltyCode(), value, adjustment));
    }

    private static @Nullable BigDecimal scaled(@Nullable BigDecimal points, BigDecimal max, String code) {
        if (points == null) {
            return null;
        }
        if (points.stripTrailingZeros().scale() > 2) {
            throw Refusal
                    .of(422, "points-too-precise",
                            "Điểm có nhiều nhất hai chữ số thập phân. Hãy làm tròn rồi nhập lại.",
                            "Points have at most two decimals. Round them and enter them again.")
                    .withError("/points", "Quá hai chữ số thập phân", "More than two decimals");
        }
        if (points.signum() < 0 || points.compareTo(max) > 0) {
            throw Refusal
                    .of(422, "points-out-of-range",
                            "Điểm của tiêu chí " + code + " phải từ 0 đến " + max.toPlainString().replace('.', ',')
                                    + ".",
                            "Points for criterion " + code + " are from 0 to " + max.toPlainString() + ".")
                    .withError("/points", "Ngoài phạm vi", "Out of range");
        }
        return points.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Refusal reasonNeeded(boolean answer) {
        return Refusal.of(422, "appraisal-reason-needed",
                answer
                        ? "Phường đã giải trình tiêu chí này. Hãy nêu kết luận và lý do (ít nhất " + SHORTEST_REASON
                                + " ký tự)."
                        : "Giá trị thẩm định khác giá trị đề xuất. Hãy nêu lý do (ít nhất " + SHORTEST_REASON
                                + " ký tự).",
                answer
                        ? "The ward has explained this criterion. Give your conclusion with its reason (at least "
                                + SHORTEST_REASON + " characters)."
                        : "The value differs from the proposed one. Give the reason (at least " + SHORTEST_REASON
                                + " characters).")
                .withError("/reason", "Quá ngắn", "Too short");
    }

    private static Refusal stale(Cell cell) {
        return Refusal.of(412, "stale-version",
                "Ô này vừa được người khác thay đổi. Hãy xem giá trị mới rồi gửi lại.",
                "Somebody else has just changed this cell. Look at the new value and send again.")
                .with("currentVersion", cell.revision());
    }
}
