package vn.laocai.thidua.ward.covenant;

import org.jspecify.annotations.Nullable;

/**
 * Which covenant it is; nothing of this ever changes.
 *
 * @param year
 *            year of the season
 * @param version
 *            from 1; a revision has the next number and an id of its own
 * @param supersedes
 *            covenant that this version takes the place of
 */
record CovenantIdentity(String id, String seasonId, String blockId, int year, int version,
        @Nullable String supersedes) {}
