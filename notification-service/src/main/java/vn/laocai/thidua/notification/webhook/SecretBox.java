package vn.laocai.thidua.notification.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts secrets at rest with AES-GCM; each is bound to its endpoint, so that none can be put in another's place. */
final class SecretBox {

    private static final String VERSION = "v1:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    SecretBox(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    String seal(WebhookSecret secret, String endpointId) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, endpointId, secret.text().getBytes(StandardCharsets.UTF_8));
        return VERSION + Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    }

    WebhookSecret open(String sealed, String endpointId) {
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        byte[] plain = run(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), endpointId,
                Arrays.copyOfRange(bytes, NONCE, bytes.length));
        return new WebhookSecret(new String(plain, StandardCharsets.UTF_8));
    }

    private byte[] run(int mode, byte[] nonce, String endpointId, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(endpointId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A webhook secret cannot be read or written with the configured key", e);
        }
    }
}
