package vn.laocai.thidua.support.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

import vn.laocai.thidua.support.signature.SigningPort.Signed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SoftwareKeysTest {

    private static final byte[] STATEMENT = "Giao ước".getBytes(UTF_8);

    @TempDir
    private Path directory;

    @Test
    void aSignatureVerifiesWithItsOwnKeyAndTextOnly() {
        SoftwareKeys keys = new SoftwareKeys(directory);
        Signed signed = keys.sign("p-1", STATEMENT);
        assertThat(Ed25519.verifies(signed.publicKey(), STATEMENT, signed.signature())).isTrue();
        assertThat(Ed25519.verifies(signed.publicKey(), "khác".getBytes(UTF_8), signed.signature())).isFalse();
        assertThat(Ed25519.verifies(keys.sign("p-2", STATEMENT).publicKey(), STATEMENT, signed.signature())).isFalse();
        assertThat(signed.keyId()).isEqualTo(Ed25519.keyId(signed.publicKey()));
    }

    @Test
    void verifiesATestVectorOfTheRfc() {
        // RFC 8032, section 7.1, test 2; the key is wrapped into its X.509 form.
        byte[] key = HexFormat.of().parseHex("302a300506032b6570032100"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        byte[] signature = HexFormat.of().parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(Ed25519.verifies(key, new byte[]{0x72}, signature)).isTrue();
        assertThat(Ed25519.verifies(key, new byte[]{0x73}, signature)).isFalse();
    }

    @Test
    void aSignerKeepsTheKeyOverARestart() {
        Signed before = new SoftwareKeys(directory).sign("p-1", STATEMENT);
        SoftwareKeys restarted = new SoftwareKeys(directory);
        assertThat(restarted.isKeyOf("p-1", before.publicKey())).isTrue();
        assertThat(restarted.isKeyOf("p-2", before.publicKey())).isFalse();
        assertThat(restarted.sign("p-1", STATEMENT).publicKey()).isEqualTo(before.publicKey());
    }

    @Test
    void aKeyMadeByManyAtOnceIsOneKey() throws Exception {
        List<Callable<String>> signers = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i -> () -> new SoftwareKeys(directory).sign("p-1", STATEMENT).keyId())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> ids = threads.invokeAll(signers).stream().map(SoftwareKeysTest::result).toList();
            assertThat(ids).containsOnly(ids.getFirst());
        }
    }

    @Test
    void noIdLeadsOutOfTheDirectoryAndNobodyElseReadsTheFile() throws IOException {
        new SoftwareKeys(directory.resolve("keys")).sign("../../outside", STATEMENT);
        try (var files = Files.list(directory.resolve("keys"))) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            assertThat(Files.getPosixFilePermissions(found.getFirst())).hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    @Test
    void productionRefusesSoftwareKeysUnlessTheyAreAllowed() {
        MockEnvironment production = new MockEnvironment();
        production.setActiveProfiles("production");
        SignatureAutoConfiguration configuration = new SignatureAutoConfiguration();
        assertThatThrownBy(() -> configuration.signingPort(directory, false, production))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("software-keys-in-production");
        assertThat(configuration.signingPort(directory, true, production)).isInstanceOf(SoftwareKeys.class);
        assertThat(configuration.signingPort(directory, false, new MockEnvironment())).isNotNull();
    }

    private static String result(Future<String> future) {
        return future.resultNow();
    }
}
