package vn.laocai.thidua.support.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The Ed25519 key by which a service signs the checkpoints of its journal. It must not lie in the store it vouches for. */
public final class CheckpointKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private CheckpointKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Reads the key from a file of two Base64 lines (PKCS #8 private key, X.509 public key), which is made where there is
     * none. Without a file the key lives as long as the process.
     */
    public static CheckpointKey at(@Nullable Path file) {
        try {
            if (file != null && Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
                return new CheckpointKey(
                        factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
                        factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
            }
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            if (file != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, List.of(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
                file.toFile().setReadable(false, false);
                file.toFile().setReadable(true, true);
            }
            return new CheckpointKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key for checkpoints cannot be used: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The key for checkpoints cannot be read or written: " + file, e);
        }
    }

    /** Short name of the key: the first 16 digits of the SHA-256 of the public key. */
    public String id() {
        return HashChain.sha256Hex(publicKey()).substring(0, 16);
    }

    /** The public key, X.509, Base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** Signature over these bytes. */
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this key made the signature. */
    public boolean verifies(byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
