package vn.laocai.thidua.console.board;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.console.client.RankingClient;
import vn.laocai.thidua.console.client.RankingClient.Board;
import vn.laocai.thidua.console.client.ServiceRefusal;

/** The board as the signed-in person may see it. */
@Component
class Boards {

    private final RankingClient ranking;

    Boards(RankingClient ranking) {
        this.ranking = ranking;
    }

    /** The live board, else what is public, else nothing. */
    @Nullable
    Board shown(String seasonId, @Nullable String asOf) {
        try {
            return ranking.live(seasonId, asOf);
        } catch (ServiceRefusal refusal) {
            if (refusal.status() != 403 && refusal.status() != 404) {
                throw refusal;
            }
        }
        try {
            return ranking.shown(seasonId);
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 404) {
                return null;
            }
            throw refusal;
        }
    }

    /** Whether what is told of the season's places is final. */
    boolean isFinal(String seasonId) {
        Board board = shown(seasonId, null);
        return board != null && board.isFinal();
    }
}
