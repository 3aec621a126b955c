package vn.laocai.thidua.support.security;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;

/**
 * Public keys of the identity provider. They are looked for at the first token, not at start, so that services and
 * provider may start in any order; once known they outlive an outage of the provider for a day.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    private final String issuer;
    private final String keysUri;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable JWKSource<SecurityContext> found;

    /**
     * Keys of an issuer.
     *
     * @param keysUri
     *            address of the keys where it is not to be asked from the issuer, otherwise empty
     */
    IssuerKeys(String issuer, String keysUri) {
        this.issuer = issuer;
        this.keysUri = keysUri;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSource<SecurityContext> source = found;
        if (source == null) {
            source = find();
        }
        return source.get(selector, context);
    }

    private JWKSource<SecurityContext> find() throws KeySourceException {
        lock.lock();
        try {
            JWKSource<SecurityContext> source = found;
            if (source == null) {
                URL address = keysUri.isBlank() ? discover() : URI.create(keysUri).toURL();
                source = JWKSourceBuilder.create(address, retriever())
                        .cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(5).toMillis())
                        .refreshAheadCache(false).rateLimited(Duration.ofSeconds(2).toMillis()).retrying(true)
                        .outageTolerant(Duration.ofDays(1).toMillis()).build();
                found = source;
            }
            return source;
        } catch (MalformedURLException | IllegalArgumentException wrong) {
            throw new RemoteKeySourceException("No address of keys: " + wrong.getMessage(), wrong);
        } finally {
            lock.unlock();
        }
    }

    private URL discover() throws RemoteKeySourceException, MalformedURLException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URL metadata = URI.create(base + "/.well-known/openid-configuration").toURL();
        try {
            Map<String, Object> document = JSONObjectUtils.parse(retriever().retrieveResource(metadata).getContent());
            if (!issuer.equals(document.get("issuer"))) {
                throw new RemoteKeySourceException(metadata + " names another issuer: " + document.get("issuer"), null);
            }
            if (!(document.get("jwks_uri") instanceof String keys)) {
                throw new RemoteKeySourceException(metadata + " names no keys", null);
            }
            return URI.create(keys).toURL();
        } catch (IOException | ParseException failed) {
            throw new RemoteKeySourceException(metadata + " cannot be read", failed);
        }
    }

    private static DefaultResourceRetriever retriever() {
        return new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_DOCUMENT);
    }
}
