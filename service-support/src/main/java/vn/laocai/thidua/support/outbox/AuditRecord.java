package vn.laocai.thidua.support.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.TraceContext;

/**
 * Who did what for which organisation, when, with which outcome (Rules 82, 83).
 *
 * @param target
 *            the aggregate of an accepted command, or the path of a refused request
 * @param outcome
 *            {@code accepted} or {@code refused}
 * @param code
 *            code of the problem where it was refused
 * @param at
 *            business time
 * @param recordedAt
 *            technical time
 */
public record AuditRecord(String command, String target, String actor, String organisation, Set<String> roles,
        String outcome, @Nullable Integer status, @Nullable String code, String traceId, Instant at,
        Instant recordedAt) {

    static AuditRecord accepted(String target, String command, Actor actor, TraceContext trace, Instant at,
            Instant recordedAt) {
        return new AuditRecord(command, target, actor.personId(), actor.organisation(), new TreeSet<>(actor.roles()),
                "accepted", null, null, trace.traceId(), at, recordedAt);
    }

    /** The record of a command that was refused. */
    public static AuditRecord refused(String target, String command, Actor actor, int status, String code,
            TraceContext trace, Instant at, Instant recordedAt) {
        return new AuditRecord(command, target, actor.personId(), actor.organisation(), new TreeSet<>(actor.roles()),
                "refused", status, code, trace.traceId(), at, recordedAt);
    }
}
