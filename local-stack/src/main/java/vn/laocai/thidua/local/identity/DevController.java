package vn.laocai.thidua.local.identity;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import vn.laocai.thidua.local.clock.BusinessClockFile;

/** For scripts and the demo's operator; it exists in the local stack only. */
@RestController
@RequestMapping("/dev")
class DevController {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final IdentitySettings settings;
    private final JwtEncoder encoder;
    private final Clock realTime;
    private final BusinessClockFile businessClock;

    DevController(IdentitySettings settings, JwtEncoder encoder, Clock realTime, BusinessClockFile businessClock) {
        this.settings = settings;
        this.encoder = encoder;
        this.realTime = realTime;
        this.businessClock = businessClock;
    }

    /** One line of the list of accounts. */
    record Account(String account, String name, String organisation, List<String> roles, String email,
            String personId) {}

    /** What the business clock shows, and how it was set. */
    record BusinessTime(OffsetDateTime now, Instant businessStart, Instant realStart) {}

    /**
     * Pages from elsewhere, opened in a browser on this machine, could otherwise move the clock, or read tokens through a
     * name that they let point here.
     */
    @ModelAttribute
    void refuseForeignPages(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = !OWN_NAMES.contains(request.getServerName())
                || (origin != null && !OWN_NAMES.contains(hostOf(origin)))
                || "cross-site".equals(site);
        if (foreign) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only from this machine");
        }
    }

    @GetMapping(path = "/token", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> token(@RequestParam String user, @RequestParam(defaultValue = "false") boolean expired) {
        Map<String, Object> claims;
        if (user.equals(DemoAccounts.AGENCY_CLIENT)) {
            claims = Claims.ofAgency();
        } else {
            Optional<DemoAccount> person = DemoAccounts.find(user);
            if (person.isEmpty()) {
                return ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .body("No account " + user.replaceAll("[^a-zA-Z0-9.-]", "?") + "; see /dev/accounts\n");
            }
            claims = Claims.of(person.get());
        }
        Instant issued = expired ? realTime.instant().minus(LIFE.multipliedBy(2)) : realTime.instant();
        JwtClaimsSet content = JwtClaimsSet.builder().issuer(settings.issuer().toString()).issuedAt(issued)
                .notBefore(issued).expiresAt(issued.plus(LIFE)).id(UUID.randomUUID().toString())
                .claim("auth_time", issued.getEpochSecond()).claims(all -> all.putAll(claims)).build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return ResponseEntity.ok(encoder.encode(JwtEncoderParameters.from(header, content)).getTokenValue());
    }

    @GetMapping("/accounts")
    List<Account> accounts() {
        return DemoAccounts.all().stream().map(account -> new Account(account.account(), account.name(),
                account.organisation(), account.roles(), account.email(), account.personId())).toList();
    }

    @GetMapping("/clock")
    BusinessTime clock() throws IOException {
        BusinessClockFile.Setting setting = businessClock.read()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The business clock is not set"));
        return shown(setting);
    }

    /** Moves the business clock of all parts, such as {@code now=2025-12-15T08:00+07:00}. */
    @PostMapping("/clock")
    BusinessTime move(@RequestParam String now) throws IOException {
        OffsetDateTime moment;
        try {
            // A plus sign of a form that was not encoded arrives as a space.
            moment = OffsetDateTime.parse(now.strip().replace(' ', '+'));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "now is a time such as 2025-12-15T08:00+07:00",
                    e);
        }
        Instant real = realTime.instant();
        businessClock.set(moment.toInstant(), real);
        return shown(new BusinessClockFile.Setting(moment.toInstant(), real));
    }

    private BusinessTime shown(BusinessClockFile.Setting setting) {
        Instant now = setting.businessTimeAt(realTime.instant());
        return new BusinessTime(now.atZone(HANOI).toOffsetDateTime(), setting.businessStart(), setting.realStart());
    }

    private static String hostOf(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
