package vn.laocai.thidua.console.inbox;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import vn.laocai.thidua.console.client.NotificationClient;
import vn.laocai.thidua.console.client.NotificationClient.Messages;
import vn.laocai.thidua.console.page.Frame;
import vn.laocai.thidua.console.page.Words;

/** The person's messages. */
@Controller
class InboxController {

    private static final int PAGE = 20;

    private final NotificationClient notifications;
    private final Words words;

    InboxController(NotificationClient notifications, Words words) {
        this.notifications = notifications;
        this.words = words;
    }

    @GetMapping("/inbox")
    String page(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean unread, Model model) {
        fill(cursor, unread, model);
        return "inbox/page";
    }

    /** The live part of the page. */
    @GetMapping("/inbox/messages")
    String messages(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean unread, Model model) {
        fill(cursor, unread, model);
        return "inbox/page :: messages";
    }

    /** The number in the header. */
    @GetMapping("/inbox/unread")
    String unread(@ModelAttribute("frame") Frame frame) {
        return "layout :: unread";
    }

    /** Marks one message as read and opens what it is about. */
    @PostMapping("/inbox/{id}/reading")
    String read(@PathVariable String id, @RequestParam(defaultValue = "") String link) {
        notifications.read(id, "read-" + id);
        return "redirect:" + InboxLinks.safe(link);
    }

    @PostMapping("/inbox/reading-of-all")
    String readAll(@RequestParam(required = false) @Nullable String requestKey, RedirectAttributes redirect) {
        notifications.readAll(requestKey == null || requestKey.isBlank() ? UUID.randomUUID().toString() : requestKey);
        redirect.addFlashAttribute("done", words.say("inbox.allRead"));
        return "redirect:/inbox";
    }

    private void fill(@Nullable String cursor, boolean unread, Model model) {
        Messages messages = notifications.inbox(cursor, PAGE, unread ? Boolean.TRUE : null);
        List<InboxLine> lines = messages.all().stream().map(message -> InboxLine.of(message, words.english()))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("next", messages.next());
        model.addAttribute("cursor", cursor);
        model.addAttribute("onlyUnread", unread);
        model.addAttribute("unreadCount", messages.unread());
        model.addAttribute("requestKey", UUID.randomUUID().toString());
    }
}
