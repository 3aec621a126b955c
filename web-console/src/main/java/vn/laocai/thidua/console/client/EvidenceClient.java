package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** scoring-service: the wards' libraries of evidence. */
@HttpExchange("/api/evidence")
public interface EvidenceClient {

    @GetExchange
    Listing<Evidence> evidence(@RequestParam String seasonId,
            @RequestParam String wardCode);

    @GetExchange("/{id}")
    JsonNode one(@PathVariable String id);

    @GetExchange("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id);

    @PostExchange(contentType = "application/octet-stream")
    Uploaded upload(@RequestHeader("Idempotency-Key") String key, @RequestParam String seasonId,
            @RequestParam String wardCode, @RequestParam String fileName,
            @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @Nullable String documentDate,
            @RequestParam(required = false) @Nullable String issuer,
            @RequestParam(required = false) @Nullable String excerpt,
            @RequestParam(required = false) @Nullable String page, @RequestBody byte[] file);

    /** A file of a ward with what the ward says about it. */
    record Evidence(String id, @Nullable String wardCode, @Nullable String fileName, @Nullable String type,
            @Nullable Long size, @Nullable String sha256, @Nullable String documentNumber,
            @Nullable String documentDate, @Nullable String issuer, @Nullable String excerpt, @Nullable String page,
            @Nullable Integer version, @Nullable Instant uploadedAt, @Nullable List<JsonNode> uses,
            @Nullable List<Duplicate> duplicates, @Nullable List<JsonNode> flags) {}

    /** The same file elsewhere; the ward is named only to those who may know. */
    record Duplicate(@Nullable String evidenceId, @Nullable String wardCode, @Nullable Boolean sameWard,
            @Nullable String fileName) {}

    /** A file that has just arrived. */
    record Uploaded(String id, @Nullable String sha256, @Nullable Long size, @Nullable String type,
            @Nullable List<Duplicate> duplicates, @Nullable List<JsonNode> flags) {

        /** The same file elsewhere, never null. */
        public List<Duplicate> allDuplicates() {
            return duplicates == null ? List.of() : duplicates;
        }
    }
}
