package vn.laocai.thidua.scoring.crossscoring;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;

/**
 * Conflicts of interest, declared and derived (Rule 29): asked before every read and every write about another ward's
 * sheet, whatever the role.
 */
@Component
class Interests {

    private final CrossScorings scorings;
    private final ServedWards served;
    private final Offices offices;
    private final Seasons seasons;

    Interests(CrossScorings scorings, ServedWards served, Offices offices, Seasons seasons) {
        this.scorings = scorings;
        this.served = served;
        this.offices = offices;
        this.seasons = seasons;
    }

    /** Why somebody may not deal with a ward as its scorer. */
    enum Interest {
        /** He acts for the very ward. */
        OWN_WARD,
        /** He signs or acts for the ward beside the one that his account names. */
        SERVES_THE_WARD,
        /** It was declared. */
        DECLARED
    }

    /** The interest of this person in the ward, if any, at this instant. */
    Optional<Interest> of(Actor actor, String seasonId, String target, Instant at) {
        if (actor.organisation().equals(target)) {
            return Optional.of(Interest.OWN_WARD);
        }
        boolean headOfIt = seasons.find(seasonId)
                .filter(season -> offices.isHead(actor, season.blockId(), at)
                        && offices.headWard(season.blockId(), at).filter(target::equals).isPresent())
                .isPresent();
        if (headOfIt || served.of(actor.personId()).contains(target)) {
            return Optional.of(Interest.SERVES_THE_WARD);
        }
        return scorings.get(seasonId).keeps(actor.personId(), actor.organisation(), target)
                ? Optional.of(Interest.DECLARED)
                : Optional.empty();
    }

    /**
     * Lets only the disinterested pass.
     *
     * @throws Refusal
     *             403 {@code conflict-of-interest}
     */
    void require(Actor actor, String seasonId, String target, Instant at) {
        Optional<Interest> interest = of(actor, seasonId, target, at);
        if (interest.isPresent()) {
            throw refusal(interest.get());
        }
    }

    private static Refusal refusal(Interest interest) {
        return switch (interest) {
            case OWN_WARD -> refusal("Ông/bà thuộc chính phường được chấm nên không được xem hoặc chấm phiếu này.",
                    "You belong to the ward that is scored, so you may neither read nor score this.");
            case SERVES_THE_WARD -> refusal(
                    "Ông/bà cũng đang làm việc cho phường được chấm nên không được xem hoặc chấm phiếu này. Xin nhường người khác trong tổ chấm.",
                    "You also serve the ward that is scored, so you may neither read nor score this. Leave it to a colleague.");
            case DECLARED -> refusal(
                    "Đã khai báo xung đột lợi ích với phường này nên ông/bà không được xem hoặc chấm phiếu. Xin nhường người khác trong tổ chấm.",
                    "An interest in this ward has been declared, so you may neither read nor score this. Leave it to a colleague.");
        };
    }

    private static Refusal refusal(String vi, String en) {
        return Refusal.of(403, "conflict-of-interest", vi, en);
    }
}
