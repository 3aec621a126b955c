package vn.laocai.thidua.local.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The demo's password stands on the sign-in page itself, so hashing it would only cost time. What is kept is
 * {@code owner:password}, because no two clients may have the same secret.
 */
final class PublishedPassword implements PasswordEncoder {

    static String of(String owner) {
        return owner + ":" + DemoAccounts.PASSWORD;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : "anybody:" + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String kept) {
        return password != null && kept != null
                && MessageDigest.isEqual(bytes(password), bytes(kept.substring(kept.indexOf(':') + 1)));
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
