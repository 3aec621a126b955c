package vn.laocai.thidua.support.security;

import java.util.List;

/**
 * Paths of a service to which anybody may post without saying who he is; a bean of the service. Made for the casting of
 * secret votes: such a request has no actor, no idempotency key, no audit record, no span, no observation and no line in
 * the access log, and one that carries a token or a cookie is refused before anything looks at it.
 *
 * @param patterns
 *            path patterns, such as {@code /api/public/ballots/{id}/casts}
 */
public record AnonymousPosts(List<String> patterns) {

    public AnonymousPosts {
        patterns = List.copyOf(patterns);
    }
}
