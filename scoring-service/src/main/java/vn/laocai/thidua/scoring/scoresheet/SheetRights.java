package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.evidence.EvidenceAccess;
import vn.laocai.thidua.scoring.evidence.EvidenceReaders.Verdict;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/** Who may write a sheet, and how much of it one may see (Rules 26 and 34). */
@Component
class SheetRights {

    private final Offices offices;
    private final EvidenceAccess access;
    private final SheetRules rules;

    SheetRights(Offices offices, EvidenceAccess access, SheetRules rules) {
        this.offices = offices;
        this.access = access;
        this.rules = rules;
    }

    /** How much of a sheet a person sees. */
    enum Sight {
        /** State, progress, and what is public in the block. */
        STATE,
        /** What the ward claims in the criteria of the reader's field too, and no sum of the sheet (Rule 31). */
        FIELD,
        /** The ward's own figures too. */
        CLAIMS,
        /** What others found as well. */
        ALL;

        /** Whether the whole sheet is shown, so that its sums and papers are. */
        boolean whole() {
            return this == CLAIMS || this == ALL;
        }

        /** Whether the criterion is shown to this reader. */
        boolean shows(Criterion criterion, Actor reader) {
            return whole() || (this == FIELD && criterion.field().equals(reader.organisation()));
        }
    }

    /**
     * Lets only the ward's own officers and leaders pass (Rule 26).
     *
     * @throws Refusal
     *             403 {@code not-own-ward}
     */
    static void requireOwnWard(Actor actor, String wardCode) {
        if (!ofWard(actor, wardCode)) {
            throw Refusal.of(403, "not-own-ward",
                    "Chỉ cán bộ đầu mối và lãnh đạo của chính phường này được sửa bảng tự chấm. Hãy mở bảng của phường"
                            + " mình.",
                    "Only the officers and leaders of this ward may change its own scores. Open your ward's sheet.");
        }
    }

    /**
     * Lets only the ward's leader pass, who signs for it (Rule 27).
     *
     * @throws Refusal
     *             403 {@code not-ward-leader}
     */
    static void requireOwnLeader(Actor actor, String wardCode) {
        if (!actor.organisation().equals(wardCode) || !actor.has("WARD_LEADER")) {
            throw Refusal.of(403, "not-ward-leader",
                    "Chỉ lãnh đạo phường được nộp hoặc rút bảng tự chấm điểm của phường mình. Hãy trình lãnh đạo phường.",
                    "Only the ward's leader may submit or recall its sheet. Please ask the leader.");
        }
    }

    static boolean ofWard(Actor actor, String wardCode) {
        return actor.organisation().equals(wardCode) && (actor.has("WARD_OFFICER") || actor.has("WARD_LEADER"));
    }

    /** Lets the head pass, and the province's monitor on the head's own ward. */
    void requireHeadFor(CommandContext context, ScoreSheet sheet) {
        offices.requireHeadFor(context, sheet.blockId(), sheet.id().wardCode());
    }

    /**
     * Lets those pass who take sheets in: the head's side, on the head's own ward the province's monitor alone.
     *
     * @throws Refusal
     *             403 {@code not-head-side}, {@code own-ward}
     */
    void requireHeadSideFor(CommandContext context, ScoreSheet sheet) {
        String ward = sheet.id().wardCode();
        if (offices.headWard(sheet.blockId(), context.at()).filter(ward::equals).isPresent()) {
            offices.requireHeadFor(context, sheet.blockId(), ward);
        } else {
            offices.requireHeadSide(context, sheet.blockId());
        }
    }

    /**
     * Whether the person works on the side of those who judge sheets, and not for this ward; appraisers do in their field
     * only.
     */
    boolean judges(Actor actor, ScoreSheet sheet, Instant now) {
        return !actor.organisation().equals(sheet.id().wardCode())
                && (sight(actor, sheet, now) == Sight.FIELD || actor.has("PROVINCE_MONITOR")
                        || actor.has("COUNCIL_MEMBER") || actor.has("AUDITOR")
                        || offices.isHeadSide(actor, sheet.blockId(), now));
    }

    /**
     * Lets those pass who see the claim of this criterion.
     *
     * @throws Refusal
     *             403 {@code not-a-reader}
     */
    Sight requireShown(Actor actor, ScoreSheet sheet, String code, Instant now) {
        Sight sight = sight(actor, sheet, now);
        if (!sight.whole() && !inField(actor, sheet, code, sight)) {
            throw SheetRefusals.notReadable();
        }
        return sight;
    }

    private boolean inField(Actor actor, ScoreSheet sheet, String code, Sight sight) {
        return rules.inForce(sheet.id().seasonId()).flatMap(version -> version.table().leaf(code))
                .filter(criterion -> sight.shows(criterion, actor)).isPresent();
    }

    /** How much of this sheet the person sees now. */
    Sight sight(Actor actor, ScoreSheet sheet, Instant now) {
        String ward = sheet.id().wardCode();
        if (sheet.state() == SheetState.PUBLISHED) {
            return Sight.ALL;
        }
        boolean appraised = switch (sheet.state()) {
            case APPRAISED_ROUND1, EXPLAINED, FINAL, DELIBERATED, PUBLISHED -> true;
            case NOT_STARTED, DRAFT, SUBMITTED, ACCEPTED, RETURNED, CROSS_SCORING, CROSS_SCORED, APPRAISING,
                    NOT_SUBMITTED, LATE_ACCEPTED ->
                false;
        };
        if (actor.organisation().equals(ward)) {
            return !ofWard(actor, ward) ? Sight.STATE : appraised ? Sight.ALL : Sight.CLAIMS;
        }
        if (actor.has("PROVINCE_MONITOR") || actor.has("AUDITOR") || actor.has("COUNCIL_MEMBER")) {
            return Sight.ALL;
        }
        Verdict verdict = access.verdict(actor, sheet.id().seasonId(), ward, now);
        if (sheet.filing().snapshots().isEmpty() || verdict == Verdict.REFUSED) {
            return Sight.STATE;
        }
        if (verdict == Verdict.FIELD) {
            return Sight.FIELD;
        }
        return offices.isHeadSide(actor, sheet.blockId(), now) ? Sight.ALL : Sight.CLAIMS;
    }
}
