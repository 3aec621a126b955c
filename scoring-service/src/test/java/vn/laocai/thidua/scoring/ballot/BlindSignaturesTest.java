package vn.laocai.thidua.scoring.ballot;

import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Blind signatures by RFC 9474. */
class BlindSignaturesTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void agreesWithTheVectorOfTheRfc() throws Exception {
        Properties vector = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                BlindSignaturesTest.class.getResourceAsStream("/ballot/rfc9474-pss.properties"),
                StandardCharsets.UTF_8)) {
            vector.load(file);
        }
        BigInteger n = new BigInteger(vector.getProperty("n"), 16);
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPublicKey publicKey = (RSAPublicKey) rsa
                .generatePublic(new RSAPublicKeySpec(n, new BigInteger(vector.getProperty("e"), 16)));
        PrivateKey privateKey = rsa
                .generatePrivate(new RSAPrivateKeySpec(n, new BigInteger(vector.getProperty("d"), 16)));
        byte[] message = HEX.parseHex(vector.getProperty("msg"));
        byte[] salt = HEX.parseHex(vector.getProperty("salt"));

        assertThat(BallotClient.encode(message, n.bitLength() - 1, salt))
                .isEqualTo(HEX.parseHex(vector.getProperty("encoded_msg")));
        BallotClient.Blinded blinded = BallotClient.blind(publicKey, message, salt,
                new BigInteger(vector.getProperty("inv"), 16));
        assertThat(blinded.blinded()).isEqualTo(HEX.parseHex(vector.getProperty("blinded_msg")));
        byte[] blindSignature = BlindSignatures.sign(privateKey, blinded.blinded());
        assertThat(blindSignature).isEqualTo(HEX.parseHex(vector.getProperty("blind_sig")));
        byte[] signature = BallotClient.finish(publicKey, blinded, blindSignature);
        assertThat(signature).isEqualTo(HEX.parseHex(vector.getProperty("sig")));
        assertThat(BlindSignatures.verifies(publicKey, message, signature)).isTrue();
    }

    @Test
    void aSignatureIsOneOfTheJdkToo() {
        KeyPair pair = BlindSignatures.generate();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        for (int i = 0; i < 20; i++) {
            byte[] credential = BallotClient.random(32);
            BallotClient.Blinded blinded = BallotClient.blind(key, credential);
            byte[] signature = BallotClient.finish(key, blinded,
                    BlindSignatures.sign(pair.getPrivate(), blinded.blinded()));
            assertThat(BlindSignatures.verifies(key, credential, signature)).isTrue();
            assertThat(BlindSignatures.verifies(key, BallotClient.random(32), signature)).isFalse();
            signature[signature.length - 1] ^= 1;
            assertThat(BlindSignatures.verifies(key, credential, signature)).isFalse();
        }
        assertThat(BlindSignatures.verifies(key, new byte[32], new byte[7])).isFalse();
    }

    @Test
    void theSameBlindedMessageHasTheSameSignature() {
        KeyPair pair = BlindSignatures.generate();
        BallotClient.Blinded blinded = BallotClient.blind((RSAPublicKey) pair.getPublic(), BallotClient.random(32));
        assertThat(BlindSignatures.sign(pair.getPrivate(), blinded.blinded()))
                .isEqualTo(BlindSignatures.sign(pair.getPrivate(), blinded.blinded()));
    }

    /** Any signature may have come from any blinded message: for each pair there is a blinding that explains it. */
    @Test
    void everySignatureFitsEveryBlindedMessage() {
        KeyPair pair = BlindSignatures.generate();
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        BigInteger n = key.getModulus();
        BallotClient.Blinded first = BallotClient.blind(key, BallotClient.random(32));
        BallotClient.Blinded second = BallotClient.blind(key, BallotClient.random(32));
        BigInteger blindOfFirst = new BigInteger(1, BlindSignatures.sign(pair.getPrivate(), first.blinded()));
        byte[] signatureOfSecond = BallotClient.finish(key, second,
                BlindSignatures.sign(pair.getPrivate(), second.blinded()));
        BigInteger inverse = new BigInteger(1, signatureOfSecond).multiply(blindOfFirst.modInverse(n)).mod(n);
        BallotClient.Blinded story = new BallotClient.Blinded(second.message(), first.blinded(), inverse);
        assertThat(BallotClient.finish(key, story, BallotClient.bytes(blindOfFirst, 256)))
                .isEqualTo(signatureOfSecond);
    }

    @Test
    void signsNoNumberThatIsNoBlindedMessage() {
        KeyPair pair = BlindSignatures.generate();
        for (byte[] wrong : new byte[][]{new byte[0], new byte[256], BallotClient.random(255),
                HEX.parseHex("ff".repeat(256))}) {
            assertThatThrownBy(() -> BlindSignatures.sign(pair.getPrivate(), wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
