package vn.laocai.thidua.local.logging;

import java.nio.file.Path;

import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets up the one log of the process before anything writes to it. */
public final class SharedLog {

    private SharedLog() {}

    /**
     * Must run before the first logger is made.
     *
     * @param file
     *            where everything from INFO on goes; the terminal shows warnings only
     */
    public static void writeTo(Path file) {
        // Each part would otherwise set the log up again in its own way.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("thidua.log.file", file.toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "local-stack/logback.xml");
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        // Now, in one thread: several that begin to log at once would lose their first lines.
        LoggerFactory.getILoggerFactory();
    }
}
