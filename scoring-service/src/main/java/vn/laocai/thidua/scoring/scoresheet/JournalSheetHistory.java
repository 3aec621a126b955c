package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.History;
import vn.laocai.thidua.support.outbox.Recorded;

/** The sheets' part of this service's journal. */
@Component
class JournalSheetHistory implements SheetHistory {

    private final History<ScoreSheet, ScoreSheetEvent> history;

    JournalSheetHistory(Journal journal) {
        history = new History<>(journal, new ScoreSheetDefinition());
    }

    @Override
    public Optional<ScoreSheet> asOf(String id, Instant at) {
        return history.asOf(id, at);
    }

    @Override
    public List<Recorded<ScoreSheetEvent>> events(String id) {
        return history.events(id);
    }
}
