package vn.laocai.thidua.scoring.season;

import java.util.List;
import java.util.Optional;

import vn.laocai.thidua.support.command.Refusal;

/** The seasons that this service has heard of. */
public interface Seasons {

    /** The season, where its opening has arrived. */
    Optional<Season> find(String seasonId);

    /** Every season; there is one a year and block. */
    List<Season> all();

    /**
     * The season.
     *
     * @throws Refusal
     *             404 {@code season-not-found}
     */
    default Season require(String seasonId) {
        return find(seasonId).orElseThrow(() -> Refusal.of(404, "season-not-found",
                "Không có mùa thi đua này. Hãy chọn lại mùa thi đua trong danh sách.",
                "There is no such season. Choose a season from the list."));
    }
}
