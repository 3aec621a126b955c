package vn.laocai.thidua.console.casting;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The script of the ballot in a real browser, against a box that is written with nothing but the JDK. */
class BallotScriptTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final PSSParameterSpec PSS = new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48,
            1);

    private static Playwright playwright;
    private static Browser chromium;
    private static HttpServer server;
    private static KeyPair signing;
    private static KeyPair box;
    private static final List<JsonNode> VOTES = new ArrayList<>();
    private static final List<String> HEADERS = new ArrayList<>();
    private static boolean lost;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst();
        if (executable.isEmpty()) {
            String message = "SKIPPED: no Chromium is installed, so the ballot was not tried in a browser."
                    + " Install it with: apt-get install chromium";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            System.err.println("*** " + message + " ***");
            Assumptions.abort(message);
        }
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        signing = rsa.generateKeyPair();
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp256r1"));
        box = ec.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, "text/html", "<!doctype html><title>Phiếu</title>"));
        server.createContext("/ballot.js", exchange -> answer(exchange, "text/javascript", script()));
        server.createContext("/casts", BallotScriptTest::cast);
        server.start();
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(executable.orElseThrow()).setHeadless(true).setArgs(List.of("--no-sandbox",
                        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            chromium.close();
            playwright.close();
            server.stop(0);
        }
    }

    @BeforeEach
    void empty() {
        VOTES.clear();
        HEADERS.clear();
        lost = false;
    }

    @Test
    void votesSoThatTheBoxCanReadItAndNobodyElse() throws Exception {
        try (Page page = page()) {
            JsonNode receipts = vote(page, "{q1: 'Y', q2: [2, 0], q3: ''}");
            assertThat(VOTES).hasSize(3);
            for (JsonNode vote : VOTES) {
                String question = vote.path("questionId").asString();
                byte[] credential = bytes(vote, "credential");
                assertThat(credential).hasSize(32);
                assertThat(verifies(credential, bytes(vote, "signature"))).isTrue();
                assertThat(receipts.path(question).asString()).isEqualTo(sha256(credential));
                byte[] sealed = bytes(vote, "ciphertext");
                assertThat(sealed).hasSize(65 + 256 + 16);
                byte[] inside = open(sealed, "thidua-vote-v1|b-1|" + question);
                assertThat(new String(inside, 2, inside[1], StandardCharsets.UTF_8))
                        .isEqualTo(Map.of("q1", "Y", "q2", "2,0", "q3", "").get(question));
            }
            assertThat(HEADERS).noneMatch(header -> header.startsWith("Cookie") || header.startsWith("Authorization")
                    || header.startsWith("Referer"));
            assertThat(keptBesidesReceipts(page)).isEqualTo(0);
        }
    }

    @Test
    void anInterruptedVoteGoesOnAndIsTheSame() throws Exception {
        try (Page page = page()) {
            lost = true;
            assertThat(page.evaluate("async () => { try { await go({q1: 'N'}); } catch (e) { return e.code; } }"))
                    .isEqualTo("network");
            lost = false;
            vote(page, "{q1: 'Y'}");
            assertThat(VOTES).hasSize(2);
            assertThat(VOTES.get(1)).as("the choice that was sealed first stands").isEqualTo(VOTES.get(0));
            assertThat(keptBesidesReceipts(page)).isEqualTo(0);
        }
    }

    @Test
    void whatIsInTheBoxIsNotAskedForAgainAndTheNextVoterBeginsAnew() {
        try (Page page = page()) {
            JsonNode first = vote(page, "{q1: 'Y'}");
            JsonNode both = vote(page, "{q1: 'N', q2: 'N'}");
            assertThat(VOTES).extracting(vote -> vote.path("questionId").asString()).containsExactly("q1", "q2");
            assertThat(both.path("q1").asString()).isEqualTo(first.path("q1").asString());
            page.evaluate("() => { window.ballot.mine = {wardCode: 'SA_PA'}; }");
            assertThat(vote(page, "{q1: 'Y'}").path("q1").asString()).isNotEqualTo(first.path("q1").asString());
            assertThat(VOTES).hasSize(3);
        }
    }

    @Test
    void noticesAServerThatSignsSomethingElse() {
        try (Page page = page()) {
            Object code = page.evaluate("""
                    async () => {
                      const {castBallot} = await import('/ballot.js');
                      try {
                        await castBallot({ballot: window.ballot, answers: {q1: 'Y'}, castUrl: '/casts', spreadSeconds: 0,
                          issue: async (question, blinded) => window.sign('AAAA' + blinded.slice(4))});
                      } catch (e) { return e.code; }
                    }""");
            assertThat(code).isEqualTo("credential-invalid");
            assertThat(VOTES).isEmpty();
        }
    }

    @Test
    void onlyTheTellerOpensHisShare() throws Exception {
        try (Page page = page()) {
            JsonNode key = JSON.readTree((String) page.evaluate(
                    """
                    async () => JSON.stringify(await (await import('/ballot.js')).makeTellerKey('một mật khẩu dài'))"""));
            byte[] share = new byte[33];
            Arrays.fill(share, (byte) 7);
            String sealed = URL.encodeToString(seal(publicKey(bytes(key, "publicKey")),
                    "thidua-share-v1|b-1|p-teller", share));
            String call = """
                    async ([sealedShare, sealedKey, passphrase, tellerId]) => {
                      const {openShare} = await import('/ballot.js');
                      try { return await openShare({ballotId: 'b-1', tellerId, sealedShare, sealedKey, passphrase}); }
                      catch (e) { return 'refused: ' + e.code; }
                    }""";
            String kept = key.path("sealedKey").asString();
            assertThat(page.evaluate(call, List.of(sealed, kept, "một mật khẩu dài", "p-teller")))
                    .isEqualTo(URL.encodeToString(share));
            assertThat(page.evaluate(call, List.of(sealed, kept, "sai", "p-teller"))).isEqualTo("refused: passphrase");
            assertThat(page.evaluate(call, List.of(sealed, kept, "một mật khẩu dài", "p-other")))
                    .isEqualTo("refused: key");
        }
    }

    @Test
    void showsTheSameNumberForTheSameKeysOnly() {
        try (Page page = page()) {
            Object numbers = page.evaluate("""
                    async () => {
                      const {ballotFingerprint} = await import('/ballot.js');
                      return [await ballotFingerprint(window.ballot), await ballotFingerprint(window.ballot),
                        await ballotFingerprint({...window.ballot, boxKey: window.ballot.boxKey + 'A'})];
                    }""");
            List<?> three = (List<?>) numbers;
            assertThat(three.get(0)).isEqualTo(three.get(1)).isNotEqualTo(three.get(2)).asString()
                    .matches("\\d{5} \\d{5} \\d{5} \\d{5}");
        }
    }

    private static Object keptBesidesReceipts(Page page) {
        return page.evaluate("Object.keys(localStorage).filter((name) => !name.startsWith('ballot-receipts|')).length");
    }

    private static Page page() {
        Page page = chromium.newContext().newPage();
        page.exposeFunction("sign", arguments -> URL.encodeToString(raw(Base64.getUrlDecoder().decode(
                (String) arguments[0]))));
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
        page.evaluate("([boxKey, signingKey]) => { document.cookie = 'who=me'; window.ballot = {id: 'b-1', boxKey,"
                + " questions: ['q1', 'q2', 'q3'].map((id) => ({id, signingKey}))}; }",
                List.of(URL.encodeToString(point((ECPublicKey) box.getPublic())),
                        URL.encodeToString(signing.getPublic().getEncoded())));
        page.evaluate(
                """
                () => { window.go = async (answers) => (await import('/ballot.js')).castBallot({ballot: window.ballot,
                  answers, castUrl: '/casts', spreadSeconds: 0, issue: (question, blinded) => window.sign(blinded)}); }""");
        return page;
    }

    private static JsonNode vote(Page page, String answers) {
        return JSON.readTree((String) page.evaluate("async () => JSON.stringify(await go(" + answers + "))"));
    }

    private static byte[] raw(byte[] blinded) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, signing.getPrivate());
            return cipher.doFinal(blinded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verifies(byte[] message, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(PSS);
        verifier.initVerify(signing.getPublic());
        verifier.update(message);
        return verifier.verify(signature);
    }

    private static byte[] open(byte[] sealed, String purpose) throws Exception {
        byte[] point = Arrays.copyOf(sealed, 65);
        return cipher(Cipher.DECRYPT_MODE, box, publicKey(point), purpose, point).doFinal(sealed, 65,
                sealed.length - 65);
    }

    private static byte[] seal(ECPublicKey to, String purpose, byte[] bytes) throws Exception {
        byte[] point = point((ECPublicKey) box.getPublic());
        byte[] inside = cipher(Cipher.ENCRYPT_MODE, box, to, purpose, point).doFinal(bytes);
        byte[] sealed = Arrays.copyOf(point, 65 + inside.length);
        System.arraycopy(inside, 0, sealed, 65, inside.length);
        return sealed;
    }

    private static Cipher cipher(int mode, KeyPair mine, ECPublicKey theirs, String purpose, byte[] point)
            throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine.getPrivate());
        agreement.doPhase(theirs, true);
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] derived = KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract()
                .addIKM(agreement.generateSecret()).addSalt(point).thenExpand(info, 44));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, 0, 32, "AES"), new GCMParameterSpec(128, derived, 32, 12));
        cipher.updateAAD(info);
        return cipher;
    }

    private static ECPublicKey publicKey(byte[] point) throws Exception {
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(new BigInteger(1, point, 1, 32),
                        new BigInteger(1, point, 33, 32)), ((ECPublicKey) box.getPublic()).getParams()));
    }

    private static byte[] point(ECPublicKey key) {
        byte[] point = new byte[65];
        point[0] = 4;
        for (int i = 0; i < 2; i++) {
            byte[] number = (i == 0 ? key.getW().getAffineX() : key.getW().getAffineY()).toByteArray();
            int from = Math.max(0, number.length - 32);
            System.arraycopy(number, from, point, 33 + 32 * i - (number.length - from), number.length - from);
        }
        return point;
    }

    private static byte[] bytes(JsonNode node, String name) {
        return Base64.getUrlDecoder().decode(node.path(name).asString());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void cast(HttpExchange exchange) throws IOException {
        JsonNode vote = JSON.readTree(exchange.getRequestBody().readAllBytes());
        VOTES.add(vote);
        exchange.getRequestHeaders().forEach((name, values) -> HEADERS.add(name + ": " + values));
        if (lost) {
            exchange.close();
            return;
        }
        try {
            answer(exchange, "application/json", "{\"credentialHash\":\"" + sha256(bytes(vote, "credential")) + "\"}");
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = BallotScriptTest.class.getResourceAsStream("/console/static/ballot.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
