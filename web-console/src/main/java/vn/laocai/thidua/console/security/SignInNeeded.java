package vn.laocai.thidua.console.security;

import org.jspecify.annotations.Nullable;

/** The session's token is gone or no longer accepted: the person has to pass by the identity provider again. */
public final class SignInNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignInNeeded(String reason) {
        this(reason, null);
    }

    public SignInNeeded(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
