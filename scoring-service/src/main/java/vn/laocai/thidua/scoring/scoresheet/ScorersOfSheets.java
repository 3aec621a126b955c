package vn.laocai.thidua.scoring.scoresheet;

import vn.laocai.thidua.support.command.Actor;

/** Who of other wards may read a sheet and its evidence in order to score it; told by cross-scoring. */
public interface ScorersOfSheets {

    /**
     * Whether this person scores the ward's sheet: assigned, without any interest, and the sheet is open to scorers. Asked
     * before every read of a cell, a comment or a file, also through a direct address.
     */
    boolean mayRead(Actor actor, String seasonId, String wardCode);

    /** Whether an interest, declared or derived, keeps this person of another ward from the ward's figures. */
    boolean hasInterest(Actor actor, String seasonId, String wardCode);
}
