package vn.laocai.thidua.console.scoresheet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.console.client.SheetClient;
import vn.laocai.thidua.console.client.SheetClient.Criteria;
import vn.laocai.thidua.console.client.SheetClient.SignedSubmission;
import vn.laocai.thidua.console.client.SheetClient.Submission;
import vn.laocai.thidua.console.criteria.CriteriaBook;
import vn.laocai.thidua.console.criteria.CriteriaTable;
import vn.laocai.thidua.console.criteria.CriteriaTable.Criterion;
import vn.laocai.thidua.console.criteria.Figures;
import vn.laocai.thidua.console.page.Numbers;
import vn.laocai.thidua.console.page.Words;

/** The submissions of a sheet, read from the very text that was signed, one beside another. */
@Controller
class SubmissionController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SheetClient client;
    private final Sheets sheets;
    private final CriteriaBook book;
    private final Figures figures;
    private final Words words;

    SubmissionController(SheetClient client, Sheets sheets, CriteriaBook book, Figures figures,
            Words words) {
        this.client = client;
        this.sheets = sheets;
        this.book = book;
        this.figures = figures;
        this.words = words;
    }

    /** What one submission says of a criterion; {@code files} counts its documents. */
    record Said(String result, @Nullable BigDecimal points, @Nullable String note, int files) {}

    /** A criterion with what was signed; {@code before} is the other submission's, where one is compared. */
    record Line(Criterion criterion, @Nullable Said said, @Nullable Said before, boolean changed) {}

    @GetMapping("/score-sheets/{id}/submissions")
    String list(@PathVariable String id, Model model) {
        sheets.fill(id, model);
        model.addAttribute("submissions", client.submissions(id).all().reversed());
        return "scoresheet/submissions";
    }

    @GetMapping("/score-sheets/{id}/submissions/{number}")
    String one(@PathVariable String id, @PathVariable int number,
            @RequestParam(name = "with", required = false) @Nullable Integer other, Model model) {
        sheets.fill(id, model);
        List<Submission> all = client.submissions(id).all();
        SignedSubmission signed = client.submission(id, number);
        JsonNode content = JSON.readTree(signed.content());
        JsonNode compared = other == null ? null : JSON.readTree(client.submission(id, other).content());
        List<Line> lines = lines(content, compared);
        model.addAttribute("submission", signed);
        model.addAttribute("facts", all.stream().filter(each -> each.number() == number).findFirst()
                .orElseThrow(SheetController::missing));
        model.addAttribute("others", all.stream().filter(each -> each.number() != number).toList());
        model.addAttribute("other", other);
        model.addAttribute("lines",
                compared == null ? lines : lines.stream().filter(Line::changed).toList());
        model.addAttribute("total", total(content));
        model.addAttribute("totalBefore", compared == null ? null : total(compared));
        return "scoresheet/submission";
    }

    /** The very text that was signed, with signature and public key, for a check without this system. */
    @GetMapping("/score-sheets/{id}/submissions/{number}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable int number) {
        byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(client.submission(id, number))
                .getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ban-nop-lan-" + number + ".json\"")
                .header("X-Content-Type-Options", "nosniff").body(bytes);
    }

    private List<Line> lines(JsonNode content, @Nullable JsonNode compared) {
        JsonNode criteria = content.path("criteria");
        CriteriaTable table = book.table(new Criteria(criteria.path("setId").asString(),
                criteria.path("version").asInt(), criteria.path("hash").asString(null)));
        List<Line> lines = new ArrayList<>();
        for (Criterion root : table.roots()) {
            for (Criterion leaf : table.leavesOf(root)) {
                Said said = said(content, leaf);
                Said before = compared == null ? null : said(compared, leaf);
                boolean changed = compared != null
                        && !signed(content, leaf.code()).equals(signed(compared, leaf.code()));
                if (said != null || before != null) {
                    lines.add(new Line(leaf, said, before, changed));
                }
            }
        }
        return lines;
    }

    /** What was signed of a criterion, without the count of saves, which says nothing. */
    private static JsonNode signed(JsonNode content, String code) {
        JsonNode cell = content.path("cells").path(code);
        return cell.isObject() ? cell.deepCopy().asObject().without("revision") : cell;
    }

    private @Nullable Said said(JsonNode content, Criterion leaf) {
        for (JsonNode code : content.path("notApplicable")) {
            if (leaf.code().equals(code.asString())) {
                return new Said(words.say("na.short"), null, null, 0);
            }
        }
        JsonNode cell = content.path("cells").path(leaf.code());
        if (!cell.isObject()) {
            return null;
        }
        return new Said(figures.say(cell.get("figure"), leaf.formula(), leaf.unit()),
                Numbers.number(cell.path("points")), cell.path("note").asString(null), cell.path("evidence").size());
    }

    private static @Nullable BigDecimal total(JsonNode content) {
        return Numbers.number(content.path("totals").path("total"));
    }
}
