package vn.laocai.thidua.support.security;

import java.util.List;

/**
 * More paths of a service that anybody may read; a bean of the service. Needed only where a stranger must be able to
 * check something, such as the public keys of signatures.
 *
 * @param patterns
 *            path patterns, such as {@code /.well-known/webhook-keys}
 */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
