package vn.laocai.thidua.scoring.evidence;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every store of files does. */
abstract class EvidenceFilesContract {

    static final byte[] BYTES = "%PDF-1.7 biên bản nghiệm thu".getBytes(UTF_8);
    static final String HASH = Sha256.of(BYTES);

    abstract EvidenceFiles files();

    /** Changes what lies in the store behind its back. */
    abstract void damage(String sha256) throws Exception;

    @Test
    void givesBackWhatWasKept() {
        files().keep(HASH, BYTES);
        files().keep(HASH, BYTES);
        assertThat(files().read(HASH)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(BYTES));
    }

    @Test
    void knowsNothingOfTheRest() {
        assertThat(files().read("0".repeat(64))).isEmpty();
    }

    @Test
    void takesNoNameThatIsNotAHash() {
        for (String name : new String[]{"../../etc/passwd", HASH.toUpperCase(java.util.Locale.ROOT), HASH + "/", ""}) {
            assertThatThrownBy(() -> files().read(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> files().keep(name, BYTES)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void takesNoBytesUnderAnotherHash() {
        assertThatThrownBy(() -> files().keep("1".repeat(64), BYTES)).isInstanceOf(EvidenceStoreUnavailable.class);
        assertThat(files().read("1".repeat(64))).isEmpty();
    }

    @Test
    void givesNothingOutThatIsNotWhatWasKept() throws Exception {
        files().keep(HASH, BYTES);
        damage(HASH);
        assertThatThrownBy(() -> files().read(HASH)).isInstanceOf(EvidenceStoreUnavailable.class);
    }
}
