package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.event.IncomingEvent;
import vn.laocai.thidua.support.inbox.Effect;
import vn.laocai.thidua.support.inbox.EventHandler;

/**
 * Opens the empty sheet of every party. One command per sheet: what a crash leaves out, the next delivery opens, and
 * what is there stays as it is.
 */
@Component
class WhenCovenantEntersIntoForceThenOpenScoreSheets implements EventHandler<CovenantEnteredIntoForce> {

    private static final String POLICY = "open-score-sheets";

    private final ScoreSheets sheets;
    private final Clock clock;

    WhenCovenantEntersIntoForceThenOpenScoreSheets(ScoreSheets sheets, Clock clock) {
        this.sheets = sheets;
        this.clock = clock;
    }

    @Override
    public Effect handle(IncomingEvent<CovenantEnteredIntoForce> event) {
        CovenantEnteredIntoForce covenant = event.data();
        Instant now = SheetTime.of(clock.instant());
        CommandContext context = CommandContext.ofPolicy(POLICY, event.envelope(), now);
        boolean opened = false;
        for (String ward : covenant.parties()) {
            ScoreSheetId id = new ScoreSheetId(covenant.seasonId(), ward);
            opened |= sheets.open(new OpenScoreSheet(id, covenant.covenantId(), covenant.blockId(), now), context);
        }
        return opened ? Effect.APPLIED : Effect.ALREADY_APPLIED;
    }
}
