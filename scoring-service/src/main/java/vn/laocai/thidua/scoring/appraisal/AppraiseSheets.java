package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Decision;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints.SeasonPoints;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Appraisal, explanation, finalisation and reopening for those who may. */
@Component
class AppraiseSheets {

    private static final String EXPLANATION = "EXPLANATION";
    /** Leaf of the template that holds the penalty for figures that proved wrong. */
    private static final String WRONG_FIGURES = "P.2";

    private final SheetAppraisals sheets;
    private final SheetPoints points;
    private final AppraisalRights rights;
    private final Seasons seasons;
    private final ExplanationTime explaining;

    AppraiseSheets(SheetAppraisals sheets, SheetPoints points, AppraisalRights rights, Seasons seasons,
            ExplanationTime explaining) {
        this.sheets = sheets;
        this.points = points;
        this.rights = rights;
        this.seasons = seasons;
        this.explaining = explaining;
    }

    /** What an appraiser gives: points or a figure. */
    record GivenValue(@Nullable BigDecimal points, @Nullable Figure figure, String reason) {}

    Appraised appraise(String id, String code, GivenValue given, long revision, CommandContext context) {
        Decision decision = decision(id, code, given, revision, context);
        return sheets.appraise(id, decision, context);
    }

    Appraised clear(String id, String code, String reason, long revision, CommandContext context) {
        return sheets.clear(id, decision(id, code, new GivenValue(null, null, reason), revision, context), context);
    }

    /** Another field's cell is told as absent, whether it exists or not. */
    private Decision decision(String id, String code, GivenValue given, long revision, CommandContext context) {
        Appraised sheet = sheets.find(id).orElseThrow(AppraiseSheets::absent);
        SeasonPoints season = season(sheet);
        Criterion criterion = season.table().leaf(code)
                .filter(leaf -> rights.appraises(context.actor(), leaf, sheet.sheet()))
                .orElseThrow(AppraiseSheets::absent);
        CellStanding standing = CellStanding.of(sheet, criterion, season);
        Figure figure = given.figure();
        BigDecimal newPoints = given.points();
        if (figure != null) {
            try {
                newPoints = season.with(sheet.sheet().wardCode(), code, figure);
            } catch (BadFigure bad) {
                throw OfficialFigures.badFigure(bad);
            }
        }
        return new Decision(code, given.points(), figure, newPoints, standing.current(), standing.proposed(),
                standing.self(), criterion.max(), given.reason(), revision);
    }

    static Refusal absent() {
        return Refusal.of(404, "appraisal-cell-not-found",
                "Không có tiêu chí này trong phần việc thẩm định của ông/bà. Hãy mở lại danh sách công việc.",
                "There is no such criterion in your field. Open your list of work again.");
    }

    Appraised completeRound(String id, int round, CommandContext context) {
        Appraised sheet = sheets.require(id);
        rights.requireHeadSide(context, sheet.sheet());
        Season season = seasons.require(sheet.sheet().seasonId());
        Set<String> pending = CellStanding.pending(sheet, season(sheet), round);
        Instant until = round == 1
                ? explaining.until(season, context.at())
                : sheet.appraisal().explainUntil();
        return sheets.completeRound(id, round, pending, until, context);
    }

    Appraised reopenRound(String id, String reason, CommandContext context) {
        rights.requireHeadSide(context, sheets.require(id).sheet());
        return sheets.reopenRound(id, reason, context);
    }

    Appraised explain(String id, Map<String, Explanation> explanations, CommandContext context) {
        Appraised sheet = sheets.require(id);
        rights.requireLeader(context, sheet.sheet());
        Season season = seasons.require(sheet.sheet().seasonId());
        if (!season.isOver(EXPLANATION, context.at()) && !season.isOpen(EXPLANATION, context.at())) {
            season.requireOpen(EXPLANATION, context.at());
        }
        return sheets.explain(id, explanations, CellStanding.adjusted(sheet, season(sheet)), context);
    }

    Appraised accept(String id, CommandContext context) {
        rights.requireLeader(context, sheets.require(id).sheet());
        return sheets.accept(id, false, context);
    }

    Appraised withdrawAcceptance(String id, CommandContext context) {
        rights.requireLeader(context, sheets.require(id).sheet());
        return sheets.withdrawAcceptance(id, context);
    }

    Appraised finalise(String id, CommandContext context) {
        Appraised sheet = sheets.require(id);
        rights.requireHeadFor(context, sheet.sheet());
        return sheets.finalise(id, season(sheet).currentOf(sheet.sheet().wardCode()), context);
    }

    Appraised proposeReopening(String id, Set<String> codes, String reason, CommandContext context) {
        Appraised sheet = sheets.require(id);
        rights.requireHead(context, sheet.sheet());
        Set<String> known = season(sheet).table().leaves().stream().map(Criterion::code)
                .collect(Collectors.toUnmodifiableSet());
        return sheets.proposeReopening(id, codes, known, reason, context);
    }

    Appraised withdrawReopening(String id, CommandContext context) {
        rights.requireHead(context, sheets.require(id).sheet());
        return sheets.withdrawReopening(id, context);
    }

    Appraised decideReopening(String id, boolean approve, String reason, CommandContext context) {
        sheets.require(id);
        rights.requireMonitor(context);
        return sheets.decideReopening(id, approve, reason, context);
    }

    Appraised decidePenalty(String id, String code, boolean impose, String reason, CommandContext context) {
        Appraised sheet = sheets.require(id);
        rights.requireHeadFor(context, sheet.sheet());
        Criterion leaf = season(sheet).table().leaf(WRONG_FIGURES).filter(one -> one.kind() == Kind.PENALTY)
                .orElseThrow(() -> Refusal.of(409, "no-penalty-criterion",
                        "Bảng tiêu chí không có mục trừ điểm " + WRONG_FIGURES
                                + " cho số liệu sai nên không trừ điểm được.",
                        "The table has no penalty " + WRONG_FIGURES + " for wrong figures, so none can be imposed."));
        return sheets.decidePenalty(id, code, impose, leaf.code(), leaf.max(), reason, context);
    }

    /** The points of the sheet's season; refuses where no criteria are in force. */
    SeasonPoints season(Appraised sheet) {
        return points.of(sheet.sheet().seasonId()).orElseThrow(AppraiseSheets::noCriteria);
    }

    static Refusal noCriteria() {
        return Refusal.of(409, "criteria-not-in-force",
                "Kỳ thi đua này chưa có bảng tiêu chí có hiệu lực. Trưởng khối cần ban hành bảng tiêu chí trước.",
                "No criteria are in force in this season. The head of the block publishes them first.");
    }
}
