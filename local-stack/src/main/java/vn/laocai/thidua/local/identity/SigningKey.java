package vn.laocai.thidua.local.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** The key that signs all tokens. It outlives restarts, so that tokens issued before one stay valid. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** The key kept in this directory; made at the first start. */
    static RSAKey keptIn(Path directory) throws IOException {
        Path file = directory.resolve("signing-key.json");
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey key = new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true).generate();
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, "signing-key", ".new");
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, key.toJSONString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return key;
        } catch (ParseException | JOSEException e) {
            throw new IOException("The signing key in " + file + " cannot be used; delete the file for a new one", e);
        }
    }
}
