package vn.laocai.thidua.notification.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import vn.laocai.thidua.support.launch.StartRefused;

/** Where the key comes from that encrypts webhook secrets at rest. */
final class SecretKeyStore {

    private static final int BYTES = 32;

    private SecretKeyStore() {}

    /**
     * The configured key, or the one in the file, which is made where it is missing.
     *
     * @param production
     *            whether a key must be configured
     */
    static SecretKey load(WebhookSettings settings, boolean production, SecureRandom random) {
        String configured = settings.secretKey();
        if (configured != null && !configured.isBlank()) {
            return key(configured);
        }
        if (production) {
            throw new StartRefused("'thidua.webhook.secret-key' is missing.",
                    "Set it to the base64 of 32 random bytes, for example from: openssl rand -base64 32");
        }
        return key(fromFile(settings.secretKeyFile(), random));
    }

    private static SecretKey key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the value.
        }
        throw new StartRefused("The key for webhook secrets is not the base64 of 32 bytes.",
                "Make a new one, for example with: openssl rand -base64 32");
    }

    private static String fromFile(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file.toAbsolutePath() + " cannot be read or made", e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.writeString(file, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.CREATE_NEW);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (FileAlreadyExistsException e) {
            // Another instance was first; its key is read.
        }
    }
}
