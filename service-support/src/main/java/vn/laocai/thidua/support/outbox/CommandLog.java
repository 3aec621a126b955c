package vn.laocai.thidua.support.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

import vn.laocai.thidua.support.command.AcceptedAudit;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.RefusalAudit;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.journal.HashChain;

/** The audit of what changed no aggregate: refusals and the acts of operators, one document each, before the answer. */
final class CommandLog implements RefusalAudit, AcceptedAudit {

    static final String COLLECTION = "command_log";

    private final MongoCollection<Document> rows;
    private final Supplier<String> ids;
    private final Clock technicalClock;

    CommandLog(MongoDatabase database, Supplier<String> ids, Clock technicalClock) {
        this.rows = database.getCollection(COLLECTION);
        this.ids = ids;
        this.technicalClock = technicalClock;
    }

    @Override
    public void refused(String command, Actor actor, String target, int status, String code, TraceContext trace,
            Instant at) {
        Instant now = technicalClock.instant();
        insert(AuditRecord.refused(target, command, actor, status, code, trace, at, now), now);
    }

    @Override
    public void accepted(String target, CommandContext context) {
        Instant now = technicalClock.instant();
        insert(AuditRecord.accepted(target, context.command(), context.actor(), context.trace(), context.at(), now),
                now);
    }

    private void insert(AuditRecord row, Instant now) {
        String content = EventJson.mapper().writeValueAsString(row);
        rows.insertOne(new Document("_id", "%013d-%s".formatted(now.toEpochMilli(), ids.get()))
                .append("content", content).append("hash", HashChain.next(HashChain.START, content))
                .append("at", Date.from(now)));
    }

    Iterable<String> newestFirst(int most) {
        return rows.find().sort(Sorts.descending("_id")).limit(most).map(row -> row.getString("content"));
    }
}
