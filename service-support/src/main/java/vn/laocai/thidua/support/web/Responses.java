package vn.laocai.thidua.support.web;

import java.net.URI;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Answers that carry the version of what they show. */
public final class Responses {

    private Responses() {}

    /**
     * 201 with the address, version and view of what was created.
     *
     * @param location
     *            path of the new resource, such as {@code /api/covenants/7}
     */
    public static <T> ResponseEntity<T> created(String location, long version, T body) {
        return ResponseEntity.created(URI.create(location)).headers(headers -> versioned(headers, version)).body(body);
    }

    /** 200 with version and view; a GET whose {@code If-None-Match} names this version is answered with 304. */
    public static <T> ResponseEntity<T> ok(long version, T body) {
        return ResponseEntity.ok().headers(headers -> versioned(headers, version)).body(body);
    }

    private static void versioned(HttpHeaders headers, long version) {
        headers.setETag(EntityTags.of(version));
        // May be kept by the one client, and is asked for again each time.
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
    }
}
