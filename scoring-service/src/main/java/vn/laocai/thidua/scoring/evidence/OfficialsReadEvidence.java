package vn.laocai.thidua.scoring.evidence;

import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;

/** The ward itself, the block's head and secretary, and the province's monitor, council and auditors. */
@Component
class OfficialsReadEvidence implements EvidenceReaders {

    private final Offices offices;
    private final Seasons seasons;

    OfficialsReadEvidence(Offices offices, Seasons seasons) {
        this.offices = offices;
        this.seasons = seasons;
    }

    @Override
    public Verdict mayRead(Actor actor, String seasonId, String wardCode, Instant at) {
        boolean ownWard = actor.organisation().equals(wardCode)
                && (actor.has("WARD_OFFICER") || actor.has("WARD_LEADER"));
        if (ownWard || actor.has("PROVINCE_MONITOR") || actor.has("COUNCIL_MEMBER")
                || actor.has("AUDITOR")) {
            return Verdict.ALLOWED;
        }
        String block = seasons.find(seasonId).map(Season::blockId).orElse("");
        return !block.isEmpty() && offices.isHeadSide(actor, block, at) ? Verdict.ALLOWED : Verdict.SILENT;
    }
}
