package vn.laocai.thidua.scoring.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.AwardPapers.Matter;
import vn.laocai.thidua.scoring.award.AwardProposal.Part;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;

/** Makes the parts of proposals, keeps their exact bytes, and puts them into the pack. */
@Component
class ProposalPapers {

    private final Proposals proposals;
    private final Catalogues catalogues;
    private final WardRecords records;
    private final AwardPapers papers;
    private final PaperStore store;
    private final MeetingPapers meetings;
    private final Seasons seasons;
    private final Offices offices;

    ProposalPapers(Proposals proposals, Catalogues catalogues, WardRecords records, AwardPapers papers,
            PaperStore store, MeetingPapers meetings, Seasons seasons, Offices offices) {
        this.proposals = proposals;
        this.catalogues = catalogues;
        this.records = records;
        this.papers = papers;
        this.store = store;
        this.meetings = meetings;
        this.seasons = seasons;
        this.offices = offices;
    }

    /**
     * What somebody gives for a part.
     *
     * @param content
     *            what was written, by the field names of {@link AwardPapers#fields}
     */
    record Given(DocumentKind kind, @Nullable String number, @Nullable LocalDate date, Map<String, String> content) {}

    /** Makes a part and puts it into the pack; a clearance by the monitor clears the proposal. */
    Outcome<AwardProposal> attach(String id, Given given, CommandContext context) {
        AwardProposal proposal = proposals.get(id).state();
        requireAuthor(proposal, given.kind(), context);
        LocalDate today = ProposalHandler.day(context);
        LocalDate date = given.date() == null ? today : given.date();
        byte[] pdf = make(matter(proposal, context), given, date);
        Part part = new Part(given.kind(), store.keep(pdf), given.number(), date, context.actor().personId(),
                ProposalHandler.at(context));
        return proposals.handle(id, context, new ProposalCommand.Attach(part,
                records.causes(proposal.seasonId(), proposal.wardCode(), today)));
    }

    /** The petition with its number and date. */
    Part petition(AwardProposal proposal, String number, LocalDate date, CommandContext context) {
        byte[] pdf = papers.petition(matter(proposal, context), number, date);
        return new Part(DocumentKind.PETITION, store.keep(pdf), number, date, context.actor().personId(),
                ProposalHandler.at(context));
    }

    private byte[] make(Matter matter, Given given, LocalDate date) {
        return switch (given.kind()) {
            case PETITION -> papers.petition(matter, given.number(), date);
            case LIST -> papers.list(matter, date);
            case REPORT -> papers.report(matter, written(given), date);
            case MINUTES -> meetings.minutes(matter.proposal().seasonId())
                    .orElseGet(() -> papers.minutes(matter, written(given), date));
            case TALLY -> tally(matter.proposal());
            case CLEARANCE -> papers.clearance(matter, given.number(), date);
        };
    }

    private byte[] tally(AwardProposal proposal) {
        return meetings.tally(proposal.seasonId(), proposal.wardCode()).orElseThrow(() -> Refusal.of(409,
                "no-certified-ballot",
                "Chưa có kết quả bỏ phiếu kín đã chứng thực về phường. Hãy chứng thực kết quả kiểm phiếu trước.",
                "There is no certified ballot about the ward yet. Certify the count first."));
    }

    private static Map<String, String> written(Given given) {
        List<String> missing = AwardPapers.fields(given.kind()).stream()
                .filter(field -> given.content().getOrDefault(field, "").isBlank()).toList();
        if (!missing.isEmpty()) {
            Refusal refusal = Refusal.of(422, "document-fields-missing",
                    given.kind().nameVi() + " còn thiếu nội dung. Hãy điền đủ các phần rồi lưu lại.",
                    "The paper lacks some of its parts. Fill them in and save again.");
            for (String field : missing) {
                refusal = refusal.withError("/content/" + field, "Phần này chưa có nội dung.", "This part is empty.");
            }
            throw refusal;
        }
        return given.content();
    }

    Matter matter(AwardProposal proposal, CommandContext context) {
        Season season = seasons.require(proposal.seasonId());
        Award award = catalogues.of(proposal.seasonId()).award(proposal.awardCode())
                .orElseThrow(() -> AwardProblems.awardUnknown(proposal.awardCode()));
        String head = offices.headWard(season.blockId(), context.at())
                .orElseGet(() -> season.headCode() == null ? proposal.wardCode() : season.headCode());
        return new Matter(proposal, award, records.of(proposal.seasonId(), proposal.wardCode(),
                proposal.awardCode(), ProposalHandler.day(context)), head, season.year());
    }

    /** The ward writes its own report, the monitor the clearance, the head's side the rest (Rule 84). */
    private void requireAuthor(AwardProposal proposal, DocumentKind kind, CommandContext context) {
        Actor actor = context.actor();
        switch (kind) {
            case REPORT -> {
                boolean ward = (actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))
                        && actor.organisation().equals(proposal.wardCode());
                if (!ward) {
                    offices.requireHeadSide(context, proposal.blockId());
                }
            }
            case CLEARANCE -> requireMonitor(context);
            case PETITION, LIST, MINUTES, TALLY -> offices.requireHeadSide(context, proposal.blockId());
        }
    }

    static void requireMonitor(CommandContext context) {
        if (!context.actor().has(Offices.MONITOR)) {
            throw Refusal.of(403, "not-the-monitor",
                    "Việc này do người theo dõi của tỉnh (Sở Nội vụ) thực hiện.",
                    "The province's monitor (Department of Home Affairs) does this.");
        }
    }
}
