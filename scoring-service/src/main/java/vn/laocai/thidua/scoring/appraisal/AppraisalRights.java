package vn.laocai.thidua.scoring.appraisal;

import java.time.Clock;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreBook;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Who may do what in appraisal (Rules 31, 34, 35, 39). */
@Component
class AppraisalRights {

    static final String APPRAISER = "APPRAISER";
    static final String LEADER = "WARD_LEADER";

    private final Offices offices;
    private final CrossScoreBook interests;
    private final Clock clock;

    AppraisalRights(Offices offices, CrossScoreBook interests, Clock clock) {
        this.offices = offices;
        this.interests = interests;
        this.clock = clock;
    }

    /** Whether this person appraises the criterion on this sheet; nobody does with an interest in the ward. */
    boolean appraises(Actor actor, Criterion criterion, SheetView sheet) {
        return actor.has(APPRAISER) && actor.organisation().equals(criterion.field())
                && !interests.hasInterest(actor, sheet.seasonId(), sheet.wardCode(), clock.instant());
    }

    /** Whether this person may look into every field: council, auditor, monitor, the head's side; not on the own ward. */
    boolean oversees(Actor actor, SheetView sheet) {
        if (actor.has("AUDITOR") || actor.has(Offices.MONITOR) || actor.has("COUNCIL_MEMBER")) {
            return true;
        }
        return !actor.organisation().equals(sheet.wardCode())
                && offices.isHeadSide(actor, sheet.blockId(), clock.instant());
    }

    /** Lets only the ward's own leader pass, who signs for it. */
    void requireLeader(CommandContext context, SheetView sheet) {
        Actor actor = context.actor();
        if (!actor.has(LEADER) || !actor.organisation().equals(sheet.wardCode())) {
            throw Refusal.of(403, "not-the-wards-leader",
                    "Chỉ lãnh đạo của chính phường này được giải trình hoặc đồng ý với kết quả thẩm định.",
                    "Only the leader of this very ward may explain or accept its appraisal.");
        }
    }

    /** Lets the head's side pass; on the head's own ward only the province's monitor. */
    void requireHeadSide(CommandContext context, SheetView sheet) {
        boolean ownWard = offices.headWard(sheet.blockId(), context.at()).filter(sheet.wardCode()::equals).isPresent();
        if (ownWard) {
            offices.requireHeadFor(context, sheet.blockId(), sheet.wardCode());
        } else {
            offices.requireHeadSide(context, sheet.blockId());
        }
    }

    /** Lets the head pass; on his own ward only the province's monitor. */
    void requireHeadFor(CommandContext context, SheetView sheet) {
        offices.requireHeadFor(context, sheet.blockId(), sheet.wardCode());
    }

    /** Lets only the head pass: proposing is his, on his own ward too, because another person decides. */
    void requireHead(CommandContext context, SheetView sheet) {
        offices.requireHead(context, sheet.blockId());
    }

    /** Lets only the province's monitor pass, the second person of a reopening. */
    void requireMonitor(CommandContext context) {
        if (!context.actor().has(Offices.MONITOR)) {
            throw Refusal.of(403, "not-the-monitor",
                    "Chỉ người theo dõi của tỉnh mới duyệt việc mở lại bảng điểm đã chốt.",
                    "Only the province's monitor decides about reopening a final sheet.");
        }
    }
}
