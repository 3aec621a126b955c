package vn.laocai.thidua.scoring.complaint;

import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.complaint.Complaint.State;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Admit;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Escalate;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Lodge;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Refuse;
import vn.laocai.thidua.scoring.complaint.ComplaintCommand.Reply;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Carries out what wards and the head's side ask of complaints. */
@Component
class ComplaintHandler {

    private final Complaints complaints;
    private final ComplaintOccasions occasions;
    private final CriteriaSets criteria;
    private final Seasons seasons;
    private final Offices offices;
    private final WorkingDays calendar;
    private final RescoreLinks rescores;
    private final int windowDays;
    private final int answerDays;

    ComplaintHandler(Complaints complaints, ComplaintOccasions occasions, CriteriaSets criteria, Seasons seasons,
            Offices offices, WorkingDays calendar, RescoreLinks rescores,
            @Value("${thidua.complaints.window-days:5}") int windowDays,
            @Value("${thidua.complaints.answer-days:5}") int answerDays) {
        this.complaints = complaints;
        this.occasions = occasions;
        this.criteria = criteria;
        this.seasons = seasons;
        this.offices = offices;
        this.calendar = calendar;
        this.rescores = rescores;
        this.windowDays = windowDays;
        this.answerDays = answerDays;
    }

    /** What a ward says. */
    record Said(String seasonId, List<String> criterionCodes, String matter, String text, @Nullable String aboutWard) {}

    Outcome<Complaint> lodge(Said said, CommandContext context) {
        Season season = seasons.require(said.seasonId());
        Actor actor = context.actor();
        String ward = actor.organisation();
        if (!actor.has("WARD_LEADER") || !season.memberCodes().contains(ward)) {
            throw ComplaintProblems.notALeader();
        }
        String about = said.aboutWard() == null ? ward : said.aboutWard();
        List<String> codes = said.criterionCodes().stream().distinct().sorted().toList();
        criteria.inForce(season.id()).ifPresent(version -> codes.forEach(code -> {
            if (version.table().leaf(code).isEmpty()) {
                throw ComplaintProblems.criterionUnknown(code);
            }
        }));
        Instant now = context.at().truncatedTo(ChronoUnit.MILLIS);
        String id = id(season.id(), ward, about, codes, said.matter());
        Complaint complaint = new Complaint(id, season.id(), ward, about, codes, said.matter(), said.text(),
                State.LODGED, "KN-" + id.substring(0, 8).toUpperCase(Locale.ROOT), actor.personId(), now,
                ComplaintWindow.end(now, answerDays, calendar::plus), null, null, null, null);
        return complaints.handle(id, context, new Lodge(complaint, window(season.id(), ward, context.at())));
    }

    Outcome<Complaint> admit(String id, String officer, CommandContext context) {
        Complaint complaint = handled(id, context);
        return complaints.handle(id, context, new Admit(officer,
                makers(complaint)));
    }

    Outcome<Complaint> refuse(String id, String code, String reason, CommandContext context) {
        handled(id, context);
        return complaints.handle(id, context, new Refuse(code, reason, context.actor().personId(),
                context.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    Outcome<Complaint> answer(String id, Complaint.Outcome outcome, String text, List<String> reopened,
            @Nullable String rescoreSetId, CommandContext context) {
        Complaint complaint = complaints.get(id).state();
        if (rescoreSetId != null && !rescores.complaintOf(rescoreSetId).filter(id::equals).isPresent()) {
            throw ComplaintProblems.rescoreNotLinked();
        }
        if (rescoreSetId == null && !reopened.isEmpty() && occasions.sealed(complaint.seasonId())) {
            throw ComplaintProblems.rescoreNeeded();
        }
        boolean decided = seasons.require(complaint.seasonId()).hasReached("DECIDED");
        return complaints.handle(id, context,
                new Reply(outcome, text, reopened.stream().distinct().sorted().toList(), rescoreSetId, decided,
                        makers(complaint),
                        context.actor().personId(), context.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    Outcome<Complaint> escalate(String id, String reason, CommandContext context) {
        Complaint complaint = complaints.get(id).state();
        Actor actor = context.actor();
        if (!actor.has("WARD_LEADER") || !actor.organisation().equals(complaint.wardCode())) {
            throw ComplaintProblems.notALeader();
        }
        return complaints.handle(id, context,
                new Escalate(reason, actor.personId(), context.at().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Who may not handle it, since they had a hand in the contested score (Rule 64). */
    List<String> barred(Complaint complaint) {
        return makers(complaint).stream().sorted().toList();
    }

    private Set<String> makers(Complaint complaint) {
        return occasions.makers(complaint.seasonId(), complaint.aboutWard(), complaint.criterionCodes());
    }

    /** The window for a ward at an instant. */
    ComplaintWindow window(String seasonId, String wardCode, Instant now) {
        return ComplaintWindow.of(occasions.of(seasonId, wardCode), now, windowDays,
                calendar::plus);
    }

    /** The head decides, except about complaints of his own ward or about it. */
    private Complaint handled(String id, CommandContext context) {
        Complaint complaint = complaints.get(id).state();
        String block = seasons.require(complaint.seasonId()).blockId();
        offices.requireHeadFor(context, block, complaint.wardCode());
        offices.requireHeadFor(context, block, complaint.aboutWard());
        return complaint;
    }

    /** Once per matter: the contested criteria, or where there are none the words, whatever their case and spaces. */
    private static String id(String seasonId, String ward, String about, List<String> codes, String matter) {
        String words = Normalizer.normalize(matter, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip()
                .replaceAll("\\s+", " ");
        String what = codes.isEmpty() ? words : String.join(",", codes);
        return UUID.nameUUIDFromBytes(
                String.join("|", "complaint", seasonId, ward, about, what).getBytes(UTF_8)).toString();
    }
}
