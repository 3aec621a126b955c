package vn.laocai.thidua.console.scoresheet;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import vn.laocai.thidua.console.client.BoardClient;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.page.Bars;

/** A ward's sections as a picture, against the block and against its year before. */
@Controller
class ChartController {

    private final BoardClient boards;
    private final Sheets sheets;

    ChartController(BoardClient boards, Sheets sheets) {
        this.boards = boards;
        this.sheets = sheets;
    }

    @GetMapping("/score-sheets/{id}/charts")
    String charts(@PathVariable String id, Model model) {
        SheetPage page = sheets.fill(id, model);
        Bars bars = Bars.of(List.of());
        try {
            BoardClient.Charts read = boards.charts(page.sheet().seasonId(), page.sheet().wardCode());
            if (read.sections() != null) {
                bars = Bars.of(read.sections());
            }
        } catch (ServiceRefusal refusal) {
            // Not yet to be seen: the page says when it will be.
            if (refusal.status() != 403 && refusal.status() != 404) {
                throw refusal;
            }
        }
        model.addAttribute("chart", bars);
        return "scoresheet/charts";
    }
}
