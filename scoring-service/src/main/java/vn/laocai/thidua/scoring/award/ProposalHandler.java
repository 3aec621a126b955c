package vn.laocai.thidua.scoring.award;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.AwardProposal.Part;
import vn.laocai.thidua.scoring.award.AwardProposal.Sending;
import vn.laocai.thidua.scoring.award.AwardQuota.Slot;
import vn.laocai.thidua.scoring.award.ProposalCommand.Propose;
import vn.laocai.thidua.scoring.award.ProposalCommand.Send;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.time.BusinessClock;

/** What the block's side does with proposals: begin them, fill their packs, send them, give them up. */
@Component
class ProposalHandler {

    private final Proposals proposals;
    private final Catalogues catalogues;
    private final WardRecords records;
    private final ProposalPapers papers;
    private final Seasons seasons;
    private final Offices offices;

    ProposalHandler(Proposals proposals, Catalogues catalogues, WardRecords records, ProposalPapers papers,
            Seasons seasons, Offices offices) {
        this.proposals = proposals;
        this.catalogues = catalogues;
        this.records = records;
        this.papers = papers;
        this.seasons = seasons;
        this.offices = offices;
    }

    /** Begins a proposal: the rules are checked, a slot of the quota is taken, then it stands. */
    Outcome<AwardProposal> propose(String seasonId, String wardCode, String awardCode, List<String> basis,
            CommandContext context) {
        Season season = seasons.require(seasonId);
        offices.requireHeadSide(context, season.blockId());
        AwardCatalogue catalogue = catalogues.of(seasonId);
        Award award = catalogue.award(awardCode)
                .orElseThrow(() -> AwardProblems.awardUnknown(awardCode));
        if (!season.memberCodes().contains(wardCode)) {
            throw Refusal.of(422, "not-a-member-ward",
                    "Đơn vị " + wardCode + " không phải là thành viên của Khối trong mùa này. Hãy chọn lại phường.",
                    wardCode + " is no member of the block in this season. Choose the ward again.");
        }
        LocalDate today = day(context);
        String id = AwardProposal.idOf(seasonId, wardCode, awardCode);
        List<RuleCheck> checks = Eligibility.check(award, records.of(seasonId, wardCode, awardCode, today),
                proposals.taken(seasonId, id, wardCode, awardCode, keys(basis), catalogue));
        boolean fresh = proposals.find(id).filter(there -> there.state() != ProposalState.NOT_AWARDED).isEmpty();
        if (fresh && Eligibility.failing(checks).isEmpty()) {
            proposals.take(seasonId, new Slot(id, awardCode, wardCode, keys(basis)), award, context);
        }
        AwardProposal proposal = new AwardProposal(id, seasonId, season.blockId(), wardCode, awardCode, basis,
                ProposalState.DRAFT, null, List.of(), List.of(), List.of(), context.actor().personId(), at(context),
                null, null, null, null, null, null, null, null);
        return proposals.handle(id, context, new Propose(proposal, checks, records.causes(seasonId, wardCode, today)));
    }

    /**
     * Sends the pack. The petition gets its number and date now; the hash that is kept is that of the whole manifest.
     */
    Outcome<AwardProposal> send(String id, String number, LocalDate date, CommandContext context) {
        AwardProposal proposal = proposals.get(id).state();
        offices.requireHeadFor(context, proposal.blockId(), proposal.wardCode());
        LocalDate today = day(context);
        Part petition = papers.petition(proposal, number, date, context);
        Sending sending = new Sending(number, date,
                AwardPack.manifestHash(new ProposalEdit(proposal).document(petition).done()),
                context.actor().personId(), at(context));
        return proposals.handle(id, context, new Send(sending, petition, recheck(proposal, today),
                records.causes(proposal.seasonId(), proposal.wardCode(), today)));
    }

    /** Gives a proposal up before it is decided; its slot is free again. */
    Outcome<AwardProposal> giveUp(String id, String reason, CommandContext context) {
        AwardProposal proposal = proposals.get(id).state();
        if (!context.actor().has(Offices.MONITOR)) {
            offices.requireHeadFor(context, proposal.blockId(), proposal.wardCode());
        }
        Outcome<AwardProposal> done = proposals.handle(id, context, new ProposalCommand.GiveUp(
                new AwardProposal.Note(reason, context.actor().personId(), at(context))));
        proposals.release(proposal.seasonId(), id, context);
        return done;
    }

    /** The rules as they are now, for a proposal that stands. */
    List<RuleCheck> recheck(AwardProposal proposal, LocalDate today) {
        AwardCatalogue catalogue = catalogues.of(proposal.seasonId());
        Optional<Award> award = catalogue.award(proposal.awardCode());
        return award.map(known -> Eligibility.check(known,
                records.of(proposal.seasonId(), proposal.wardCode(), proposal.awardCode(), today),
                proposals.taken(proposal.seasonId(), proposal.id(), proposal.wardCode(), proposal.awardCode(),
                        keys(proposal.basis()), catalogue)))
                .orElseThrow(() -> AwardProblems.awardUnknown(proposal.awardCode()));
    }

    /** Achievements as they are compared: the same words are the same achievement. */
    static List<String> keys(List<String> basis) {
        return basis.stream().map(text -> Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
                .strip().replaceAll("\\s+", " ").replaceAll("[.;]$", "")).distinct().toList();
    }

    static LocalDate day(CommandContext context) {
        return LocalDate.ofInstant(context.at(), BusinessClock.ZONE);
    }

    static Instant at(CommandContext context) {
        return context.at().truncatedTo(ChronoUnit.MILLIS);
    }
}
