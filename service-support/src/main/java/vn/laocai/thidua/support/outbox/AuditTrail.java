package vn.laocai.thidua.support.outbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.journal.Journal;

/** Who did what: the commands in the journal, and beside them the refusals and the acts of operators. */
public final class AuditTrail {

    private static final int MOST = 200;

    private final Journal journal;
    private final CommandLog log;

    AuditTrail(Journal journal, CommandLog log) {
        this.journal = journal;
        this.log = log;
    }

    /** Which records are wanted; what is {@code null} does not matter. */
    public record Filter(@Nullable String actor, @Nullable String command, @Nullable String outcome,
            @Nullable String traceId) {

        private boolean takes(AuditRecord row) {
            return (actor == null || actor.equals(row.actor())) && (command == null || command.equals(row.command()))
                    && (outcome == null || outcome.equals(row.outcome()))
                    && (traceId == null || traceId.equals(row.traceId()));
        }
    }

    /** The newest records that the filter takes, at most 200. */
    public List<AuditRecord> newest(Filter filter) {
        Comparator<AuditRecord> oldestFirst = Comparator.comparing(AuditRecord::recordedAt);
        PriorityQueue<AuditRecord> newest = new PriorityQueue<>(oldestFirst);
        for (Journal.Entry entry : journal.ofKind(EntryKind.AUDIT.name())) {
            collect(newest, filter, entry.content());
        }
        for (String content : log.newestFirst(5 * MOST)) {
            collect(newest, filter, content);
        }
        List<AuditRecord> records = new ArrayList<>(newest);
        records.sort(oldestFirst.reversed());
        return records;
    }

    private static void collect(PriorityQueue<AuditRecord> newest, Filter filter, String content) {
        AuditRecord row = EventJson.mapper().readValue(content, AuditRecord.class);
        if (filter.takes(row)) {
            newest.add(row);
            if (newest.size() > MOST) {
                newest.remove();
            }
        }
    }
}
