package vn.laocai.thidua.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import vn.laocai.thidua.local.identity.DemoAccounts;

/** What the terminal says when everything is up: where to go, as whom, and how to stop. */
final class Welcome {

    private Welcome() {}

    static List<String> lines(LaunchOptions options, DataDirectory data, long millis) {
        Ports ports = options.ports();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, "Sẵn sàng sau %.1f s · ready in %.1f s", millis / 1000.0, millis / 1000.0));
        if (options.parts().contains(Part.CONSOLE)) {
            lines.add("");
            lines.add("  Mở trình duyệt (open) " + ports.http(Part.CONSOLE));
        }
        if (options.parts().contains(Part.IDENTITY)) {
            lines.add(
                    "  Tài khoản (accounts)  sa-pa.leader còn phải ký (still to sign) · yen-bai.leader · block.secretary");
            lines.add("                        province.monitor · auditor · ops · mật khẩu (password) "
                    + DemoAccounts.PASSWORD);
            lines.add("                        danh sách (all): " + ports.http(Part.IDENTITY) + "/dev/accounts");
        }
        if (options.parts().contains(Part.MAIL)) {
            lines.add("  Thư (mail)            " + ports.mailReading());
        }
        lines.add("  Nhật ký (log)         " + LocalStack.logFile(options));
        lines.add(
                "  Dừng (stop)           Ctrl-C · dữ liệu được giữ (data is kept); --fresh để bắt đầu lại (to start over)");
        return lines;
    }
}
