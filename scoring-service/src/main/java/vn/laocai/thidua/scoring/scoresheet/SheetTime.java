package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import vn.laocai.thidua.support.command.CommandContext;

/** Business time as sheets keep it: whole milliseconds, which the store and the journal both hold exactly. */
final class SheetTime {

    private SheetTime() {}

    static Instant of(CommandContext context) {
        return context.at().truncatedTo(ChronoUnit.MILLIS);
    }

    static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
