package vn.laocai.thidua.console.club;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import vn.laocai.thidua.console.client.ClubClient;
import vn.laocai.thidua.console.client.ClubClient.Club;
import vn.laocai.thidua.console.page.Registry;
import vn.laocai.thidua.console.page.Words;

/** Clubs and their roll of members. */
@Controller
class ClubController {

    private final ClubClient clubs;
    private final Registry registry;
    private final Words words;

    ClubController(ClubClient clubs, Registry registry, Words words) {
        this.clubs = clubs;
        this.registry = registry;
        this.words = words;
    }

    /** A line of the roll. */
    record Member(String name, @Nullable String kind, @Nullable LocalDate from) {}

    @GetMapping("/clubs")
    String list(Model model) {
        model.addAttribute("clubs", clubs.clubs().all());
        return "club/list";
    }

    @GetMapping("/clubs/{id}")
    String page(@PathVariable String id, Model model) {
        fill(id, model);
        return "club/page";
    }

    /** The live part of the page. */
    @GetMapping("/clubs/{id}/roll")
    String roll(@PathVariable String id, Model model) {
        fill(id, model);
        return "club/page :: roll";
    }

    private void fill(String id, Model model) {
        Club club = clubs.club(id);
        Collator order = Collator.getInstance(Locale.of("vi"));
        List<ClubClient.Member> members = club.members();
        model.addAttribute("club", club);
        model.addAttribute("members", (members == null ? List.<ClubClient.Member>of() : members).stream()
                .filter(member -> member.until() == null)
                .map(member -> new Member(name(member.wardCode()), member.kind(), member.from()))
                .sorted(Comparator.comparing(Member::name, order)).toList());
    }

    private String name(String code) {
        String ward = registry.wardName(code);
        if (!ward.isEmpty()) {
            return words.say("ward.of", ward);
        }
        String other = words.orNull("organisation." + code);
        return other == null ? "" : other;
    }
}
