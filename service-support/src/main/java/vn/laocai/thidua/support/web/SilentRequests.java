package vn.laocai.thidua.support.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps what a thread would log below a warning to itself while it deals with an anonymous request: at lower levels the
 * web framework and the driver of the store write down whole requests.
 */
final class SilentRequests extends TurboFilter {

    /** Puts it before every logger of this process; one is enough however many parts run in it. */
    void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getTurboFilterList().stream().noneMatch(SilentRequests.class::isInstance)) {
            setContext(context);
            setName("anonymous-requests");
            start();
            context.addTurboFilter(this);
        }
    }

    @Override
    public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
            Object @Nullable [] params, @Nullable Throwable thrown) {
        return level.toInt() < Level.WARN_INT && AnonymousRequests.underway()
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
