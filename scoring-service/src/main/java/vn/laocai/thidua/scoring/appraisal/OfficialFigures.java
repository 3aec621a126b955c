package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.facts.WardFacts;
import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints.SeasonPoints;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Figures of departments: given by form, CSV or API, only by the criterion's own data provider (Rule 32). */
@Component
class OfficialFigures {

    private final SheetAppraisals sheets;
    private final SheetPoints points;
    private final WardFacts facts;

    OfficialFigures(SheetAppraisals sheets, SheetPoints points, WardFacts facts) {
        this.sheets = sheets;
        this.points = points;
        this.facts = facts;
    }

    /** What a department gives, with the paper that it stands in. */
    record GivenFigure(Figure figure, OfficialSource source) {}

    /** Whether this person gives figures for his organisation, in person or through its system. */
    static boolean provides(Actor actor, Criterion criterion) {
        return (actor.has(AppraisalRights.APPRAISER) || actor.has("AGENCY"))
                && actor.organisation().equals(criterion.dataProvider());
    }

    Appraised give(String seasonId, String code, String wardCode, GivenFigure given, @Nullable Long revision,
            CommandContext context) {
        CriteriaTable table = table(seasonId);
        Criterion criterion = criterion(table, code, context.actor());
        Appraised sheet = sheets.require(seasonId + ":" + wardCode);
        Figure figure = complete(criterion, given.figure(), sheet);
        check(seasonId, wardCode, code, figure);
        return sheets.takeOfficialFigure(sheet.sheet().id(), code, figure, given.source(), revision, context);
    }

    /** What is wrong with a figure before it is given; nothing where it may be. */
    @Nullable
    Refusal problem(String seasonId, String code, String wardCode, Figure figure, Actor actor) {
        try {
            Criterion criterion = criterion(table(seasonId), code, actor);
            Appraised sheet = sheets.require(seasonId + ":" + wardCode);
            check(seasonId, wardCode, code, complete(criterion, figure, sheet));
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private void check(String seasonId, String wardCode, String code, Figure figure) {
        SeasonPoints season = points.of(seasonId).orElseThrow(AppraiseSheets::noCriteria);
        try {
            season.with(wardCode, code, figure);
        } catch (BadFigure bad) {
            throw badFigure(bad);
        }
    }

    static Refusal badFigure(BadFigure bad) {
        return Refusal.of(422, "figure-not-possible", bad.vi(), bad.en()).withError("/figure" + bad.pointer(),
                bad.vi(), bad.en());
    }

    /** The target is that of all wards, the registered one (Rule 14), or the one that the ward states. */
    private Figure complete(Criterion criterion, Figure figure, Appraised sheet) {
        if (figure.target() != null) {
            return figure;
        }
        if (criterion.targetPolicy() == TargetPolicy.COMMON) {
            return figure.withTarget(criterion.commonTarget());
        }
        BigDecimal registered = facts.of(sheet.sheet().seasonId(), sheet.sheet().wardCode()).targets()
                .get(criterion.code());
        CellView cell = sheet.sheet().cells().get(criterion.code());
        Figure claimed = cell == null ? null : cell.figure();
        BigDecimal target = registered != null ? registered : claimed == null ? null : claimed.target();
        return target == null ? figure : figure.withTarget(target);
    }

    CriteriaTable table(String seasonId) {
        return points.of(seasonId).map(SeasonPoints::table).orElseThrow(AppraiseSheets::noCriteria);
    }

    private static Criterion criterion(CriteriaTable table, String code, Actor actor) {
        Criterion criterion = table.leaf(code)
                .orElseThrow(() -> Refusal.of(404, "criterion-not-found",
                        "Bảng tiêu chí không có tiêu chí " + code + ". Hãy kiểm tra mã tiêu chí.",
                        "The table has no criterion " + code + ". Check the code."));
        if (!provides(actor, criterion)) {
            throw Refusal.of(403, "not-the-data-provider",
                    "Chỉ cơ quan cung cấp số liệu của tiêu chí " + code + " mới được nhập số liệu này.",
                    "Only the department that provides the data of criterion " + code + " may give this figure.");
        }
        return criterion;
    }

    /** Figures that this person may see, in the order of table and wards. */
    List<Row> visible(String seasonId, Actor actor, AppraisalRights rights) {
        SeasonPoints season = points.of(seasonId).orElse(null);
        List<Row> rows = new ArrayList<>();
        if (season == null) {
            return rows;
        }
        for (Criterion leaf : season.table().leaves()) {
            for (Appraised sheet : season.sheets()) {
                boolean sees = provides(actor, leaf) || rights.appraises(actor, leaf, sheet.sheet())
                        || rights.oversees(actor, sheet.sheet()) || ownAndHandedIn(actor, sheet);
                if (sees && (sheet.judgement(leaf.code()).official() != null || provides(actor, leaf))) {
                    rows.add(new Row(leaf, sheet, CellStanding.of(sheet, leaf, season)));
                }
            }
        }
        return rows;
    }

    /** A ward sees the figures about itself once it cannot fit its claim to them any more. */
    private static boolean ownAndHandedIn(Actor actor, Appraised sheet) {
        return actor.organisation().equals(sheet.sheet().wardCode())
                && (actor.has(AppraisalRights.LEADER) || actor.has("WARD_OFFICER")) && switch (sheet.sheet().state()) {
                    case NOT_STARTED, DRAFT, RETURNED, LATE_ACCEPTED -> false;
                    case SUBMITTED, ACCEPTED, CROSS_SCORING, CROSS_SCORED, APPRAISING, APPRAISED_ROUND1, EXPLAINED,
                            FINAL, DELIBERATED, PUBLISHED, NOT_SUBMITTED ->
                        true;
                };
    }

    /** A criterion on a sheet. */
    record Row(Criterion criterion, Appraised sheet, CellStanding standing) {}
}
