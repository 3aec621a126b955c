package vn.laocai.thidua.console.fake;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;

/** An identity provider that signs in the chosen person without a form, and checks PKCE. */
public final class FakeIdentity {

    private record Account(String name, String organisation, List<String> roles) {}

    private static final Map<String, Account> ACCOUNTS = Map.ofEntries(
            account("sa-pa.leader", "Lãnh đạo phường Sa Pa (Tô Ngọc Liễn)", "SA_PA", "WARD_LEADER"),
            account("yen-bai.leader", "Lãnh đạo phường Yên Bái", "YEN_BAI", "WARD_LEADER"),
            account("sa-pa.officer", "Cán bộ đầu mối phường Sa Pa", "SA_PA", "WARD_OFFICER"),
            account("yen-bai.officer", "Cán bộ đầu mối phường Yên Bái", "YEN_BAI", "WARD_OFFICER"),
            account("sa-pa.scorer", "Người chấm chéo phường Sa Pa", "SA_PA", "CROSS_SCORER"),
            account("teller.1", "Tổ kiểm phiếu, thành viên 1", "SA_PA", "TELLER"),
            account("finance.appraiser", "Thẩm định Sở Tài chính", "FINANCE", "APPRAISER"),
            account("province.monitor", "Theo dõi khối, Sở Nội vụ", "HOME_AFFAIRS", "PROVINCE_MONITOR"),
            account("block.secretary", "Thư ký khối", "SA_PA", "BLOCK_SECRETARY"),
            account("tourism-association.partner", "Đại diện Hiệp hội Du lịch tỉnh", "TOURISM_ASSOCIATION",
                    "CLUB_PARTNER"),
            account("ops", "Vận hành hệ thống", "PROVINCE", "OPS"),
            account("auditor", "Thanh tra, kiểm tra (Thanh tra tỉnh)", "INSPECTORATE", "AUDITOR"));

    private static Map.Entry<String, Account> account(String account, String name, String organisation, String role) {
        return Map.entry(account, new Account(name, organisation, List.of(role)));
    }

    private final String issuer;
    private final RSAKey key;
    private final Map<String, String> challenges = new ConcurrentHashMap<>();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private volatile String user = "sa-pa.leader";
    private volatile int lifetime = 600;
    private volatile int issued;
    private volatile int askedAfresh;
    private volatile Instant refusedBefore = Instant.EPOCH;
    private volatile boolean refreshRefused;

    FakeIdentity(String issuer) {
        this.issuer = issuer;
        try {
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static String personId(String account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("thidua:" + account).getBytes(StandardCharsets.UTF_8));
            return "p-" + HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void reset() {
        user = "sa-pa.leader";
        lifetime = 600;
        refusedBefore = Instant.EPOCH;
        refreshRefused = false;
    }

    /** Whoever signs in next is this person. */
    public void signsIn(String account) {
        user = account;
    }

    /** Seconds that access tokens live from now on. */
    public void tokensLive(int seconds) {
        lifetime = seconds;
    }

    /** The services no longer accept what was issued until now, and nothing can be refreshed. */
    public void endSessions() {
        refusedBefore = Instant.now();
        refreshRefused = true;
    }

    public void refreshAgain() {
        refreshRefused = false;
    }

    /** How many times the password was asked for again. */
    public int askedAfresh() {
        return askedAfresh;
    }

    /** How many times tokens were issued. */
    public int issued() {
        return issued;
    }

    boolean accepts(String authorization) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet();
            return claims.getLongClaim("millis") >= refusedBefore.toEpochMilli()
                    && claims.getExpirationTime().after(new Date());
        } catch (Exception e) {
            return false;
        }
    }

    void handle(HttpExchange exchange) throws IOException {
        try {
            switch (exchange.getRequestURI().getPath()) {
                case "/as" -> {
                    user = parameters(exchange.getRequestURI().getRawQuery()).get("user");
                    FakeSuite.send(exchange, 200, Map.of("user", user));
                }
                case "/oauth2/authorize" -> authorize(exchange);
                case "/oauth2/token" -> token(exchange);
                case "/oauth2/jwks" -> FakeSuite.send(exchange, 200, new JWKSet(key).toJSONObject());
                case "/userinfo" -> FakeSuite.send(exchange, 200, claims(exchange));
                case "/connect/logout" -> redirect(exchange,
                        parameters(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri"));
                default -> FakeSuite.send(exchange, 404, Map.of());
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        if ("login".equals(query.get("prompt"))) {
            askedAfresh++;
        }
        String code = user + "~" + UUID.randomUUID();
        challenges.put(code, query.get("code_challenge"));
        nonces.put(code, query.get("nonce"));
        redirect(exchange, query.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
    }

    private void token(HttpExchange exchange) throws Exception {
        Map<String, String> form = parameters(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean refresh = "refresh_token".equals(form.get("grant_type"));
        String grant = refresh ? form.get("refresh_token") : form.get("code");
        if (refresh ? refreshRefused : !challenge(form.get("code_verifier")).equals(challenges.remove(grant))) {
            FakeSuite.send(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String account = grant.split("~", 2)[0];
        issued++;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", jwt(account, null));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", lifetime);
        answer.put("refresh_token", account + "~refresh");
        answer.put("scope", "openid profile email");
        if (!refresh) {
            answer.put("id_token", jwt(account, nonces.remove(grant)));
        }
        FakeSuite.send(exchange, 200, answer);
    }

    private String jwt(String account, String nonce) throws Exception {
        Account person = ACCOUNTS.get(account);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer).subject(personId(account))
                .audience("web-console").issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(lifetime)))
                .claim("millis", System.currentTimeMillis()).claim("preferred_username", account)
                .claim("name", person.name()).claim("org", person.organisation()).claim("roles", person.roles());
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims.build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static Map<String, Object> claims(HttpExchange exchange) throws Exception {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        return SignedJWT.parse(bearer).getJWTClaimsSet().toJSONObject();
    }

    private static String challenge(String verifier) throws Exception {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            found.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return found;
    }
}
