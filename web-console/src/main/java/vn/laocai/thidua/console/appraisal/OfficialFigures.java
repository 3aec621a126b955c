package vn.laocai.thidua.console.appraisal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.AppraisalClient;
import vn.laocai.thidua.console.client.AppraisalClient.OfficialFigure;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.ServiceUnreachable;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.criteria.CriteriaTable;
import vn.laocai.thidua.console.criteria.Figures;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** Figures of the departments: one by one, or many rows that are checked before they are written. */
@Controller
class OfficialFigures {

    private final AppraisalClient client;
    private final CriteriaBook book;
    private final Figures figures;
    private final Registry registry;
    private final Standing standing;
    private final Refusals refusals;
    private final Words words;

    OfficialFigures(AppraisalClient client, CriteriaBook book, Figures figures, Registry registry, Standing standing,
            Refusals refusals, Words words) {
        this.client = client;
        this.book = book;
        this.figures = figures;
        this.registry = registry;
        this.standing = standing;
        this.refusals = refusals;
        this.words = words;
    }

    /** Names of columns as people write them, and as the service knows them. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("mã tiêu chí", "criterionCode"),
            Map.entry("tiêu chí", "criterionCode"), Map.entry("mã", "criterionCode"),
            Map.entry("phường", "wardCode"), Map.entry("kết quả", "actual"), Map.entry("chỉ tiêu", "target"),
            Map.entry("năm trước", "baseline"), Map.entry("mức", "choice"), Map.entry("đạt", "met"),
            Map.entry("số văn bản", "documentNumber"), Map.entry("ngày văn bản", "documentDate"),
            Map.entry("cơ quan", "issuer"), Map.entry("cơ quan ban hành", "issuer"),
            Map.entry("code", "criterionCode"), Map.entry("ward", "wardCode"), Map.entry("result", "actual"),
            Map.entry("document number", "documentNumber"), Map.entry("document date", "documentDate"),
            Map.entry("issuer", "issuer"));

    /** A figure in words. */
    record Row(String code, String name, String ward, String figure, @Nullable String document,
            @Nullable String date, @Nullable String issuer) {}

    /** A row of an import. */
    record Checked(String line, String code, boolean ok, String problem) {}

    @GetMapping("/appraisal/official")
    String page(@RequestParam(required = false) @Nullable String season, Model model) {
        fill(standing.season(season).orElse(null), model);
        return "appraisal/official";
    }

    @PostMapping("/appraisal/official/{season}")
    String record(@PathVariable String season, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        String code = Asking.text(form, "code");
        String ward = Asking.text(form, "wardCode");
        String typed = Asking.text(form, "actual");
        String number = Asking.text(form, "documentNumber");
        String problem = words.say("official.missing");
        if (code != null && ward != null && typed != null && number != null && Numbers.parse(typed).isPresent()) {
            try {
                Map<String, Object> figure = new LinkedHashMap<>();
                figure.put("actual", Numbers.parse(typed).get().toPlainString());
                String issuer = Asking.text(form, "issuer");
                client.official(season, code, ward, new AppraisalClient.NewFigure(figure,
                        number, Asking.text(form, "documentDate"),
                        issuer == null ? words.of("organisation", SignedIn.now().organisation()) : issuer));
                redirect.addFlashAttribute("done", words.say("official.done", code, registry.wardName(ward)));
                return "redirect:/appraisal/official?season=" + season;
            } catch (ServiceRefusal refusal) {
                response.setStatus(refusal.status());
                problem = refusals.sentence(refusal);
            } catch (ServiceUnreachable absent) {
                response.setStatus(503);
                problem = words.say("refusal.unavailable");
            }
        } else {
            response.setStatus(422);
        }
        fill(registry.season(season).orElse(null), model);
        model.addAttribute("typed", form.toSingleValueMap());
        model.addAttribute("refusal", problem);
        return "appraisal/official";
    }

    @PostMapping("/appraisal/official/{season}/import")
    String importRows(@PathVariable String season, @RequestParam String csv,
            @RequestParam(defaultValue = "true") boolean dryRun, Model model, RedirectAttributes redirect,
            HttpServletResponse response) {
        fill(registry.season(season).orElse(null), model);
        model.addAttribute("csv", csv);
        try {
            List<Checked> rows = new ArrayList<>();
            JsonNode read = client.importOfficial(season, UUID.randomUUID().toString(),
                    new AppraisalClient.Csv(translated(csv), dryRun));
            for (JsonNode each : read.path("rows")) {
                boolean ok = each.path("ok").asBoolean(false);
                rows.add(new Checked(each.path("line").asString(""),
                        each.path("code").asString("") + " " + registry.wardName(each.path("wardCode").asString("")),
                        ok, each.path(words.english() ? "problemEn" : "problemVi").asString("")));
            }
            if (!dryRun && rows.stream().allMatch(Checked::ok)) {
                redirect.addFlashAttribute("done", words.say("official.imported", rows.size()));
                return "redirect:/appraisal/official?season=" + season;
            }
            model.addAttribute("checked", rows);
            model.addAttribute("clean", !rows.isEmpty() && rows.stream().allMatch(Checked::ok));
        } catch (ServiceRefusal refusal) {
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusals.sentence(refusal));
        } catch (ServiceUnreachable absent) {
            response.setStatus(503);
            model.addAttribute("refusal", words.say("refusal.unavailable"));
        }
        return "appraisal/official";
    }

    private void fill(@Nullable Season season, Model model) {
        CriteriaTable table = season == null ? CriteriaTable.of(null) : book.ofSeason(season.id());
        List<OfficialFigure> known = season == null ? List.of() : client.officialFigures(season.id()).all();
        model.addAttribute("season", season);
        model.addAttribute("rows", known.stream().filter(each -> each.official() != null)
                .map(each -> row(each, table)).toList());
        model.addAttribute("waiting", known.stream().filter(each -> each.official() == null).count());
        model.addAttribute("wards", season == null || season.memberCodes() == null ? List.of() : season.memberCodes());
        String own = SignedIn.now().organisation();
        model.addAttribute("leaves", table.leaves().stream()
                .filter(leaf -> own.equals(leaf.dataProvider())).toList());
        model.addAttribute("registry", registry);
        model.addAttribute("csv", "");
    }

    /** Names of columns and wards become those of the service; everything else stays as it was typed. */
    private String translated(String typed) {
        String[] lines = typed.strip().split("\\R", -1);
        String mark = lines[0].contains("\t") ? "\t" : ";";
        List<String> out = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String line : lines) {
            List<String> cells = new ArrayList<>();
            int at = 0;
            for (String cell : line.split(mark, -1)) {
                String text = cell.strip();
                if (out.isEmpty()) {
                    text = COLUMNS.getOrDefault(text.toLowerCase(Locale.of("vi")), text);
                    columns.add(text);
                } else if (at < columns.size() && "wardCode".equals(columns.get(at))) {
                    text = registry.wardCode(text).orElse(text);
                }
                cells.add(text);
                at++;
            }
            out.add(String.join(mark, cells));
        }
        return String.join("\n", out);
    }

    private Row row(OfficialFigure figure, CriteriaTable table) {
        CriteriaTable.Criterion criterion = table.find(figure.code()).orElse(null);
        AppraisalClient.Official official = figure.official();
        String name = figure.name();
        return new Row(figure.code(), name == null ? "" : name, registry.wardName(figure.wardCode()),
                figures.say(official == null ? null : official.figure(),
                        criterion == null ? null : criterion.formula(), figure.unit()),
                official == null ? null : official.documentNumber(),
                official == null ? null : official.documentDate(), official == null ? null : official.issuer());
    }
}
