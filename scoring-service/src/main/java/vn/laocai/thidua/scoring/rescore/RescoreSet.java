package vn.laocai.thidua.scoring.rescore;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.board.RescoreChange;

/**
 * A prepared rescore set; what becomes of it stands in the season's ledger.
 *
 * @param reason
 *            why, told to every ward that it affects
 * @param complaintId
 *            the complaint that led to it, if one did
 * @param preparedBy
 *            pseudonymous id of the person; another one must apply it
 */
record RescoreSet(String id, String seasonId, String reason, @Nullable String complaintId, List<RescoreChange> changes,
        String preparedBy, Instant preparedAt) {

    RescoreSet {
        changes = List.copyOf(changes);
    }
}
