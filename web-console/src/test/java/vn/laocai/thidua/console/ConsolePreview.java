package vn.laocai.thidua.console;

import java.util.HashMap;
import java.util.Map;

import vn.laocai.thidua.console.fake.FakeSuite;
import vn.laocai.thidua.support.launch.ServiceLauncher;

/** Starts the console over the fake suite, to look at pages without the services: {@code empty}, {@code long}, {@code signed}. */
final class ConsolePreview {

    private ConsolePreview() {}

    public static void main(String[] args) {
        FakeSuite suite = new FakeSuite();
        for (String arg : args) {
            switch (arg) {
                case "empty" -> suite.data.empty();
                case "long" -> suite.data.withLongNames();
                case "signed" -> suite.data.allSigned();
                default -> {
                    if (arg.startsWith("sheets=")) {
                        suite.data.allSigned();
                        suite.data.scoring.sheetsAre(arg.substring("sheets=".length()));
                    } else if (arg.startsWith("table=")) {
                        suite.data.scoring.tableIs(arg.substring("table=".length()));
                    } else if (arg.startsWith("phase=")) {
                        suite.data.phaseIs(arg.substring("phase=".length()));
                    } else {
                        suite.stop(arg);
                    }
                }
            }
        }
        Map<String, Object> settings = new HashMap<>(suite.settings());
        settings.put("server.port", System.getProperty("port", "18080"));
        ServiceLauncher.start(WebConsoleApplication.class, "web-console", settings);
        System.out.println("identity " + suite.address());
    }
}
