package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Season.Phase;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Refusal;

/** What holds for the sheets of a season now: the window by this service's own copy and clock, and the criteria. */
@Component
class SheetRules {

    static final String PHASE = "SELF_SCORING";

    private final Seasons seasons;
    private final CriteriaSets criteria;

    SheetRules(Seasons seasons, CriteriaSets criteria) {
        this.seasons = seasons;
        this.criteria = criteria;
    }

    /** The window; neither open nor over where this service has not heard of the season. */
    EntryWindow window(String seasonId, Instant now) {
        return seasons.find(seasonId).map(season -> window(season, now))
                .orElse(new EntryWindow(null, null, false, false));
    }

    static EntryWindow window(Season season, Instant now) {
        Optional<Phase> phase = season.phase(PHASE);
        // Where the head has moved the season on, the window was closed early.
        boolean over = season.isOver(PHASE, now) || season.hasReached("CROSS_SCORING");
        return new EntryWindow(phase.map(Phase::opensAt).orElse(null), phase.map(Phase::closesAt).orElse(null),
                season.isOpen(PHASE, now), over);
    }

    Optional<CriteriaVersion> inForce(String seasonId) {
        return criteria.inForce(seasonId);
    }

    /** The criteria that counted at an earlier instant. */
    Optional<CriteriaVersion> inForceAt(String seasonId, Instant at) {
        return criteria.inForceAt(seasonId, at);
    }

    /**
     * The criteria that count.
     *
     * @throws Refusal
     *             409 {@code criteria-not-published}
     */
    CriteriaVersion requireCriteria(String seasonId) {
        return inForce(seasonId).orElseThrow(() -> Refusal.of(409, "criteria-not-published",
                "Bảng tiêu chí của mùa này chưa được ban hành nên chưa chấm điểm được. Hãy liên hệ Tổ thư ký của Khối.",
                "The criteria of this season have not been published, so nothing can be scored yet. Please turn to the"
                        + " block's secretary."));
    }
}
