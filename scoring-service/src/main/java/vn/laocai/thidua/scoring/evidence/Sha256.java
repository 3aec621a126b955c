package vn.laocai.thidua.scoring.evidence;

import java.util.regex.Pattern;

import vn.laocai.thidua.support.signature.CanonicalJson;

/** Hashes that name files. */
final class Sha256 {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    static String of(byte[] bytes) {
        return CanonicalJson.sha256(bytes);
    }

    /** Lets only a hash pass, so that no name can lead out of a store. */
    static String require(String sha256) {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A file is named by 64 lower-case hexadecimal digits");
        }
        return sha256;
    }

    /** Lets only bytes pass that are what was kept. */
    static byte[] check(String sha256, byte[] bytes) {
        if (!of(bytes).equals(sha256)) {
            throw new EvidenceStoreUnavailable("The file " + sha256 + " is not what was kept");
        }
        return bytes;
    }
}
