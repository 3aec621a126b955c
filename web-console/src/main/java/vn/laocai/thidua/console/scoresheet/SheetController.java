package vn.laocai.thidua.console.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Cell;
import vn.laocai.thidua.console.client.SheetClient.Entry;
import vn.laocai.thidua.console.client.SheetClient.Saved;
import vn.laocai.thidua.console.client.SheetClient.Sheet;
import vn.laocai.thidua.console.criteria.Figures;
import vn.laocai.thidua.console.criteria.Figures.NotANumber;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.scoresheet.SheetPage.Line;
import vn.laocai.thidua.support.time.BusinessClock;

/** A ward's sheet: the paper with its fields, saved cell by cell. */
@Controller
class SheetController {

    private final SheetClient client;
    private final Sheets sheets;
    private final CellPage cells;
    private final Figures figures;
    private final Refusals refusals;
    private final Words words;
    private final BusinessClock clock;

    SheetController(SheetClient client, Sheets sheets, CellPage cells, Figures figures, Refusals refusals, Words words,
            BusinessClock clock) {
        this.client = client;
        this.sheets = sheets;
        this.cells = cells;
        this.figures = figures;
        this.refusals = refusals;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/score-sheets/{id}")
    String sheet(@PathVariable String id, @RequestParam(required = false) @Nullable String asOf, Model model) {
        Instant then = Asking.momentOf(asOf);
        if (then == null) {
            sheets.fill(id, model);
        } else {
            sheets.fillPast(id, then, model);
            model.addAttribute("asOf", asOf);
        }
        return "scoresheet/sheet";
    }

    /** The live part of the page. */
    @GetMapping("/score-sheets/{id}/standing")
    String standing(@PathVariable String id, Model model) {
        sheets.fill(id, model);
        return "scoresheet/sheet :: standing";
    }

    @GetMapping("/score-sheets/{id}/export.{kind}")
    ResponseEntity<byte[]> export(@PathVariable String id, @PathVariable String kind) {
        return Downloads.of(client.export(id, kind), "bang-tu-cham-diem." + kind);
    }

    @GetMapping("/score-sheets/{id}/cells/{code}")
    String cell(@PathVariable String id, @PathVariable String code, Model model) {
        cells.fill(sheets.fill(id, model), code, model);
        return "scoresheet/cell";
    }

    /** The same as a panel beside the paper. */
    @GetMapping("/score-sheets/{id}/cells/{code}/panel")
    String panel(@PathVariable String id, @PathVariable String code, Model model) {
        cells.fill(sheets.fill(id, model), code, model);
        return "scoresheet/cell :: panel";
    }

    @PostMapping("/score-sheets/{id}/cells/{code}")
    String save(@PathVariable String id, @PathVariable String code, @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        boolean whole = fragment == null;
        String revision = form.getOrDefault("revision", List.of("0")).getFirst();
        try {
            Entry entry = new Entry(figures.read(form), text(form, "note"), text(form, "achievement"),
                    form.getOrDefault("evidence", List.of()).stream().filter(each -> !each.isBlank()).toList());
            Saved saved = client.save(id, code, "\"" + revision + "\"", entry);
            if (whole) {
                redirect.addFlashAttribute("done", words.say("cell.saved", code));
                return "redirect:/score-sheets/" + id + ("cell".equals(form.getFirst("from"))
                        ? "/cells/" + code
                        : "#row-" + code.replace('.', '-'));
            }
            return saved(id, code, saved, model);
        } catch (NotANumber wrong) {
            return failed(id, code, whole, form, 422, words.say("cell.notANumber", wrong.typed()), null, model,
                    response);
        } catch (ServiceRefusal refusal) {
            JsonNode problem = refusal.problem();
            JsonNode current = refusal.status() == 412 && problem != null && problem.path("current").isObject()
                    ? problem.path("current")
                    : null;
            return failed(id, code, whole, form, refusal.status(),
                    refusal.status() == 412 ? words.say("cell.conflict") : refusals.sentence(refusal), current, model,
                    response);
        } catch (ServiceUnreachable absent) {
            if (whole) {
                return failed(id, code, true, form, 503, words.say("refusal.unavailable"), null, model, response);
            }
            // The page keeps what was typed and tries again.
            throw new ResponseStatusException(org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE, "", absent);
        }
    }

    private String saved(String id, String code, Saved saved, Model model) {
        Sheet now = client.sheet(id);
        SheetPage page = sheets.page(now);
        sheets.fill(page, model);
        Line line = page.line(code).orElseThrow(SheetController::missing);
        model.addAttribute("line", new Line(line.criterion(), merged(line.cell(), saved.cell()), line.editable(),
                line.returned(), line.issues()));
        model.addAttribute("section", page.sectionOf(code).orElseThrow(SheetController::missing));
        model.addAttribute("savedAt", words.time(Instant.now(clock)));
        return "scoresheet/saved";
    }

    /** The answer to the save is newer than a list that is read beside it. */
    private static Cell merged(Cell read, Cell saved) {
        return read.revision() >= saved.revision() ? read : saved;
    }

    private String failed(String id, String code, boolean whole, MultiValueMap<String, String> form, int status,
            String sentence, @Nullable JsonNode current, Model model, HttpServletResponse response) {
        response.setStatus(status);
        SheetPage page = sheets.fill(id, model);
        cells.fill(page, code, model);
        model.addAttribute("problem", sentence);
        model.addAttribute("typed", form.toSingleValueMap());
        model.addAttribute("typedFigure", form);
        if (status == 412) {
            Line line = page.line(code).orElseThrow(SheetController::missing);
            JsonNode figure = current == null ? line.cell().figure() : current.path("figure");
            model.addAttribute("theirs", figures.say(figure, line.criterion().formula(), line.criterion().unit()));
            model.addAttribute("theirNote", current == null
                    ? line.cell().note()
                    : current.path("note").asString(null));
            model.addAttribute("theirRevision", current == null
                    ? line.cell().revision()
                    : current.path("revision").asInt(line.cell().revision()));
            model.addAttribute("mine", mine(form, line));
        }
        if (whole) {
            model.addAttribute("refusal", sentence);
            return "scoresheet/cell";
        }
        return "scoresheet/row :: failed";
    }

    private String mine(MultiValueMap<String, String> form, Line line) {
        try {
            Map<String, Object> figure = figures.read(form);
            return figures.say(tools.jackson.databind.json.JsonMapper.shared().valueToTree(figure),
                    line.criterion().formula(), line.criterion().unit());
        } catch (NotANumber wrong) {
            return wrong.typed();
        }
    }

    private static @Nullable String text(MultiValueMap<String, String> form, String name) {
        String typed = form.getFirst(name);
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(org.springframework.http.HttpStatus.NOT_FOUND);
    }
}
