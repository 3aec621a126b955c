package vn.laocai.thidua.ward.signing;

import java.nio.file.Path;

/** Software keys for the tests of other packages. */
public final class TestKeys {

    private TestKeys() {}

    public static SigningPort in(Path directory) {
        return new SoftwareKeys(directory);
    }
}
