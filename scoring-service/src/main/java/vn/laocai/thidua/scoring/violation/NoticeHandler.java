package vn.laocai.thidua.scoring.violation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.scoring.violation.NoticeCommand.ClearNotice;
import vn.laocai.thidua.scoring.violation.NoticeCommand.ConfirmNotice;
import vn.laocai.thidua.scoring.violation.NoticeCommand.RecordNotice;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Status;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.time.BusinessClock;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Records and ends notices. Only the department that keeps the list acts on it, by its officers or by its system; the
 * province's monitor enters what arrives on paper (Rule 84).
 */
@Component
class NoticeHandler {

    private final Violations violations;
    private final Seasons seasons;

    NoticeHandler(Violations violations, Seasons seasons) {
        this.violations = violations;
        this.seasons = seasons;
    }

    /** What a department tells, before it has an id and a date of recording. */
    record Told(String seasonId, String wardCode, String source, NoticeKind kind, String documentNumber,
            LocalDate documentDate, LocalDate from, @Nullable LocalDate to, Effect effect) {}

    Outcome<ViolationNotice> record(Told told, CommandContext context) {
        ViolationNotice notice = checked(told, context);
        return violations.handle(notice.id(), context, new RecordNotice(notice));
    }

    /** The notice as it would be recorded; refuses what cannot be. */
    ViolationNotice checked(Told told, CommandContext context) {
        requireSource(told.source(), context);
        Season season = seasons.require(told.seasonId());
        if (!season.memberCodes().isEmpty() && !season.memberCodes().contains(told.wardCode())) {
            throw NoticeProblems.notAMember(told.wardCode());
        }
        ViolationNotice notice = new ViolationNotice(id(told), told.seasonId(), told.wardCode(), told.source(),
                told.kind(), told.documentNumber(), told.documentDate(), told.from(), told.to(), told.effect(),
                Status.OPEN, context.actor().personId(), context.at().truncatedTo(ChronoUnit.MILLIS), null);
        NoticeDecider.check(notice, LocalDate.ofInstant(context.at(), BusinessClock.ZONE));
        return notice;
    }

    Outcome<ViolationNotice> clear(String id, String documentNumber, String reason, CommandContext context) {
        requireSource(violations.get(id).state().source(), context);
        return violations.handle(id, context, new ClearNotice(documentNumber, reason, context.actor().personId(),
                context.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    Outcome<ViolationNotice> confirm(String id, String documentNumber, String reason, CommandContext context) {
        requireSource(violations.get(id).state().source(), context);
        return violations.handle(id, context, new ConfirmNotice(documentNumber, reason, context.actor().personId(),
                context.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static void requireSource(String source, CommandContext context) {
        Actor actor = context.actor();
        boolean department = (actor.has("APPRAISER") || actor.has("AGENCY")) && actor.organisation().equals(source);
        if (!department && !actor.has(Offices.MONITOR)) {
            throw NoticeProblems.notTheSource(source);
        }
    }

    /** The same matter of the same paper about the same ward is one notice, by whatever way it comes. */
    private static String id(Told told) {
        String of = String.join("|", List.of("violation", told.seasonId(), told.wardCode(), told.source(),
                told.kind().name(), told.documentNumber().strip()));
        return UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString();
    }

    /** The refusal for a caller who may not read notices at all. */
    static Refusal notForYou() {
        return Refusal.of(403, "violation-notices-not-for-you",
                "Danh sách này chỉ dành cho đơn vị thông báo, phường liên quan và Hội đồng.",
                "This list is for the departments, the wards concerned and the council.");
    }
}
