package vn.laocai.thidua.support.command;

import java.time.Instant;

/**
 * Writes down each command that was refused, before the answer leaves. Over HTTP it is called once per refused request,
 * whatever refused it: a rule, a right, an entity tag, or a field of the request.
 */
public interface RefusalAudit {

    /** Person of a refused command where no token told one. */
    Actor ANONYMOUS = new Actor("anonymous", "", java.util.Set.of());

    /**
     * Stores one refusal durably.
     *
     * @param command
     *            name of the command, such as {@code sign-covenant}
     * @param actor
     *            who asked, or {@link #ANONYMOUS}
     * @param target
     *            path of the request, such as {@code /api/covenants/7/signatures}
     * @param status
     *            HTTP status of the answer
     * @param code
     *            stable code of the problem
     * @param trace
     *            trace of the click
     * @param at
     *            business time
     * @throws RuntimeException
     *             if it cannot be stored; the answer is then 503 {@code audit-unavailable}
     */
    void refused(String command, Actor actor, String target, int status, String code, TraceContext trace, Instant at);
}
