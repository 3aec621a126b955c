package vn.laocai.thidua.support.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Keys in files, one PEM file per signer with the PKCS#8 private key and the public key, made on first use. They are as
 * safe as the directory is; where signatures must hold in law, people sign with their own card or a remote service.
 */
public final class SoftwareKeys implements SigningPort {

    private static final Pattern PEM = Pattern
            .compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s+([A-Za-z0-9+/=\\s]+?)-----END \\1 KEY-----");

    private final Path directory;
    private final Map<String, Key> keys = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Key(PrivateKey privateKey, byte[] publicKey) {}

    /**
     * Keys under this directory, which is made where it does not exist.
     *
     * @throws UncheckedIOException
     *             where the directory cannot be made
     */
    public SoftwareKeys(Path directory) {
        try {
            this.directory = Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of signing keys cannot be made: " + directory, e);
        }
    }

    @Override
    public Signed sign(String signerId, byte[] statement) {
        Key key = keys.computeIfAbsent(signerId, this::loadOrCreate);
        return new Signed(Ed25519.sign(key.privateKey(), statement), key.publicKey().clone(),
                Ed25519.keyId(key.publicKey()));
    }

    @Override
    public boolean isKeyOf(String signerId, byte[] publicKey) {
        Key key = keys.get(signerId);
        if (key == null && Files.exists(file(signerId))) {
            key = keys.computeIfAbsent(signerId, this::loadOrCreate);
        }
        return key != null && Arrays.equals(key.publicKey(), publicKey);
    }

    private Key loadOrCreate(String signerId) {
        Path file = file(signerId);
        try {
            Key existing = load(file);
            if (existing != null) {
                return existing;
            }
            KeyPair pair = Ed25519.generate();
            write(file, pair);
            Key written = load(file);
            if (written == null) {
                throw new IllegalStateException("The key that was just written is gone: " + file);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key cannot be read or written: " + file, e);
        }
    }

    /** The file's name is a hash, so that no id can lead out of the directory. */
    private Path file(String signerId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(signerId.getBytes(UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".pem");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static @Nullable Key load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        byte @Nullable [] privateKey = null;
        byte @Nullable [] publicKey = null;
        Matcher matcher = PEM.matcher(Files.readString(file, UTF_8));
        while (matcher.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(2));
            if ("PRIVATE".equals(matcher.group(1))) {
                privateKey = bytes;
            } else {
                publicKey = bytes;
            }
        }
        if (privateKey == null || publicKey == null) {
            throw new IOException("The file does not hold a private and a public key: " + file);
        }
        try {
            return new Key(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    publicKey);
        } catch (GeneralSecurityException e) {
            throw new IOException("The file does not hold an Ed25519 key: " + file, e);
        }
    }

    /** Writes the file whole or not at all; where another process was quicker, its key stays. */
    private void write(Path file, KeyPair pair) throws IOException {
        String pem = pem("PRIVATE", pair.getPrivate().getEncoded()) + pem("PUBLIC", pair.getPublic().getEncoded());
        Path draft = Files.createTempFile(directory, "key", ".tmp");
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(pem.getBytes(UTF_8)));
                channel.force(true);
            }
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other key was complete before it got its name, so it can be read at once.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + " KEY-----\n";
    }
}
