package vn.laocai.thidua.console.security;

import org.jspecify.annotations.Nullable;

/** The session's token is gone or no longer accepted: the person has to pass by the identity provider again. */
public final class SignInNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean afresh;

    public SignInNeeded(String reason) {
        this(reason, null);
    }

    public SignInNeeded(String reason, @Nullable Throwable cause) {
        this(reason, cause, false);
    }

    private SignInNeeded(String reason, @Nullable Throwable cause, boolean afresh) {
        super(reason, cause);
        this.afresh = afresh;
    }

    /** The session is good, but the act asks the person to prove again who that is. */
    public static SignInNeeded afresh(String reason) {
        return new SignInNeeded(reason, null, true);
    }

    /** Whether the provider shall ask for the password even where it still knows the person. */
    public boolean isAfresh() {
        return afresh;
    }
}
