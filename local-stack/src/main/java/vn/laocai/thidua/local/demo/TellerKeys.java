package vn.laocai.thidua.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;

import vn.laocai.thidua.scoring.ballot.BallotClient;

/**
 * The key files of the demo's tellers, as their browsers would have saved them: whoever plays a teller in the console
 * opens the box with them.
 */
final class TellerKeys {

    /** Opens every file of the demo; on the page it is typed as a teller types his own. */
    static final String PASSPHRASE = "thi dua la yeu nuoc";

    private final Path directory;

    TellerKeys(Path directory) {
        this.directory = directory;
    }

    /** Makes the teller's key, keeps its file, and gives the public part. */
    String make(String teller) {
        KeyPair key = BallotClient.tellerKey();
        try {
            Files.createDirectories(directory);
            Files.writeString(file(teller), BallotClient.keyFile(key.getPrivate(), PASSPHRASE) + "\n");
        } catch (IOException e) {
            throw new IllegalStateException("The key of " + teller + " cannot be kept in " + directory, e);
        }
        return BallotClient.publicKey(key);
    }

    /** The teller's key, opened with the passphrase. */
    PrivateKey open(String teller) {
        try {
            return BallotClient.keyOf(Files.readString(file(teller)), PASSPHRASE);
        } catch (IOException e) {
            throw new IllegalStateException("The key of " + teller + " is not in " + directory, e);
        }
    }

    private Path file(String teller) {
        return directory.resolve(teller + ".txt");
    }
}
