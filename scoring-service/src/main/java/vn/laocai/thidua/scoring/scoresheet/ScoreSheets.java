package vn.laocai.thidua.scoring.scoresheet;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.outbox.AggregateFactory;
import vn.laocai.thidua.support.outbox.Aggregates;
import vn.laocai.thidua.support.outbox.Versioned;

/** All score sheets. */
@Component
class ScoreSheets {

    private final Aggregates<ScoreSheet, ScoreSheetEvent> sheets;

    ScoreSheets(AggregateFactory aggregates) {
        sheets = aggregates.create(new ScoreSheetDefinition());
    }

    /** Opens a sheet; tells whether this call opened it. */
    boolean open(OpenScoreSheet command, CommandContext context) {
        AtomicBoolean opened = new AtomicBoolean();
        sheets.handle(command.id().value(), context, sheet -> {
            List<ScoreSheetEvent> events = ScoreSheetDecider.decide(command, sheet);
            opened.set(!events.isEmpty());
            return events;
        });
        return opened.get();
    }

    Optional<Versioned<ScoreSheet>> find(String id) {
        return sheets.find(id);
    }

    /** Sheets of a season in the order of their ward codes. There are ten a year, so all are read. */
    List<Versioned<ScoreSheet>> ofSeason(String seasonId) {
        return sheets.findAll().stream().filter(sheet -> sheet.state().id().seasonId().equals(seasonId)).toList();
    }
}
