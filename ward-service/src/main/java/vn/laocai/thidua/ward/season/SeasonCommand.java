package vn.laocai.thidua.ward.season;

import org.jspecify.annotations.Nullable;

/** What can be asked of a season. Facts of other documents come in with the command. */
sealed interface SeasonCommand {

    /** Write the season down and open it (Rules 4 and 6). */
    record OpenSeason(Season draft) implements SeasonCommand {}

    /**
     * Move it on.
     *
     * @param byHead
     *            whether the actor is the block's head on this day
     */
    record MoveSeasonToNextPhase(SeasonPhase to, @Nullable String reason, boolean byHead) implements SeasonCommand {}

    /**
     * Let this covenant be the one that the wards sign.
     *
     * @param ended
     *            a covenant that is known to have ended, so that its place may be taken
     */
    record NameCovenant(String covenantId, @Nullable String ended) implements SeasonCommand {}
}
