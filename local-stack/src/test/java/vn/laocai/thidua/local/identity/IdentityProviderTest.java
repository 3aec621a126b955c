package vn.laocai.thidua.local.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import vn.laocai.thidua.local.clock.BusinessClockFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentityProviderTest {

    private static final String CONSOLE = "http://localhost:8080";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path directory;

    private static ConfigurableApplicationContext identity;
    private static String issuer;
    private static BusinessClockFile clock;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        issuer = "http://localhost:" + port;
        clock = new BusinessClockFile(directory.resolve("clock.properties"));
        clock.set(Instant.parse("2025-11-14T01:00:00Z"), Instant.now());
        identity = start(port);
    }

    private static ConfigurableApplicationContext start(int port) {
        return IdentityProvider.start(new IdentitySettings("127.0.0.1", port, URI.create(issuer), URI.create(CONSOLE),
                directory.resolve("identity"), clock.path()));
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void signsAPersonInThroughTheCodeFlowAndOutAgain() throws Exception {
        String verifier = "a-code-verifier-that-is-long-enough-for-the-standard-0123456789";
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        String authorize = "/oauth2/authorize?" + form(Map.of("response_type", "code", "client_id", "web-console",
                "scope", "openid profile email", "state", "s1", "nonce", "n1", "code_challenge", challenge,
                "code_challenge_method", "S256", "redirect_uri", CONSOLE + "/login/oauth2/code/identity"));

        HttpResponse<String> toSignIn = get(authorize);
        assertThat(toSignIn.statusCode()).isEqualTo(302);
        assertThat(location(toSignIn)).endsWith("/sign-in");

        HttpResponse<String> page = get("/sign-in");
        assertThat(page.body()).contains("Đăng nhập", "Lãnh đạo phường Sa Pa (Tô Ngọc Liễn)", "cam-duong.leader");
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(csrf.find()).isTrue();
        assertThat(cookies.getCookieStore().getCookies()).extracting("name").containsExactly("IDENTITYSESSION");

        HttpResponse<String> back = post("/sign-in",
                Map.of("username", "sa-pa.leader", "password", DemoAccounts.PASSWORD, "_csrf", csrf.group(1)), null);
        assertThat(location(back)).contains("/oauth2/authorize");

        HttpResponse<String> toConsole = browser.send(html(location(back)).GET().build(), BodyHandlers.ofString());
        Map<String, String> answer = query(location(toConsole));
        assertThat(location(toConsole)).startsWith(CONSOLE + "/login/oauth2/code/identity");
        assertThat(answer).containsEntry("state", "s1");

        HttpResponse<String> tokens = post("/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", answer.get("code"), "code_verifier", verifier,
                        "redirect_uri", CONSOLE + "/login/oauth2/code/identity"),
                "web-console");
        JsonNode answerOfTokens = JSON.readTree(tokens.body());
        JwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
        Jwt access = decoder.decode(answerOfTokens.get("access_token").asString());
        Jwt signIn = decoder.decode(answerOfTokens.get("id_token").asString());
        String personId = DemoAccounts.get("sa-pa.leader").personId();
        for (Jwt token : new Jwt[]{access, signIn}) {
            assertThat(token.getSubject()).isEqualTo(personId).startsWith("p-").hasSize(14);
            assertThat(token.getClaimAsString("preferred_username")).isEqualTo("sa-pa.leader");
            assertThat(token.getClaimAsString("name")).isEqualTo("Lãnh đạo phường Sa Pa (Tô Ngọc Liễn)");
            assertThat(token.getClaimAsString("org")).isEqualTo("SA_PA");
            assertThat(token.getClaimAsStringList("roles")).containsExactly("WARD_LEADER");
            assertThat(token.getClaimAsString("email")).isEqualTo("sa-pa.leader@thidua.local");
        }
        assertThat(answerOfTokens.get("refresh_token").asString()).isNotBlank();

        HttpResponse<String> userInfo = browser
                .send(HttpRequest.newBuilder(URI.create(issuer + "/userinfo"))
                        .header("Authorization", "Bearer " + access.getTokenValue()).build(), BodyHandlers.ofString());
        assertThat(JSON.readTree(userInfo.body()).get("sub").asString()).isEqualTo(personId);

        HttpResponse<String> refreshed = post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token",
                answerOfTokens.get("refresh_token").asString()), "web-console");
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
        assertThat(access.getClaimAsInstant("auth_time")).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(decoder.decode(JSON.readTree(refreshed.body()).get("access_token").asString())
                .getClaimAsInstant("auth_time")).as("a refreshed token is no fresh sign-in")
                .isEqualTo(access.getClaimAsInstant("auth_time"));

        assertThat(location(get(authorize.replace("state=s1", "state=s2")))).as("knows the person")
                .startsWith(CONSOLE);
        String afresh = authorize.replace("state=s1", "state=s3") + "&prompt=login";
        assertThat(location(get(afresh))).as("asks for the password all the same").endsWith("/sign-in");
        Matcher again = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/sign-in").body());
        assertThat(again.find()).isTrue();
        HttpResponse<String> oncemore = post("/sign-in",
                Map.of("username", "sa-pa.leader", "password", DemoAccounts.PASSWORD, "_csrf", again.group(1)), null);
        assertThat(location(browser.send(html(location(oncemore)).GET().build(), BodyHandlers.ofString())))
                .as("asks once for each request").startsWith(CONSOLE);

        HttpResponse<String> signedOut = get("/connect/logout?" + form(
                Map.of("id_token_hint", signIn.getTokenValue(), "post_logout_redirect_uri", CONSOLE + "/")));
        assertThat(location(signedOut)).isEqualTo(CONSOLE + "/");
        assertThat(location(get(authorize))).as("asks again after signing out").endsWith("/sign-in");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/sign-in").body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> answer = post("/sign-in",
                Map.of("username", "sa-pa.leader", "password", "wrong", "_csrf", csrf.group(1)), null);
        assertThat(location(answer)).endsWith("/sign-in?error");
        assertThat(get("/sign-in?error").body()).contains("Chưa đăng nhập được");
    }

    @Test
    void aPageThatLostItsSessionBeginsAgainAtTheConsole() throws Exception {
        HttpResponse<String> answer = post("/sign-in", Map.of("username", "sa-pa.leader", "password", "thidua"), null);
        assertThat(location(answer)).isEqualTo(CONSOLE + "/");
    }

    @Test
    void tellsWhereToBeginAgainWhenARequestIsWrong() throws Exception {
        HttpResponse<String> answer = get("/oauth2/authorize?client_id=unknown&response_type=code");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Chưa mở được trang này", "href=\"/\"");
        assertThat(location(get("/"))).isEqualTo(CONSOLE + "/");
    }

    @Test
    void givesAnAgencyATokenForItsSystem() throws Exception {
        HttpResponse<String> answer = post("/oauth2/token", Map.of("grant_type", "client_credentials"),
                DemoAccounts.AGENCY_CLIENT);
        Jwt token = JwtDecoders.fromIssuerLocation(issuer)
                .decode(JSON.readTree(answer.body()).get("access_token").asString());
        assertThat(token.getSubject()).isEqualTo("agency.home-affairs");
        assertThat(token.getClaimAsString("org")).isEqualTo("HOME_AFFAIRS");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("AGENCY");
    }

    @Test
    void givesScriptsABearerTokenAsPlainText() throws Exception {
        HttpResponse<String> answer = get("/dev/token?user=lao-cai.leader");
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/plain"));
        Jwt token = JwtDecoders.fromIssuerLocation(issuer).decode(answer.body());
        assertThat(token.getClaimAsString("org")).isEqualTo("LAO_CAI");
        assertThat(get("/dev/token?user=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void givesAnExpiredTokenOnRequest() throws Exception {
        String token = get("/dev/token?user=lao-cai.leader&expired=true").body();
        JwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void listsEveryAccountOnce() throws Exception {
        JsonNode accounts = JSON.readTree(get("/dev/accounts").body());
        assertThat(accounts.size()).isEqualTo(DemoAccounts.all().size()).isEqualTo(52);
        assertThat(DemoAccounts.all()).extracting(DemoAccount::account).doesNotHaveDuplicates();
        assertThat(DemoAccounts.all()).extracting(DemoAccount::personId).doesNotHaveDuplicates();
    }

    @Test
    void movesTheBusinessClockAndRefusesForeignPages() throws Exception {
        HttpResponse<String> moved = post("/dev/clock", Map.of("now", "2025-12-15T08:00+07:00"), null);
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
        assertThat(clock.read().orElseThrow().businessStart()).isEqualTo(Instant.parse("2025-12-15T01:00:00Z"));
        assertThat(JSON.readTree(get("/dev/clock").body()).get("now").asString()).startsWith("2025-12-15T08:0");

        assertThat(post("/dev/clock", Map.of("now", "2025-12-15T08:00 07:00"), null).statusCode())
                .as("as curl -d sends it").isEqualTo(200);
        assertThat(post("/dev/clock", Map.of("now", "tomorrow"), null).statusCode()).isEqualTo(400);
        HttpResponse<String> foreign = browser.send(
                HttpRequest.newBuilder(URI.create(issuer + "/dev/clock")).header("Origin", "https://elsewhere.example")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("now=2030-01-01T00:00Z")).build(),
                BodyHandlers.ofString());
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(clock.read().orElseThrow().businessStart()).isEqualTo(Instant.parse("2025-12-15T01:00:00Z"));
    }

    @Test
    void tokensIssuedBeforeARestartStayValid() throws Exception {
        String token = get("/dev/token?user=ops").body();
        int port = URI.create(issuer).getPort();
        identity.close();
        identity = start(port);
        assertThat(JwtDecoders.<JwtDecoder>fromIssuerLocation(issuer).decode(token).getClaimAsString("org"))
                .isEqualTo("PROVINCE");
    }

    @Test
    void holdsNothingOfTheServices() {
        assertThat(identity.getBeanDefinitionNames()).noneMatch(
                name -> name.toLowerCase().contains("mongo") || name.toLowerCase().contains("kafka"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(html(issuer + path).GET().build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder html(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8");
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String client)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = html(issuer + path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        if (client != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder()
                    .encodeToString((client + ":" + DemoAccounts.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(String address) {
        return Pattern.compile("&").splitAsStream(URI.create(address).getRawQuery()).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
