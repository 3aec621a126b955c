package vn.laocai.thidua.scoring.award;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.scoring.award.AwardRequests.CatalogueGiven;
import vn.laocai.thidua.scoring.award.AwardViews.CatalogueView;
import vn.laocai.thidua.scoring.award.AwardViews.EligibilityList;
import vn.laocai.thidua.scoring.award.AwardViews.EligibilityView;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Versioned;
import vn.laocai.thidua.support.time.BusinessClock;
import vn.laocai.thidua.support.web.IfMatch;
import vn.laocai.thidua.support.web.Responses;

/** The catalogue of awards and who is eligible, over HTTP. */
@RestController
@PreAuthorize("hasAnyRole('WARD_LEADER', 'WARD_OFFICER', 'BLOCK_SECRETARY', 'BLOCK_ADMIN', 'PROVINCE_MONITOR',"
        + " 'COUNCIL_MEMBER', 'AUDITOR')")
@Tag(name = "Award catalogue", description = "Awards, quotas, base salary and eligibility with the failing rule")
class CatalogueController {

    private final Catalogues catalogues;
    private final Proposals proposals;
    private final WardRecords records;
    private final AwardViews views;
    private final Seasons seasons;
    private final Offices offices;
    private final Clock clock;

    CatalogueController(Catalogues catalogues, Proposals proposals, WardRecords records, AwardViews views,
            Seasons seasons, Offices offices, Clock clock) {
        this.catalogues = catalogues;
        this.proposals = proposals;
        this.records = records;
        this.views = views;
        this.seasons = seasons;
        this.offices = offices;
        this.clock = clock;
    }

    @GetMapping("/api/award-catalogue/{seasonId}")
    @Operation(summary = "The awards of a season; version 0 is the usual catalogue")
    ResponseEntity<CatalogueView> catalogue(@PathVariable String seasonId) {
        seasons.require(seasonId);
        Versioned<AwardCatalogue> catalogue = catalogues.versioned(seasonId);
        return Responses.ok(catalogue.version(), views.catalogue(catalogue.state(), catalogue.version() == 0));
    }

    @PutMapping("/api/award-catalogue/{seasonId}")
    @CommandName("change-award-catalogue")
    @Operation(summary = "Set awards, quotas and base salaries; the monitor or the administrator")
    ResponseEntity<CatalogueView> change(@PathVariable String seasonId, @Valid @RequestBody CatalogueGiven request,
            IfMatch ifMatch, CommandContext context) {
        seasons.require(seasonId);
        Outcome<AwardCatalogue> done = catalogues.change(request.of(seasonId), ifMatch.version(), context);
        return Responses.ok(done.version(), views.catalogue(done.state(), false));
    }

    @GetMapping("/api/award-eligibility")
    @Operation(summary = "Every ward and every award that the block has, rule by rule; a ward sees itself")
    EligibilityList eligibility(@RequestParam String seasonId, Actor actor) {
        Season season = seasons.require(seasonId);
        boolean all = actor.has("COUNCIL_MEMBER") || actor.has("AUDITOR")
                || offices.isHeadSide(actor, season.blockId(), clock.instant());
        boolean ward = (actor.has("WARD_LEADER") || actor.has("WARD_OFFICER"))
                // The rules tell rank and votes, which a ward learns when the meeting has dealt with them.
                && season.hasReached("PROPOSED_TO_PROVINCE");
        if (!all && !ward) {
            throw Refusal.of(403, "eligibility-not-for-you",
                    "Điều kiện khen thưởng chỉ Trưởng khối, Tổ thư ký và Hội đồng xem được cho đến khi trình tỉnh.",
                    "Eligibility is for the head's side and the council until the proposals go to the province.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
        AwardCatalogue catalogue = catalogues.of(seasonId);
        List<EligibilityView> items = new ArrayList<>();
        for (String wardCode : season.memberCodes()) {
            if (all || wardCode.equals(actor.organisation())) {
                for (Award award : catalogue.awards()) {
                    if (award.quota() > 0) {
                        items.add(view(season, wardCode, award, catalogue, today));
                    }
                }
            }
        }
        return new EligibilityList(items);
    }

    private EligibilityView view(Season season, String wardCode, Award award, AwardCatalogue catalogue,
            LocalDate today) {
        String id = AwardProposal.idOf(season.id(), wardCode, award.code());
        List<String> basis = proposals.find(id).map(AwardProposal::basis).orElse(List.of());
        return views.eligibility(wardCode, award,
                Eligibility.check(award, records.of(season.id(), wardCode, award.code(), today), proposals.taken(
                        season.id(), id, wardCode, award.code(), ProposalHandler.keys(basis), catalogue)));
    }
}
