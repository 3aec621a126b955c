package vn.laocai.thidua.testing.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An account of the demonstration, as its token tells it.
 *
 * @param name
 *            account name, such as {@code sa-pa.leader}
 * @param subject
 *            pseudonymous id of the person
 * @param organisation
 *            code of the organisation, such as {@code SA_PA}
 * @param roles
 *            base role codes
 */
public record TestAccount(String name, String subject, String organisation, List<String> roles) {

    private static final Map<String, TestAccount> OTHERS = Map.of("block.admin",
            person("block.admin", "PROVINCE", "BLOCK_ADMIN"), "block.secretary",
            person("block.secretary", "SA_PA", "BLOCK_SECRETARY"), "province.monitor",
            person("province.monitor", "HOME_AFFAIRS", "PROVINCE_MONITOR"), "ops", person("ops", "PROVINCE", "OPS"),
            "auditor", person("auditor", "INSPECTORATE", "AUDITOR"), "council.member",
            person("council.member", "PROVINCE", "COUNCIL_MEMBER"), "teller.1", person("teller.1", "SA_PA", "TELLER"),
            "teller.2", person("teller.2", "YEN_BAI", "TELLER"), "teller.3", person("teller.3", "LAO_CAI", "TELLER"),
            "agency.home-affairs",
            new TestAccount("agency.home-affairs", "agency.home-affairs", "HOME_AFFAIRS", List.of("AGENCY")));

    private static final Map<String, String> ROLE_OF_SUFFIX = Map.of("leader", "WARD_LEADER", "officer", "WARD_OFFICER",
            "scorer", "CROSS_SCORER", "appraiser", "APPRAISER", "partner", "CLUB_PARTNER", "secretary",
            "CLUB_SECRETARY");

    /**
     * The account of this name.
     *
     * @throws IllegalArgumentException
     *             where the demonstration has no such account
     */
    public static TestAccount named(String name) {
        TestAccount other = OTHERS.get(name);
        if (other != null) {
            return other;
        }
        int dot = name.lastIndexOf('.');
        String role = dot < 0 ? null : ROLE_OF_SUFFIX.get(name.substring(dot + 1));
        if (role == null) {
            throw new IllegalArgumentException("No account is called " + name);
        }
        return person(name, name.substring(0, dot).replace('-', '_').toUpperCase(Locale.ROOT), role);
    }

    /** A person with roles of one's own choice. */
    public static TestAccount person(String name, String organisation, String... roles) {
        return new TestAccount(name, personId(name), organisation, List.of(roles));
    }

    /** The pseudonymous id of the person with this account. */
    public static String personId(String accountName) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("thidua:" + accountName).getBytes(StandardCharsets.UTF_8));
            return "p-" + HexFormat.of().formatHex(hash).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
