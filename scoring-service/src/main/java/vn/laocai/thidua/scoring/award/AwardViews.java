package vn.laocai.thidua.scoring.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.award.AwardProposal.CouncilVote;
import vn.laocai.thidua.scoring.award.AwardProposal.Decision;
import vn.laocai.thidua.scoring.award.AwardProposal.Note;
import vn.laocai.thidua.scoring.award.AwardProposal.Presentation;
import vn.laocai.thidua.scoring.award.AwardProposal.Revocation;
import vn.laocai.thidua.scoring.award.AwardProposal.Sending;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;

/** Awards as clients read them. */
@Component
class AwardViews {

    private final Catalogues catalogues;
    private final WardNames names;
    private final Seasons seasons;

    AwardViews(Catalogues catalogues, WardNames names, Seasons seasons) {
        this.catalogues = catalogues;
        this.names = names;
        this.seasons = seasons;
    }

    record CatalogueView(String seasonId, List<AwardView> awards, List<AwardCatalogue.BaseSalary> baseSalaries,
            boolean usual) {}

    /** The factor is a decimal string; the reward is whole đồng by the newest base salary, as an example. */
    record AwardView(String code, String nameVi, String decidedBy, int quota, String rewardFactor,
            @Nullable Long reward, boolean leadingUnit, boolean topClass, boolean ballot, int councilPercent) {}

    record EligibilityList(List<EligibilityView> items) {}

    /** Eligible: every rule holds. Suspended: only the open verification is in the way. */
    record EligibilityView(String wardCode, String wardName, String awardCode, String awardName, boolean eligible,
            boolean suspended, List<RuleCheck> rules) {}

    record DocumentView(DocumentKind kind, String nameVi, String sha256, @Nullable String number,
            @Nullable LocalDate date, Instant at, String path) {}

    record MissingView(DocumentKind kind, String nameVi, List<String> fields) {}

    record SuspensionView(String kind, String id) {}

    record ProposalView(String id, String seasonId, String wardCode, String wardName, String awardCode,
            String awardName, List<String> basis, ProposalState state, String stateVi,
            List<SuspensionView> suspensions, List<RuleCheck> checks, List<DocumentView> documents,
            List<MissingView> missing, Instant proposedAt, @Nullable Sending sending, @Nullable Instant receivedAt,
            @Nullable Note returned, @Nullable CouncilVote council, @Nullable Decision decision,
            @Nullable Note notAwarded, @Nullable Presentation presented, @Nullable Revocation revocation) {}

    record ProposalList(List<ProposalView> items) {}

    /** A registered decision, for everybody. */
    record PublicAward(String seasonId, int year, String wardCode, String wardName, String awardCode,
            String awardName, String decisionNumber, LocalDate decisionDate, String issuer, String status,
            @Nullable LocalDate presentedOn, @Nullable String revocationReason) {}

    record PublicAwards(List<PublicAward> items) {}

    CatalogueView catalogue(AwardCatalogue catalogue, boolean usual) {
        Long salary = catalogue.baseSalary(LocalDate.MAX).orElse(null);
        return new CatalogueView(catalogue.seasonId(),
                catalogue.awards().stream().map(award -> new AwardView(award.code(), award.nameVi(),
                        award.decidedBy(), award.quota(), award.rewardFactor().toPlainString(),
                        salary == null ? null : award.reward(salary), award.leadingUnit(), award.topClass(),
                        award.ballot(), award.councilPercent())).toList(),
                catalogue.baseSalaries(), usual);
    }

    EligibilityView eligibility(String wardCode, Award award, List<RuleCheck> rules) {
        boolean eligible = rules.stream().allMatch(RuleCheck::ok);
        return new EligibilityView(wardCode, names.of(wardCode), award.code(), award.nameVi(), eligible,
                !eligible && Eligibility.failing(rules).isEmpty(), rules);
    }

    ProposalView proposal(AwardProposal proposal) {
        String id = proposal.id();
        return new ProposalView(id, proposal.seasonId(), proposal.wardCode(), names.of(proposal.wardCode()),
                proposal.awardCode(), awardName(proposal), proposal.basis(), proposal.state(),
                proposal.state().nameVi(), proposal.suspensions().stream().map(AwardViews::suspension).toList(),
                proposal.checks(),
                proposal.documents().stream()
                        .map(part -> new DocumentView(part.kind(), part.kind().nameVi(), part.sha256(), part.number(),
                                part.date(), part.at(),
                                "/api/award-proposals/" + id + "/documents/" + part.kind().path() + ".pdf"))
                        .toList(),
                proposal.missing().stream()
                        .map(kind -> new MissingView(kind, kind.nameVi(), AwardPapers.fields(kind))).toList(),
                proposal.proposedAt(), proposal.sending(), proposal.receivedAt(), proposal.returned(),
                proposal.council(), proposal.decision(), proposal.notAwarded(), proposal.presented(),
                proposal.revocation());
    }

    /** The award, where a decision is registered (Rule 59); a revoked one with its reason (Rule 60). */
    @Nullable
    PublicAward published(AwardProposal proposal) {
        Decision decision = proposal.decision();
        if (decision == null) {
            return null;
        }
        Presentation presented = proposal.presented();
        Revocation revocation = proposal.revocation();
        return new PublicAward(proposal.seasonId(), seasons.find(proposal.seasonId()).map(Season::year).orElse(0),
                proposal.wardCode(), names.of(proposal.wardCode()), proposal.awardCode(), awardName(proposal),
                decision.number(), decision.date(), decision.issuer(), revocation == null ? "VALID" : "REVOKED",
                presented == null ? null : presented.on(), revocation == null ? null : revocation.reason());
    }

    String awardName(AwardProposal proposal) {
        return catalogues.of(proposal.seasonId()).award(proposal.awardCode()).map(Award::nameVi)
                .orElse(proposal.awardCode());
    }

    private static SuspensionView suspension(String cause) {
        int colon = cause.indexOf(':');
        return new SuspensionView(cause.substring(0, colon), cause.substring(colon + 1));
    }
}
