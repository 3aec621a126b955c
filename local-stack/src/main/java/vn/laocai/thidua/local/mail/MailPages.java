package vn.laocai.thidua.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The mail room's plain pages. */
final class MailPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss")
            .withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final int SHOWN = 300;

    private MailPages() {}

    static String list(List<Letter> letters, @Nullable String recipient) {
        String rows = letters.stream().limit(SHOWN).map(letter -> """
                <tr><td class="time">%s</td><td>%s</td><td><a href="/messages/%s">%s</a></td></tr>
                """.formatted(TIME.format(letter.receivedAt()), escape(letter.to()), letter.id(),
                letter.subject().isBlank() ? "(không có tiêu đề)" : escape(letter.subject())))
                .collect(Collectors.joining());
        String table = rows.isEmpty()
                ? "<p class=\"empty\">Chưa có thư nào. Thư đến khi có người được báo tin, chẳng hạn khi giao ước mở ký."
                        + " <span lang=\"en\">No mail yet.</span></p>"
                : "<table><thead><tr><th>Lúc</th><th>Gửi tới</th><th>Tiêu đề</th></tr></thead><tbody>" + rows
                        + "</tbody></table>"
                        + (letters.size() > SHOWN
                                ? "<p>Chỉ hiện " + SHOWN + " thư mới nhất trong " + letters.size() + " thư.</p>"
                                : "");
        return page("Thư đã gửi (" + letters.size() + ")", """
                <form><label for="to">Người nhận</label>
                <input id="to" name="to" value="%s" placeholder="cam-duong.leader"><button>Lọc</button>
                <a href="/">Tất cả</a></form>%s""".formatted(recipient == null ? "" : escape(recipient), table));
    }

    static String letter(Letter letter) {
        return page(letter.subject(), """
                <p><a href="/">← Tất cả thư</a></p>
                <dl><dt>Lúc</dt><dd>%s</dd><dt>Từ</dt><dd>%s</dd><dt>Gửi tới</dt><dd>%s</dd><dt>Mã thư</dt><dd>%s</dd></dl>
                <pre>%s</pre>""".formatted(TIME.format(letter.receivedAt()), escape(letter.from()),
                escape(letter.to()), escape(letter.messageId()), escape(letter.text())));
    }

    static String notFound() {
        return page("Không có thư này",
                "<p>Thư có thể đã mất khi bộ phần mềm khởi động lại. <a href=\"/\">Xem tất cả thư</a></p>");
    }

    private static String page(String title, String body) {
        return """
                <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%1$s · Hộp thư dùng thử</title>
                <style>
                body{margin:0 auto;max-width:64rem;padding:1.5rem;font:16px/1.5 "Segoe UI",Roboto,"Noto Sans",system-ui,sans-serif;color:#1d2430}
                header{border-top:6px solid #a61c1c;padding-top:.75rem;color:#5b6470}
                h1{font-size:1.5rem;margin:.25rem 0 1rem}a{color:#a61c1c}
                table{border-collapse:collapse;width:100%%}th,td{text-align:left;padding:.6rem .75rem;border-bottom:1px solid #d9dde3;vertical-align:top}
                .time{white-space:nowrap;font-variant-numeric:tabular-nums}
                form{display:flex;gap:.75rem;align-items:center;flex-wrap:wrap;margin-bottom:1.25rem}
                input,button{font:inherit;min-height:2.75rem;padding:.25rem .75rem;border:1px solid #8b94a1;border-radius:6px;background:#fff}
                dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:#5b6470}dd{margin:0;overflow-wrap:anywhere}
                pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;border:1px solid #d9dde3;border-radius:6px;padding:1rem;background:#f6f7f9}
                </style></head><body><header>Khối thi đua các phường tỉnh Lào Cai · hộp thư dùng thử</header>
                <main><h1>%1$s</h1>%2$s</main></body></html>
                """
                .formatted(escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
