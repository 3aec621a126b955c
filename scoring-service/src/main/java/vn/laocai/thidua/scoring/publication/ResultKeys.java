package vn.laocai.thidua.scoring.publication;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.support.signature.SigningPort;
import vn.laocai.thidua.support.signature.SigningPort.Signed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signs results as JSON Web Signatures with Ed25519 (RFC 7515, RFC 8037), and tells the public key as a JWK. */
@Component
class ResultKeys {

    /** Name of the service's own key; no person signs with it. */
    private static final String SIGNER = "scoring-service.results";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** Length of a raw Ed25519 key; it stands at the end of the X.509 form. */
    private static final int RAW = 32;

    private final SigningPort port;

    ResultKeys(SigningPort port) {
        this.port = port;
    }

    /**
     * A signed text.
     *
     * @param jws
     *            compact serialisation: header, payload and signature
     * @param publicKey
     *            JWK of the key that verifies it
     */
    record Sealed(String jws, Map<String, String> publicKey) {

        /** The same signature without the payload in between (RFC 7515, appendix F). */
        String detached() {
            return jws.substring(0, jws.indexOf('.')) + ".." + jws.substring(jws.lastIndexOf('.') + 1);
        }
    }

    /** The text, signed with the present key. */
    Sealed seal(String canonical) {
        Map<String, String> key = present();
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + key.get("kid") + "\"}";
        String input = BASE64.encodeToString(header.getBytes(UTF_8)) + "."
                + BASE64.encodeToString(canonical.getBytes(UTF_8));
        Signed signed = port.sign(SIGNER, input.getBytes(UTF_8));
        if (!signed.keyId().equals(key.get("kid"))) {
            throw new IllegalStateException("The signing key changed between two signatures. Try again.");
        }
        return new Sealed(input + "." + BASE64.encodeToString(signed.signature()), key);
    }

    /** The present public key as a JWK. */
    Map<String, String> present() {
        // The port tells the key only with a signature.
        Signed probe = port.sign(SIGNER, "key".getBytes(UTF_8));
        byte[] encoded = probe.publicKey();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
        Map<String, String> key = new LinkedHashMap<>();
        key.put("kty", "OKP");
        key.put("crv", "Ed25519");
        key.put("alg", "EdDSA");
        key.put("use", "sig");
        key.put("kid", probe.keyId());
        key.put("x", BASE64.encodeToString(raw));
        return key;
    }
}
