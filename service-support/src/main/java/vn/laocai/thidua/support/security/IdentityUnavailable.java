package vn.laocai.thidua.support.security;

import org.springframework.security.core.AuthenticationException;

/** The identity provider's keys cannot be had, so that no token can be checked; a later try may work. */
public final class IdentityUnavailable extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    IdentityUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
