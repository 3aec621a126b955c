package vn.laocai.thidua.local.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes the name of the part as {@code %service} of a log pattern. */
public final class PartNameConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PartName.current();
    }
}
