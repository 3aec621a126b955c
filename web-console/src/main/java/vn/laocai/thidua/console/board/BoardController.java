package vn.laocai.thidua.console.board;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.RankingClient;
import vn.laocai.thidua.console.client.RankingClient.Board;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.client.WardClient.Season;
import vn.laocai.thidua.console.page.Ask;
import vn.laocai.thidua.console.page.Asking;
import vn.laocai.thidua.console.page.Downloads;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Standing;
import vn.laocai.thidua.console.page.Words;
import vn.laocai.thidua.console.security.SignedIn;

/** The board of a season: the live one for those entitled, the frozen one for everybody else. */
@Controller
class BoardController {

    private static final Map<String, String> NOTHING = Map.of();

    private final RankingClient ranking;
    private final Boards boards;
    private final Registry registry;
    private final Standing standing;
    private final Asking asking;
    private final Words words;

    BoardController(RankingClient ranking, Boards boards, Registry registry, Standing standing, Asking asking,
            Words words) {
        this.ranking = ranking;
        this.boards = boards;
        this.registry = registry;
        this.standing = standing;
        this.asking = asking;
        this.words = words;
    }

    @GetMapping("/boards")
    String current(Model model) {
        Season season = registry.current().orElse(null);
        if (season != null) {
            return "redirect:/boards/" + season.id();
        }
        return "board/none";
    }

    @GetMapping("/boards/{seasonId}")
    String page(@PathVariable String seasonId, @RequestParam(required = false) @Nullable String asOf, Model model) {
        fill(seasonId, asOf, model);
        return "board/page";
    }

    /** The part that is live. */
    @GetMapping("/boards/{seasonId}/rows")
    String rows(@PathVariable String seasonId, Model model) {
        fill(seasonId, null, model);
        return "board/page :: rows";
    }

    @GetMapping("/boards/{seasonId}/export.{kind:xlsx|pdf}")
    ResponseEntity<byte[]> export(@PathVariable String seasonId, @PathVariable String kind,
            @RequestParam(required = false) @Nullable String asOf) {
        String name = "bang-xep-hang." + kind;
        try {
            return Downloads.of(ranking.export(seasonId, kind, instant(asOf)), name);
        } catch (ServiceRefusal refusal) {
            if (refusal.status() == 403) {
                return Downloads.of(ranking.exportShown(seasonId, kind), name);
            }
            throw refusal;
        }
    }

    @GetMapping("/boards/{seasonId}/freeze")
    String freezeForm(@PathVariable String seasonId, Model model) {
        return asking.show(freezing(seasonId), model);
    }

    @PostMapping("/boards/{seasonId}/freeze")
    String freeze(@PathVariable String seasonId, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        return asking.act(freezing(seasonId), form, key -> ranking.freeze(seasonId, key, NOTHING),
                words.say("board.freeze.done"), "/boards/" + seasonId, model, redirect, response);
    }

    @GetMapping("/boards/{seasonId}/finalisation")
    String checklist(@PathVariable String seasonId, Model model) {
        model.addAttribute("season", registry.season(seasonId).orElse(null));
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("finalisation", ranking.finalisation(seasonId));
        model.addAttribute("head", standing.head(registry.season(seasonId).orElse(null)));
        return "board/finalisation";
    }

    @GetMapping("/boards/{seasonId}/finalise")
    String finaliseForm(@PathVariable String seasonId, Model model) {
        return asking.show(finalising(seasonId), model);
    }

    @PostMapping("/boards/{seasonId}/finalise")
    String finalise(@PathVariable String seasonId, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        return asking.act(finalising(seasonId), form, key -> ranking.finalise(seasonId, key, NOTHING),
                words.say("board.finalise.done"), "/boards/" + seasonId + "/finalisation", model, redirect, response);
    }

    @GetMapping("/boards/{seasonId}/publish")
    String publishForm(@PathVariable String seasonId, Model model) {
        return asking.show(publishing(seasonId), model);
    }

    @PostMapping("/boards/{seasonId}/publish")
    String publish(@PathVariable String seasonId, @RequestParam MultiValueMap<String, String> form, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        return asking.act(publishing(seasonId), form, key -> ranking.publish(key, Map.of("seasonId", seasonId)),
                words.say("board.publish.done"), "/boards/" + seasonId, model, redirect, response);
    }

    private void fill(String seasonId, @Nullable String asOf, Model model) {
        Season season = registry.season(seasonId).orElse(null);
        Board board = boards.shown(seasonId, instant(asOf));
        model.addAttribute("seasonId", seasonId);
        model.addAttribute("season", season);
        model.addAttribute("seasons", registry.seasons());
        model.addAttribute("board", board);
        model.addAttribute("asOf", asOf);
        model.addAttribute("registry", registry);
        model.addAttribute("live", board != null && ("LIVE".equals(board.kind()) || "AS_OF".equals(board.kind())));
        model.addAttribute("detail", board != null && board.sections() != null);
        model.addAttribute("head", standing.head(season));
        model.addAttribute("headSide", standing.headSide(season));
        model.addAttribute("firm",
                SignedIn.now().has("PROVINCE_MONITOR") || SignedIn.now().has("COUNCIL_MEMBER"));
        model.addAttribute("ward", SignedIn.now().has("WARD_LEADER") || SignedIn.now().has("WARD_OFFICER"));
    }

    /** A moment as it is typed, by the province's clock; nothing where it is no moment. */
    private static @Nullable String instant(@Nullable String typed) {
        return Asking.momentOf(typed) == null ? null : String.valueOf(Asking.momentOf(typed));
    }

    private Ask freezing(String seasonId) {
        String path = "/boards/" + seasonId;
        return Ask.of(words.say("board.freeze.title"), words.say("board.freeze.sentence"), path + "/freeze",
                words.say("board.freeze.button"), path);
    }

    private Ask finalising(String seasonId) {
        String path = "/boards/" + seasonId;
        return Ask.of(words.say("board.finalise.title"), words.say("board.finalise.sentence"), path + "/finalise",
                words.say("board.finalise.button"), path + "/finalisation")
                .warning(words.say("board.finalise.warning"));
    }

    private Ask publishing(String seasonId) {
        String path = "/boards/" + seasonId;
        return Ask.of(words.say("board.publish.title"), words.say("board.publish.sentence"), path + "/publish",
                words.say("board.publish.button"), path).warning(words.say("board.publish.warning"))
                .with(Ask.Field.of("CONFIRM", "sure", words.say("board.publish.sure"), true));
    }
}
