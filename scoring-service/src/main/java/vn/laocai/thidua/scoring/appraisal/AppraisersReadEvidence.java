package vn.laocai.thidua.scoring.appraisal;

import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.evidence.EvidenceReaders;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.support.command.Actor;

/** Lets appraisers read what belongs to their field, from the beginning of the sheet's appraisal on (Rule 31). */
@Component
class AppraisersReadEvidence implements EvidenceReaders {

    private final ScoreSheets sheets;

    AppraisersReadEvidence(ScoreSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public Verdict mayRead(Actor actor, String seasonId, String wardCode, Instant at) {
        boolean begun = actor.has(AppraisalRights.APPRAISER) && sheets.find(seasonId + ":" + wardCode)
                .filter(sheet -> sheet.state().appraisalBegun()).isPresent();
        return begun ? Verdict.FIELD : Verdict.SILENT;
    }
}
