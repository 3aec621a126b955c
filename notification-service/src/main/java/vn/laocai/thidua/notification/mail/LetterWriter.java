package vn.laocai.thidua.notification.mail;

import java.time.Instant;
import java.util.Locale;

import org.springframework.web.util.HtmlUtils;

import vn.laocai.thidua.notification.announcement.Announcement;
import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.announcement.MessageId;
import vn.laocai.thidua.notification.recipient.Language;
import vn.laocai.thidua.notification.recipient.Recipient;
import vn.laocai.thidua.support.event.EventEnvelope;

/** Writes an announcement as a letter in the language of its reader, as plain text and as HTML. */
final class LetterWriter {

    private final MailSettings settings;

    LetterWriter(MailSettings settings) {
        this.settings = settings;
    }

    Letter write(String id, EventEnvelope event, Recipient recipient, String address, Announcement announcement,
            Instant now) {
        boolean vietnamese = recipient.language() == Language.VI;
        Words words = vietnamese ? announcement.vietnamese() : announcement.english();
        String link = settings.consoleUrl().resolve(announcement.link()).toString();
        String greeting = (vietnamese ? "Kính gửi ông/bà " : "Dear ") + recipient.name() + ",";
        String lead = vietnamese ? "Xem chi tiết" : "See details";
        String why = vietnamese
                ? "Thư tự động của Hệ thống Thi Đua, gửi vì ông/bà có tên trong danh sách nhận thông báo của khối thi"
                        + " đua. Xin không trả lời thư này."
                : "Sent automatically by the Thi Đua system because you are on the emulation block's list of"
                        + " recipients. Please do not reply.";
        return new Letter(address, recipient.name(), "<" + id + "@" + settings.domain() + ">",
                "<" + MessageId.of(event.subject(), "thread", "mail") + "@" + settings.domain() + ">", event.id(),
                recipient.language().name().toLowerCase(Locale.ROOT), words.title(),
                text(greeting, words, lead, link, why), html(greeting, words, lead, link, why), now);
    }

    private static String text(String greeting, Words words, String lead, String link, String why) {
        String body = words.body().isBlank() ? words.title() + "." : words.title() + ".\n\n" + words.body();
        return greeting + "\n\n" + body + "\n\n" + lead + ": " + link + "\n\n-- \n" + why + "\n";
    }

    private static String html(String greeting, Words words, String lead, String link, String why) {
        String body = words.body().isBlank() ? "" : "<p>" + escape(words.body()) + "</p>";
        return """
                <!DOCTYPE html>
                <html><head><meta charset="utf-8"><title>%2$s</title></head>
                <body style="font-family:'Segoe UI',Roboto,'Noto Sans',sans-serif;font-size:16px;line-height:1.5;\
                color:#1f2933;max-width:40em;margin:1em auto;padding:0 1em">
                <p>%1$s</p>
                <h1 style="font-size:20px;color:#A61C1C">%2$s</h1>
                %3$s
                <p><a href="%5$s" style="color:#A61C1C">%4$s</a></p>
                <hr style="border:none;border-top:1px solid #d5d9de">
                <p style="font-size:13px;color:#52606d">%6$s</p>
                </body></html>
                """.formatted(escape(greeting), escape(words.title()), body, escape(lead), escape(link), escape(why));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
