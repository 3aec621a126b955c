package vn.laocai.thidua.console.page;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files of the services, handed on to the browser as downloads. */
public final class Downloads {

    private Downloads() {}

    /** The file under the service's name for it, or under the given one. */
    public static ResponseEntity<byte[]> of(ResponseEntity<byte[]> file, String otherwise) {
        MediaType type = file.getHeaders().getContentType();
        String named = file.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION);
        return ResponseEntity.ok().contentType(type == null ? MediaType.APPLICATION_OCTET_STREAM : type)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        named == null ? "attachment; filename=\"" + otherwise + "\"" : named)
                .header("X-Content-Type-Options", "nosniff").body(file.getBody());
    }
}
