package vn.laocai.thidua.scoring.ballot;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.ballot.SecretSharing.Share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The box's key: sealed to, shared, put together again. */
class SealingTest {

    @Test
    void aTellersFileOpensWithItsPassphraseOnly() {
        var key = BallotClient.tellerKey();
        String file = BallotClient.keyFile(key.getPrivate(), "năm từ rất dễ nhớ");
        assertThat(BallotClient.keyOf(file + "\n", "năm từ rất dễ nhớ").getEncoded())
                .isEqualTo(key.getPrivate().getEncoded());
        assertThatThrownBy(() -> BallotClient.keyOf(file, "năm từ khác"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("passphrase");
        assertThatThrownBy(() -> BallotClient.keyOf("một tệp khác", "năm từ rất dễ nhớ"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("No file");
    }

    @Test
    void everyVoteIsAsLongAsAnyOther() {
        KeyPair box = P256.generate();
        for (String choice : List.of("", "Y", "N", "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19")) {
            byte[] sealed = Sealing.seal((ECPublicKey) box.getPublic(), "vote", Sealing.pad(choice, Sealing.VOTE));
            assertThat(sealed).hasSize(Sealing.VOTE + Sealing.OVERHEAD);
            assertThat(Sealing.unpad(Sealing.open(box.getPrivate(), "vote", sealed))).isEqualTo(choice);
        }
    }

    @Test
    void opensNothingSealedForSomethingElseOrChanged() {
        KeyPair box = P256.generate();
        byte[] sealed = Sealing.seal((ECPublicKey) box.getPublic(), Sealing.voteOf("b", "q1"),
                Sealing.pad("Y", Sealing.VOTE));
        assertThat(Sealing.open(box.getPrivate(), Sealing.voteOf("b", "q2"), sealed)).isNull();
        assertThat(Sealing.open(P256.generate().getPrivate(), Sealing.voteOf("b", "q1"), sealed)).isNull();
        assertThat(Sealing.open(box.getPrivate(), Sealing.voteOf("b", "q1"), new byte[3])).isNull();
        for (int i : new int[]{0, 1, 40, 70, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(Sealing.open(box.getPrivate(), Sealing.voteOf("b", "q1"), changed)).as("byte %d", i).isNull();
        }
    }

    @Test
    void takesOnlyPointsOfTheCurve() {
        byte[] key = P256.raw((ECPublicKey) P256.generate().getPublic());
        assertThat(P256.raw(P256.publicKey(key))).isEqualTo(key);
        key[64] ^= 1;
        assertThatThrownBy(() -> P256.publicKey(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> P256.publicKey(new byte[65])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyKOfNPutTheSecretTogetherAndFewerDoNot() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260122);
        for (int run = 0; run < 300; run++) {
            int n = random.nextInt(2, 10);
            int k = random.nextInt(2, n + 1);
            BigInteger secret = ((ECPrivateKey) P256.generate().getPrivate()).getS();
            List<Share> shares = new ArrayList<>(SecretSharing.split(secret, n, k));
            Collections.shuffle(shares, new Random(run));
            List<Share> read = shares.stream().map(share -> Share.of(share.bytes())).toList();
            assertThat(SecretSharing.combine(read.subList(0, k))).isEqualTo(secret);
            assertThat(SecretSharing.combine(read)).isEqualTo(secret);
            assertThat(SecretSharing.combine(read.subList(0, k - 1))).isNotEqualTo(secret);
        }
    }

    @Test
    void aKeyPutTogetherOpensTheVotes() {
        KeyPair box = P256.generate();
        List<Share> shares = SecretSharing.split(((ECPrivateKey) box.getPrivate()).getS(), 3, 2);
        byte[] sealed = Sealing.seal((ECPublicKey) box.getPublic(), "v", Sealing.pad("Y", Sealing.VOTE));
        BigInteger together = SecretSharing.combine(List.of(shares.get(2), shares.get(0)));
        assertThat(Sealing.unpad(Sealing.open(P256.privateKey(together), "v", sealed))).isEqualTo("Y");
        BigInteger alone = SecretSharing.combine(List.of(shares.get(1)));
        assertThat(Sealing.open(P256.privateKey(alone), "v", sealed)).isNull();
    }

    @Test
    void readsOnlyWhatWasPadded() {
        assertThat(Sealing.unpad(new byte[]{0, 9, 1})).isNull();
        assertThat(Sealing.unpad(new byte[]{0, 1, 'Y', 7})).isNull();
        assertThat(Sealing.unpad(new byte[0])).isNull();
        assertThatThrownBy(() -> Sealing.pad("x".repeat(255), Sealing.VOTE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
