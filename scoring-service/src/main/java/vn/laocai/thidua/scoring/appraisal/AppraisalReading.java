package vn.laocai.thidua.scoring.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.appraisal.AppraisalViews.CellItem;
import vn.laocai.thidua.scoring.appraisal.AppraisalViews.SheetAppraisalView;
import vn.laocai.thidua.scoring.appraisal.CellStanding.Flag;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints.SeasonPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/** The work of an appraiser's own field, and the appraisal of a sheet for those who may see it. */
@Component
class AppraisalReading {

    private static final Set<SheetState> IN_WORK = Set.of(SheetState.APPRAISING, SheetState.EXPLAINED);

    private final SheetPoints points;
    private final SheetAppraisals sheets;
    private final AppraisalRights rights;

    AppraisalReading(SheetPoints points, SheetAppraisals sheets, AppraisalRights rights) {
        this.points = points;
        this.sheets = sheets;
        this.rights = rights;
    }

    /**
     * What is wanted of the queue.
     *
     * @param state
     *            {@code OPEN} (to decide about now), {@code DECIDED}, {@code PENDING} (must be decided), {@code ALL}; or a
     *            state of sheets
     * @param query
     *            a part of a code or name
     */
    record Filter(@Nullable String state, @Nullable String wardCode, @Nullable Flag flag, @Nullable String query) {}

    /** Cells of the own field, criterion by criterion; of other fields there is not even a count. */
    List<CellItem> queue(String seasonId, Filter filter, Actor actor) {
        SeasonPoints season = points.of(seasonId).orElse(null);
        List<CellItem> items = new ArrayList<>();
        if (season == null) {
            return items;
        }
        for (Criterion leaf : season.table().leaves()) {
            if (leaf.kind() == Kind.INFO || !matches(leaf, filter.query())) {
                continue;
            }
            for (Appraised sheet : season.sheets()) {
                String ward = sheet.sheet().wardCode();
                boolean sees = sheet.sheet().state().appraisalBegun()
                        && (rights.appraises(actor, leaf, sheet.sheet()) || rights.oversees(actor, sheet.sheet()));
                if (sees && (filter.wardCode() == null || filter.wardCode().equals(ward))) {
                    CellStanding standing = CellStanding.of(sheet, leaf, season);
                    if (takes(filter, sheet, standing)) {
                        items.add(AppraisalViews.item(sheet, standing));
                    }
                }
            }
        }
        return AppraisalViews.chained(items);
    }

    private static boolean takes(Filter filter, Appraised sheet, CellStanding standing) {
        if (filter.flag() != null && !standing.flags().contains(filter.flag())) {
            return false;
        }
        String state = filter.state() == null ? "OPEN" : filter.state();
        boolean decided = sheet.judgement(standing.criterion().code()).appraised() != null;
        int round = sheet.sheet().state() == SheetState.EXPLAINED ? 2 : 1;
        return switch (state) {
            case "OPEN" -> IN_WORK.contains(sheet.sheet().state()) && standing.open(sheet);
            case "PENDING" -> standing.pending(sheet, round);
            case "DECIDED" -> decided;
            case "ALL" -> true;
            default -> sheet.sheet().state().name().equals(state);
        };
    }

    private static boolean matches(Criterion leaf, @Nullable String query) {
        return query == null || query.isBlank()
                || (leaf.code() + " " + leaf.name()).toLowerCase(Locale.ROOT)
                        .contains(query.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The appraisal of a sheet: for overseers from its beginning, for the ward's leader and officers after round 1 (Rule
     * 34); for everybody else there is none.
     */
    SheetAppraisalView sheet(String id, Actor actor) {
        Appraised sheet = sheets.find(id).orElseThrow(AppraisalReading::absent);
        boolean own = actor.organisation().equals(sheet.sheet().wardCode())
                && (actor.has(AppraisalRights.LEADER) || actor.has("WARD_OFFICER"));
        boolean appraised = switch (sheet.sheet().state()) {
            case APPRAISED_ROUND1, EXPLAINED, FINAL, DELIBERATED, PUBLISHED -> true;
            case NOT_STARTED, DRAFT, SUBMITTED, ACCEPTED, RETURNED, CROSS_SCORING, CROSS_SCORED, APPRAISING,
                    NOT_SUBMITTED, LATE_ACCEPTED ->
                false;
        };
        boolean overseen = sheet.sheet().state().appraisalBegun() && rights.oversees(actor, sheet.sheet());
        if (!overseen && !(own && appraised)) {
            throw absent();
        }
        SeasonPoints season = points.of(sheet.sheet().seasonId()).orElseThrow(AppraiseSheets::noCriteria);
        return AppraisalViews.sheet(sheet, season);
    }

    private static Refusal absent() {
        return Refusal.of(404, "appraisal-not-found",
                "Chưa có kết quả thẩm định để ông/bà xem. Phường xem được kết quả của mình sau khi thẩm định vòng 1 hoàn thành.",
                "There is no appraisal for you to see. A ward sees its own after round 1 is complete.");
    }
}
