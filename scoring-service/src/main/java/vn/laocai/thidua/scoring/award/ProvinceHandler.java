package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Note;
import vn.laocai.thidua.scoring.award.AwardProposal.Presentation;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.WardRecord.PlaceReached;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.paper.Certificate;
import vn.laocai.thidua.scoring.paper.PaperSeal;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.Outcome;

/** What the province does with proposals, entered by its monitor: receipt, vote, decision, revocation (Rules 59, 60). */
@Component
class ProvinceHandler {

    private final Proposals proposals;
    private final Catalogues catalogues;
    private final WardRecords records;
    private final PaperStore store;
    private final Seasons seasons;
    private final WardNames names;
    private final PaperSeal seal;
    private final Supplier<String> codes;
    private final String address;

    ProvinceHandler(Proposals proposals, Catalogues catalogues, WardRecords records, PaperStore store,
            Seasons seasons, WardNames names, PaperSeal seal, CertificateCodes codes,
            @Value("${thidua.public-address:http://localhost:8080}") String address) {
        this.proposals = proposals;
        this.catalogues = catalogues;
        this.records = records;
        this.store = store;
        this.seasons = seasons;
        this.names = names;
        this.seal = seal;
        this.codes = codes;
        this.address = address;
    }

    Outcome<AwardProposal> receive(String id, CommandContext context) {
        ProposalPapers.requireMonitor(context);
        return proposals.handle(id, context, new ProposalCommand.Receive(ProposalHandler.at(context)));
    }

    Outcome<AwardProposal> giveBack(String id, String reason, CommandContext context) {
        ProposalPapers.requireMonitor(context);
        return proposals.handle(id, context, new ProposalCommand.Return(note(reason, context)));
    }

    /** The vote of the council, in whole numbers of all its members. */
    record Votes(int electorate, int yes, int no, int blank, LocalDate heldOn, String minutesNumber) {}

    Outcome<AwardProposal> vote(String id, Votes votes, CommandContext context) {
        ProposalPapers.requireMonitor(context);
        AwardProposal proposal = proposals.get(id).state();
        int percent = catalogues.of(proposal.seasonId()).award(proposal.awardCode()).map(Award::councilPercent)
                .filter(known -> known > 0).orElse(80);
        Outcome<AwardProposal> done = proposals.handle(id, context, new ProposalCommand.Vote(votes.electorate(),
                votes.yes(), votes.no(), votes.blank(), votes.heldOn(), votes.minutesNumber(), percent));
        if (done.state().state().ended()) {
            proposals.release(proposal.seasonId(), id, context);
        }
        return done;
    }

    /** The decision as it stands on paper. */
    record Registered(String number, LocalDate date, String issuer, String signer, String fileHash) {}

    /** Registers the decision; the certificate is written once and kept as it is. */
    Outcome<AwardProposal> decide(String id, Registered registered, CommandContext context) {
        ProposalPapers.requireMonitor(context);
        AwardProposal proposal = proposals.get(id).state();
        LocalDate today = ProposalHandler.day(context);
        if (registered.date().isAfter(today)) {
            throw AwardProblems.decisionOfTomorrow();
        }
        AwardCatalogue catalogue = catalogues.of(proposal.seasonId());
        Award award = catalogue.award(proposal.awardCode())
                .orElseThrow(() -> AwardProblems.awardUnknown(proposal.awardCode()));
        long salary = catalogue.baseSalary(registered.date())
                .orElseThrow(() -> AwardProblems.noBaseSalary(registered.date()));
        PlaceReached place = records.of(proposal.seasonId(), proposal.wardCode(), proposal.awardCode(), today).place();
        String code = codes.get();
        byte[] certificate = certificate(proposal, award, registered, place, code, context.at());
        Decision decision = new Decision(registered.number(), registered.date(), registered.issuer(),
                registered.signer(), registered.fileHash(), award.reward(salary), place == null ? 0 : place.rank(),
                place == null ? "" : place.resultHash(), code, store.keep(certificate), context.actor().personId(),
                ProposalHandler.at(context));
        return proposals.handle(id, context, new ProposalCommand.Decide(decision, award.councilPercent() > 0));
    }

    Outcome<AwardProposal> present(String id, LocalDate on, String place, CommandContext context) {
        ProposalPapers.requireMonitor(context);
        return proposals.handle(id, context, new ProposalCommand.Present(new Presentation(on, place)));
    }

    Outcome<AwardProposal> revoke(String id, String reason, String documentNumber, CommandContext context) {
        ProposalPapers.requireMonitor(context);
        Outcome<AwardProposal> done = proposals.handle(id, context, new ProposalCommand.Revoke(new Revocation(reason,
                documentNumber, context.actor().personId(), ProposalHandler.at(context))));
        proposals.release(done.state().seasonId(), id, context);
        return done;
    }

    private byte[] certificate(AwardProposal proposal, Award award, Registered registered,
            @Nullable PlaceReached place, String code, Instant at) {
        int year = seasons.require(proposal.seasonId()).year();
        String merit = place != null && place.rank() == 1
                ? "Đơn vị dẫn đầu Khối thi đua các phường năm " + year
                : "Đã có thành tích xuất sắc trong phong trào thi đua của Khối các phường năm " + year;
        String hash = place == null ? "–" : place.resultHash();
        return new Certificate(registered.issuer(), "TẶNG", award.nameVi(),
                "Nhân dân và cán bộ phường " + names.of(proposal.wardCode()), merit,
                "Quyết định số " + registered.number() + " của " + registered.issuer(), "Lào Cai", registered.date(),
                registered.signer(), address + "/public/certificates/" + code,
                List.of("Mã kiểm tra: " + code, "Mã băm kết quả mùa thi đua: " + hash,
                        "Quét mã QR để kiểm tra; tệp bị sửa sẽ không khớp mã băm đã đăng ký."))
                .pdf(seal, at);
    }

    private static Note note(String reason, CommandContext context) {
        return new Note(reason, context.actor().personId(), ProposalHandler.at(context));
    }
}
