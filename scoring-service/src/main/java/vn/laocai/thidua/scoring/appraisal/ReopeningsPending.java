package vn.laocai.thidua.scoring.appraisal;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.board.PendingWork;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals;

/** A proposed reopening keeps the season from being finalised until somebody has decided. */
@Component
class ReopeningsPending implements PendingWork {

    private final SheetAppraisals sheets;

    ReopeningsPending(SheetAppraisals sheets) {
        this.sheets = sheets;
    }

    @Override
    public List<Pending> pending(String seasonId) {
        int proposed = (int) sheets.ofSeason(seasonId).stream().filter(one -> one.appraisal().proposal() != null)
                .count();
        return proposed == 0
                ? List.of()
                : List.of(new Pending("reopenings-undecided", proposed,
                        "Còn " + proposed
                                + " đề nghị mở lại bảng điểm chưa được duyệt. Người theo dõi của tỉnh cần quyết định.",
                        proposed + " proposed reopenings wait for the province's monitor."));
    }
}
