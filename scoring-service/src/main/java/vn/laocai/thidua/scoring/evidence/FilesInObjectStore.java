package vn.laocai.thidua.scoring.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import vn.laocai.thidua.scoring.evidence.SignatureV4.Credentials;

/**
 * Files in an object store that speaks S3 (path-style addresses), each under {@code evidence/<sha256>}. An object that is
 * there is never written over.
 */
final class FilesInObjectStore implements EvidenceFiles {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOTHING = Sha256.of(new byte[0]);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI bucket;
    private final Credentials credentials;
    private final Clock technicalClock;

    /**
     * @param endpoint
     *            such as {@code https://s3.example.vn}
     * @param technicalClock
     *            real time: signatures of another time are refused
     */
    FilesInObjectStore(URI endpoint, String bucketName, Credentials credentials, Clock technicalClock) {
        if (!bucketName.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException("This is no name of a bucket: " + bucketName);
        }
        String base = endpoint.toString();
        this.bucket = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/" + bucketName);
        this.credentials = credentials;
        this.technicalClock = technicalClock;
    }

    @Override
    public void keep(String sha256, byte[] bytes) {
        Sha256.check(Sha256.require(sha256), bytes);
        HttpResponse<byte[]> answer = send("PUT", sha256, HttpRequest.BodyPublishers.ofByteArray(bytes), sha256,
                Map.of("if-none-match", "*", "content-type", "application/octet-stream"));
        // 412: an object of this name is there, and its name says what it holds.
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != 412) {
            throw new EvidenceStoreUnavailable("The object store answered %d to keeping %s"
                    .formatted(answer.statusCode(), sha256));
        }
    }

    @Override
    public Optional<byte[]> read(String sha256) {
        HttpResponse<byte[]> answer = send("GET", Sha256.require(sha256), HttpRequest.BodyPublishers.noBody(), NOTHING,
                Map.of());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new EvidenceStoreUnavailable("The object store answered %d to reading %s"
                    .formatted(answer.statusCode(), sha256));
        }
        return Optional.of(Sha256.check(sha256, answer.body()));
    }

    private HttpResponse<byte[]> send(String method, String sha256, HttpRequest.BodyPublisher body,
            String payloadHash, Map<String, String> extra) {
        URI uri = URI.create(bucket + "/evidence/" + sha256);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE).method(method, body);
        SignatureV4.headers(credentials, method, uri, extra, payloadHash, technicalClock.instant())
                .forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new EvidenceStoreUnavailable("The object store does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvidenceStoreUnavailable("Interrupted while waiting for the object store", e);
        }
    }
}
