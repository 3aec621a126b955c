package vn.laocai.thidua.console.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The browser that is installed on the machine; without one the tests are skipped, and fail on the build server. */
final class Chromium {

    private Chromium() {}

    static Playwright playwright() {
        executable();
        return Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                                "--disable-background-networking", "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path executable() {
        Optional<Path> executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst();
        if (executable.isEmpty()) {
            String message = "SKIPPED: no Chromium is installed, so the pages were not tried in a browser."
                    + " Install it with: apt-get install chromium";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            System.err.println("*** " + message + " ***");
            Assumptions.abort(message);
        }
        return executable.orElseThrow();
    }
}
