package vn.laocai.thidua.scoring.deliberation;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.PendingWork;
import vn.laocai.thidua.scoring.calendar.WorkingDays;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Absence;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Call;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Minutes;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Quorum;
import vn.laocai.thidua.scoring.deliberation.Deliberation.Signature;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.signature.SigningPort;
import vn.laocai.thidua.support.signature.SigningPort.Signed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The meetings of this service; unsigned minutes keep a season from being finalised. */
@Component
class DeliberationBook implements Deliberations, PendingWork {

    private static final String PHASE = "DELIBERATION";

    private final Aggregates<Deliberation, DeliberationEvent> aggregates;
    private final Seasons seasons;
    private final Offices offices;
    private final WorkingDays calendar;
    private final SigningPort signing;

    DeliberationBook(AggregateFactory factory, Seasons seasons, Offices offices, WorkingDays calendar,
            SigningPort signing) {
        aggregates = factory.create(new DeliberationDefinition());
        this.seasons = seasons;
        this.offices = offices;
        this.calendar = calendar;
        this.signing = signing;
    }

    /** What a call to a meeting says. */
    record Invitation(String seasonId, Instant heldAt, Instant papersSentAt, String place, List<String> agenda,
            Quorum quorum) {}

    Versioned<Deliberation> get(String id) {
        return aggregates.find(id)
                .orElseThrow(() -> DeliberationProblems.explain(new DeliberationRefused.Reason.Unknown()));
    }

    List<Versioned<Deliberation>> ofSeason(String seasonId) {
        return aggregates.findAll().stream().filter(found -> found.state().call().seasonId().equals(seasonId))
                .toList();
    }

    Outcome<Deliberation> call(Invitation invitation, CommandContext context) {
        Season season = seasons.require(invitation.seasonId());
        offices.requireHeadSide(context, season.blockId());
        String id = "d-" + UUID
                .nameUUIDFromBytes((season.id() + "|" + context.idempotencyKey()).getBytes(UTF_8)).toString()
                .substring(0, 18);
        Call call = new Call(id, season.id(), season.blockId(), DeliberationDecider.millis(invitation.heldAt()),
                DeliberationDecider.millis(invitation.papersSentAt()), invitation.place(), invitation.agenda(),
                offices.members(season.blockId()), invitation.quorum());
        return aggregates.handle(id, context, meeting -> DeliberationDecider.call(meeting, call, calendar));
    }

    Outcome<Deliberation> takeAttendance(String id, List<String> present, List<Absence> absent,
            CommandContext context) {
        Call call = get(id).state().call();
        offices.requireHeadSide(context, call.blockId());
        seasons.require(call.seasonId()).requireOpen(PHASE, context.at());
        return aggregates.handle(id, context, meeting -> DeliberationDecider
                .takeAttendance(DeliberationDecider.known(meeting), present, absent, context.at()));
    }

    Outcome<Deliberation> writeMinutes(String id, Minutes minutes, CommandContext context) {
        offices.requireHeadSide(context, get(id).state().call().blockId());
        return aggregates.handle(id, context,
                meeting -> DeliberationDecider.writeMinutes(DeliberationDecider.known(meeting), minutes));
    }

    /** Signs the minutes as chair (the head of the block) or as secretary. */
    Outcome<Deliberation> sign(String id, String seenHash, CommandContext context) {
        return aggregates.handle(id, context, found -> {
            Deliberation meeting = DeliberationDecider.known(found);
            String block = meeting.call().blockId();
            boolean chair = offices.isHead(context.actor(), block, context.at());
            boolean secretary = !chair && offices.isSecretary(context.actor(), block, context.at());
            String hash = MeetingMinutes.hash(meeting);
            DeliberationDecider.checkSignature(meeting, chair, secretary, seenHash, hash);
            Instant at = DeliberationDecider.millis(context.at());
            String person = context.actor().personId();
            Signed signed = signing.sign(person, MeetingMinutes.statement(meeting, person, chair, at));
            Base64.Encoder base64 = Base64.getEncoder();
            return DeliberationDecider
                    .sign(new Signature(person, chair, hash, base64.encodeToString(signed.signature()),
                            base64.encodeToString(signed.publicKey()), signed.keyId(), at));
        });
    }

    @Override
    public void requireQuorate(String deliberationId, String seasonId) {
        Deliberation meeting = get(deliberationId).state();
        if (!meeting.call().seasonId().equals(seasonId)) {
            throw DeliberationProblems.explain(new DeliberationRefused.Reason.Unknown());
        }
        try {
            DeliberationDecider.requireQuorate(meeting);
        } catch (DeliberationRefused refused) {
            throw DeliberationProblems.explain(refused.reason());
        }
    }

    @Override
    public List<Pending> pending(String seasonId) {
        int unsigned = Math.toIntExact(ofSeason(seasonId).stream().map(Versioned::state)
                .filter(meeting -> meeting.quorate() && meeting.state() != Deliberation.State.SIGNED).count());
        return unsigned == 0
                ? List.of()
                : List.of(new Pending("unsigned-minutes", unsigned,
                        "Còn " + unsigned + " biên bản họp bình xét chưa có đủ chữ ký của người chủ trì và thư ký.",
                        unsigned + " minutes of deliberations are not signed by chair and secretary."));
    }
}
