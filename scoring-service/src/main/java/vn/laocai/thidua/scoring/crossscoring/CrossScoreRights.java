package vn.laocai.thidua.scoring.crossscoring;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/** Who may score and who may read what the wards give each other (Rules 29, 30, 34). */
@Component
class CrossScoreRights {

    private static final String SCORER = "CROSS_SCORER";
    private static final String LEADER = "WARD_LEADER";
    private static final String AUDITOR = "AUDITOR";
    private static final String COUNCIL = "COUNCIL_MEMBER";

    private final CrossScorings scorings;
    private final Interests interests;
    private final Offices offices;
    private final Clock clock;

    CrossScoreRights(CrossScorings scorings, Interests interests, Offices offices, Clock clock) {
        this.scorings = scorings;
        this.interests = interests;
        this.offices = offices;
        this.clock = clock;
    }

    /** Whether this person scores for his ward, or leads it. */
    boolean scores(Actor actor) {
        return actor.has(SCORER) || actor.has(LEADER);
    }

    /** Whether the pair is assigned to this person's ward and no interest stands against him. */
    boolean mayScore(Actor actor, CrossScoreId id) {
        return scores(actor) && actor.organisation().equals(id.scorer())
                && scorings.get(id.seasonId()).assigns(id.scorer(), id.target())
                && interests.of(actor, id.seasonId(), id.target(), clock.instant()).isEmpty();
    }

    /**
     * Lets only those pass who score this pair.
     *
     * @throws Refusal
     *             404 for everybody to whom it is not assigned, 403 {@code conflict-of-interest} or
     *             {@code not-a-cross-scorer} for people of the ward to which it is
     */
    void requireScorer(Actor actor, CrossScoreId id) {
        requireOwnPair(actor, id);
        if (!scores(actor)) {
            throw Refusal.of(403, "not-a-cross-scorer",
                    "Chỉ thành viên tổ chấm chéo hoặc lãnh đạo phường mới được chấm. Hãy chuyển việc này cho tổ chấm.",
                    "Only the ward's cross-scorers or its leader may score. Leave this to them.");
        }
    }

    private void requireOwnPair(Actor actor, CrossScoreId id) {
        if (!actor.organisation().equals(id.scorer())
                || !scorings.get(id.seasonId()).assigns(id.scorer(), id.target())) {
            throw CrossScores.unknown();
        }
        interests.require(actor, id.seasonId(), id.target(), clock.instant());
    }

    /**
     * Lets those pass who may read this cross-score with its figures: its own scorers, always; the auditor and the
     * province's monitor, always; after all are in, the other scorers of the same ward, the head's side and the council.
     * The ward that is scored never reads it here: it sees the points without their author on its own sheet.
     *
     * @param opened
     *            whether the scores of the sheet are in, or the phase is over (Rule 30)
     * @throws Refusal
     *             404, or 403 {@code conflict-of-interest} for people of an assigned ward
     */
    void requireReader(Actor actor, CrossScoreId id, Season season, boolean opened) {
        if (actor.has(AUDITOR) || actor.has(Offices.MONITOR)) {
            return;
        }
        if (actor.organisation().equals(id.target())) {
            throw CrossScores.unknown();
        }
        if (opened && readsOpened(actor, id, season)) {
            interests.require(actor, id.seasonId(), id.target(), clock.instant());
            return;
        }
        requireOwnPair(actor, id);
        requireScorer(actor, id);
    }

    private boolean readsOpened(Actor actor, CrossScoreId id, Season season) {
        boolean fellow = scores(actor) && scorings.get(id.seasonId()).assigns(actor.organisation(), id.target());
        return fellow || actor.has(COUNCIL) || offices.isHeadSide(actor, season.blockId(), clock.instant());
    }

    /** Whether this person guides the cross-scoring and may see how far it is. */
    boolean guides(Actor actor, Season season) {
        Instant now = clock.instant();
        return actor.has(AUDITOR) || offices.isHeadSide(actor, season.blockId(), now);
    }

    /**
     * Lets only council, monitor and auditor see the fairness of scorers.
     *
     * @throws Refusal
     *             403 {@code fairness-not-for-you}
     */
    void requireCouncil(Actor actor) {
        if (!actor.has(COUNCIL) && !actor.has(Offices.MONITOR) && !actor.has(AUDITOR)) {
            throw Refusal.of(403, "fairness-not-for-you",
                    "Phân tích công bằng chấm chéo chỉ dành cho Hội đồng và người theo dõi của tỉnh.",
                    "The fairness of cross-scoring is for the council and the province's monitor.");
        }
    }
}
