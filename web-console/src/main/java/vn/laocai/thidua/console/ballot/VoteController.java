package vn.laocai.thidua.console.ballot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.console.client.BallotClient;
import vn.laocai.thidua.console.client.BallotClient.Ballot;
import vn.laocai.thidua.console.client.ServiceRefusal;
import vn.laocai.thidua.console.page.Refusals;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.security.SignedIn;

/**
 * The pages that need the browser's own arithmetic: voting, a teller's key and share. What leaves the browser here in a
 * person's name is a blinded credential, a public key or an opened share, never a choice.
 */
@Controller
class VoteController {

    private final BallotClient client;
    private final Registry registry;
    private final Refusals refusals;

    VoteController(BallotClient client, Registry registry, Refusals refusals) {
        this.client = client;
        this.registry = registry;
        this.refusals = refusals;
    }

    @GetMapping("/ballots/{id}/vote")
    String vote(@PathVariable String id, Model model) {
        show(id, model);
        return "ballot/vote";
    }

    @GetMapping("/ballots/{id}/teller")
    String teller(@PathVariable String id, Model model) {
        show(id, model);
        model.addAttribute("person", SignedIn.now().personId());
        return "ballot/teller";
    }

    /** Where an absent member writes what he thinks; it is sealed here and opened with the box. */
    @GetMapping("/ballots/{id}/opinion")
    String opinion(@PathVariable String id, Model model) {
        show(id, model);
        return "ballot/opinion";
    }

    /** Where a voter finds that his vote is in the closed box. */
    @GetMapping("/ballots/{id}/arrival")
    String arrival(@PathVariable String id, Model model) {
        show(id, model);
        JsonNode box = client.box(id);
        model.addAttribute("box", box.toString());
        model.addAttribute("codes", codes(box));
        return "ballot/arrival";
    }

    /** {@code step} is credentials, written-opinions, teller-keys or teller-shares; answers JSON, for the page's script. */
    @PostMapping(path = "/ballots/{id}/steps/{step:credentials|written-opinions|teller-keys|teller-shares}")
    ResponseEntity<String> step(@PathVariable String id, @PathVariable String step,
            @RequestParam Map<String, String> form) {
        Map<String, Object> content = switch (step) {
            case "credentials" -> Map.of("questionId", form.getOrDefault("questionId", ""), "blindedMessage",
                    form.getOrDefault("blindedMessage", ""));
            case "written-opinions" -> Map.of("ciphertext", form.getOrDefault("ciphertext", ""));
            case "teller-keys" -> Map.of("publicKey", form.getOrDefault("publicKey", ""));
            default -> Map.of("share", form.getOrDefault("share", ""));
        };
        try {
            JsonNode answer = client.act(id, step, UUID.randomUUID().toString(), content);
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.APPLICATION_JSON)
                    .body(step.equals("credentials") ? answer.toString() : "{}");
        } catch (ServiceRefusal refusal) {
            return ResponseEntity.status(refusal.status()).cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(
                            Map.of("code", refusal.code(), "detail", refusals.sentence(refusal))));
        }
    }

    /** The codes of the closed box by question, for whoever compares the one on his receipt. */
    private static Map<String, List<String>> codes(JsonNode box) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        box.path("hashes").properties().forEach(question -> codes.put(question.getKey(),
                question.getValue().valueStream().map(JsonNode::asString).toList()));
        return codes;
    }

    private void show(String id, Model model) {
        Ballot ballot = client.ballot(id);
        model.addAttribute("ballot", ballot);
        model.addAttribute("votes", "OPEN".equals(ballot.state()) && ballot.mine() != null && !ballot.paperOnly()
                && !ballot.mine().onPaper());
        model.addAttribute("raw", client.raw(id).toString());
        model.addAttribute("registry", registry);
    }
}
