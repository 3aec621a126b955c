package vn.laocai.thidua.support.command;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * What ties a command to the click that began it.
 *
 * @param traceparent
 *            W3C trace context
 * @param correlationId
 *            the same for everything that follows from one first command
 * @param causationId
 *            the event that caused the command, if it was an event
 */
public record TraceContext(String traceparent, String correlationId, @Nullable String causationId) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new trace that nothing caused. */
    public static TraceContext fresh() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        HexFormat hex = HexFormat.of();
        String traceId = hex.formatHex(bytes, 0, 16);
        return new TraceContext("00-" + traceId + "-" + hex.formatHex(bytes, 16, 24) + "-01", traceId, null);
    }

    /** The 32 hexadecimal digits that people search for in logs and traces. */
    public String traceId() {
        String[] parts = traceparent.split("-", -1);
        return parts.length > 1 ? parts[1] : traceparent;
    }
}
