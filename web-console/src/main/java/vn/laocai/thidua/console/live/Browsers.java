package vn.laocai.thidua.console.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The open pages. They are let go before the web server waits for its requests to end, for they never end. */
@Component
class Browsers implements SmartLifecycle {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private final Set<Browser> open = ConcurrentHashMap.newKeySet();
    private final JsonMapper json;
    private volatile boolean running;

    Browsers(JsonMapper json, MeterRegistry meters) {
        this.json = json;
        meters.gaugeCollectionSize("console.browsers.open", java.util.List.of(), open);
    }

    /**
     * A new open page.
     *
     * @param missed
     *            whether it was here before and may have missed something
     */
    SseEmitter open(boolean missed) {
        SseEmitter emitter = new SseEmitter(0L);
        Browser browser = new Browser(emitter, json, KEEP_ALIVE);
        Runnable forget = () -> {
            open.remove(browser);
            browser.close();
        };
        emitter.onCompletion(forget);
        emitter.onTimeout(forget);
        emitter.onError(failure -> forget.run());
        open.add(browser);
        if (missed) {
            browser.tell(Hint.EVERYTHING);
        }
        Thread.ofVirtual().name("browser-", System.nanoTime()).start(browser);
        return emitter;
    }

    void tell(Hint hint) {
        open.forEach(browser -> browser.tell(hint));
    }

    int count() {
        return open.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Browser::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
