package vn.laocai.thidua.notification.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import vn.laocai.thidua.notification.inbox.InAppMessages.InboxMessage;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandName;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.web.Cursor;
import vn.laocai.thidua.support.web.CursorPage;
import vn.laocai.thidua.support.web.PageQuery;

/** A person's own messages; nobody can ask for another's. */
@Tag(name = "Inbox", description = "The messages of the person who asks")
@RestController
@RequestMapping("/api/inbox")
@PreAuthorize("isAuthenticated()")
class InboxController {

    private final InAppMessages messages;
    private final Clock clock;

    InboxController(InAppMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    record MessageView(String id, String title, String body, String titleEn, String bodyEn, String link,
            String eventType, String subject, Instant at, @Nullable Instant readAt) {

        static MessageView of(InboxMessage message) {
            return new MessageView(message.id(), message.announcement().vietnamese().title(),
                    message.announcement().vietnamese().body(), message.announcement().english().title(),
                    message.announcement().english().body(), message.announcement().link(), message.eventType(),
                    message.subject(), message.at(), message.readAt());
        }
    }

    /** A page of messages, newest first, and how many in all are not read. */
    record InboxPage(List<MessageView> items, @Nullable String next, long unread) {}

    record Unread(long unread) {}

    @Operation(summary = "The own messages, newest first, and how many are not read")
    @GetMapping
    InboxPage inbox(@RequestParam(name = "unread", defaultValue = "false") boolean onlyUnread, PageQuery page,
            Actor actor) {
        long below = page.after() == null ? Long.MAX_VALUE : number(page.after());
        List<InboxMessage> found = messages.newest(actor.personId(), below, page.limit() + 1, onlyUnread);
        CursorPage<MessageView> view = CursorPage
                .of(found, page.limit(), message -> Cursor.of(Long.toString(message.number())))
                .map(MessageView::of);
        return new InboxPage(view.items(), view.next(), messages.unread(actor.personId()));
    }

    @Operation(summary = "Marks one message as read")
    @PostMapping("/{id}/reading")
    @CommandName("read-message")
    Unread read(@PathVariable String id, Actor actor) {
        if (messages.markRead(actor.personId(), id, clock.instant()).isEmpty()) {
            throw Refusal.of(404, "message-unknown", "Không tìm thấy thông báo này.", "There is no such message.");
        }
        return new Unread(messages.unread(actor.personId()));
    }

    @Operation(summary = "Marks all messages as read")
    @PostMapping("/reading-of-all")
    @CommandName("read-all-messages")
    Unread readAll(Actor actor) {
        messages.markAllRead(actor.personId(), clock.instant());
        return new Unread(messages.unread(actor.personId()));
    }

    private static long number(Cursor cursor) {
        try {
            return Long.parseLong(cursor.first());
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "cursor-invalid", "Con trỏ trang không hợp lệ. Hãy tải lại từ trang đầu.",
                    "The cursor is not valid. Start again from the first page.");
        }
    }
}
