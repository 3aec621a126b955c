package vn.laocai.thidua.scoring.award;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/** Codes of certificates: 160 random bits, so that nobody finds one by trying. */
@Component
class CertificateCodes implements Supplier<String> {

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] bits = new byte[20];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
