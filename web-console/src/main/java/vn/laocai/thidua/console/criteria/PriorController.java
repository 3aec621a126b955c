package vn.laocai.thidua.console.criteria;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.PriorClient;
import vn.laocai.thidua.console.client.PriorClient.Year;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** Results of earlier years: what stands beside the season, and a workbook in and out. */
@Controller
class PriorController {

    private final PriorClient client;
    private final CriteriaController criteria;
    private final Registry registry;
    private final Refusals refusals;
    private final Words words;

    PriorController(PriorClient client, CriteriaController criteria, Registry registry, Refusals refusals,
            Words words) {
        this.client = client;
        this.criteria = criteria;
        this.registry = registry;
        this.refusals = refusals;
        this.words = words;
    }

    /** A ward's points of each year in the order of the years; nothing where it has none. */
    record Line(String ward, List<@Nullable BigDecimal> points) {}

    /** Something in the file that has to be corrected. */
    record Fault(String place, String sentence) {}

    @GetMapping("/prior-results/{season}")
    String page(@PathVariable String season, Model model) {
        return show(season, null, null, model);
    }

    @GetMapping("/prior-results/{season}/export.xlsx")
    ResponseEntity<byte[]> export(@PathVariable String season) {
        return Downloads.of(client.export(season), "ket-qua-cac-nam-truoc.xlsx");
    }

    @PostMapping("/prior-results/{season}")
    String take(@PathVariable String season, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "true") boolean dryRun, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            JsonNode read = client.importFile(season, dryRun, UUID.randomUUID().toString(), file.getBytes());
            if (read.path("applied").asBoolean(false)) {
                redirect.addFlashAttribute("done", words.say("prior.done"));
                return "redirect:/prior-results/" + season;
            }
            return show(season, read, null, model);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            return show(season, null, refusals.sentence(refusal), model);
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            return show(season, null, words.say("refusal.unavailable"), model);
        }
    }

    private String show(String seasonId, @Nullable JsonNode read, @Nullable String refusal, Model model) {
        Season season = registry.season(seasonId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Year> years = years(seasonId);
        model.addAttribute("season", season);
        model.addAttribute("years", years);
        model.addAttribute("lines", lines(years));
        model.addAttribute("mayPrepare", criteria.prepares(season));
        model.addAttribute("checked", read != null);
        List<String> found = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        if (read != null) {
            read.path("years").forEach(each -> found.add(words.say("prior.read", each.path("year").asString(""),
                    each.path("wards").asInt(0), each.path("values").asInt(0))));
            read.path("errors").forEach(each -> faults.add(new Fault(place(each),
                    each.path(words.english() ? "messageEn" : "messageVi").asString(""))));
        }
        model.addAttribute("found", found);
        model.addAttribute("faults", faults);
        model.addAttribute("refusal", refusal);
        return "criteria/prior";
    }

    private String place(JsonNode fault) {
        int row = fault.path("row").asInt(0);
        return (fault.path("sheet").asString("") + " "
                + (row == 0 ? "" : words.say("prior.row", String.valueOf(row)) + " ")
                + fault.path("place").asString("")).strip();
    }

    private List<Year> years(String seasonId) {
        try {
            return client.years(seasonId).all();
        } catch (ServiceRefusal none) {
            if (none.status() == 404) {
                return List.of();
            }
            throw none;
        }
    }

    private List<Line> lines(List<Year> years) {
        Map<String, Line> lines = new TreeMap<>();
        for (Year year : years) {
            year.wards().keySet().forEach(ward -> lines.computeIfAbsent(ward, code -> new Line(
                    Objects.requireNonNullElse(registry.wardName(code), code),
                    points(years, code))));
        }
        return List.copyOf(lines.values());
    }

    private static List<@Nullable BigDecimal> points(List<Year> years, String ward) {
        List<@Nullable BigDecimal> points = new ArrayList<>();
        years.forEach(year -> points.add(total(year.wards().get(ward))));
        return points;
    }

    private static @Nullable BigDecimal total(@Nullable Map<String, JsonNode> values) {
        return values == null
                ? null
                : values.values().stream().map(each -> Numbers.number(each.path("points"))).filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
