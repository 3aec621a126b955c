package vn.laocai.thidua.local.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A person of the demo.
 *
 * @param account
 *            name to sign in with, such as {@code sa-pa.leader}
 * @param name
 *            name and office as shown to others
 * @param organisation
 *            code of the organisation the person acts for
 * @param group
 *            heading under which the sign-in page lists the account
 * @param roles
 *            base role codes
 */
public record DemoAccount(String account, String name, String organisation, String group, List<String> roles) {

    /** The pseudonymous id that stands for the person in tokens, events and audit: never the name. */
    public String personId() {
        return personId(account);
    }

    public String email() {
        return account + "@thidua.local";
    }

    static String personId(String account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("thidua:" + account).getBytes(StandardCharsets.UTF_8));
            return "p-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
