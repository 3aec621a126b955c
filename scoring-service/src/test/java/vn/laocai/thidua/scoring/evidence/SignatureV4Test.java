package vn.laocai.thidua.scoring.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.evidence.SignatureV4.Credentials;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of the published description of Signature Version 4 for S3. */
class SignatureV4Test {

    private static final Credentials CREDENTIALS = new Credentials("AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");

    @Test
    void signsAGet() {
        Map<String, String> headers = SignatureV4.headers(CREDENTIALS, "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"), Map.of("Range", "bytes=0-9"),
                Sha256.of(new byte[0]), AT);
        assertThat(headers.get("authorization")).isEqualTo("AWS4-HMAC-SHA256"
                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void signsAPutWithABody() {
        Map<String, String> headers = SignatureV4.headers(CREDENTIALS, "PUT",
                URI.create("https://examplebucket.s3.amazonaws.com/test%24file.text"),
                Map.of("Date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072", AT);
        assertThat(headers.get("authorization"))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void signsAQuery() {
        Map<String, String> headers = SignatureV4.headers(CREDENTIALS, "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/?prefix=J&max-keys=2"), Map.of(),
                Sha256.of(new byte[0]), AT);
        assertThat(headers.get("authorization"))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void tellsNoSecret() {
        assertThat(CREDENTIALS.toString()).doesNotContain("wJalr");
    }
}
