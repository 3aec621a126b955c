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
    Evidence one(@PathVariable String id);

    /** The file of that version, or of the newest one. */
    @GetExchange("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version);

    @PostExchange(contentType = "application/octet-stream")
    Uploaded upload(@RequestHeader("Idempotency-Key") String key, @RequestParam String seasonId,
            @RequestParam String wardCode, @RequestParam String fileName,
            @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @Nullable String documentDate,
            @RequestParam(required = false) @Nullable String issuer,
            @RequestParam(required = false) @Nullable String excerpt,
            @RequestParam(required = false) @Nullable String page, @RequestBody byte[] file);

    /** Adds a newer file beside the older ones, which stay readable. */
    @PostExchange(url = "/{id}/versions", contentType = "application/octet-stream")
    Evidence addVersion(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestParam String fileName, @RequestParam(required = false) @Nullable String documentNumber,
            @RequestParam(required = false) @Nullable String documentDate,
            @RequestParam(required = false) @Nullable String issuer,
            @RequestParam(required = false) @Nullable String excerpt,
            @RequestParam(required = false) @Nullable String page, @RequestBody byte[] file);

    @PostExchange("/{id}/withdrawal")
    Evidence withdraw(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Reason reason);

    /** Why. */
    record Reason(String reason) {}

    /** A file of a ward with what the ward says about it; {@code submitted}: a submission cites it. */
    record Evidence(String id, @Nullable String wardCode, @Nullable String fileName, @Nullable String type,
            @Nullable Long size, @Nullable String sha256, @Nullable String documentNumber,
            @Nullable String documentDate, @Nullable String issuer, @Nullable String excerpt, @Nullable String page,
            @Nullable Integer version, @Nullable List<Version> versions, @Nullable Boolean withdrawn,
            @Nullable Boolean submitted,
            @Nullable Instant uploadedAt, @Nullable List<JsonNode> uses, @Nullable List<Duplicate> duplicates,
            @Nullable List<JsonNode> flags) {

        /** What the file is called. */
        public String name() {
            return fileName == null ? "" : fileName;
        }

        /** Whether the ward took it out of its library. */
        public boolean isOut() {
            return Boolean.TRUE.equals(withdrawn);
        }

        /** The number of the newest version, from 1. */
        public int newest() {
            return version == null ? 1 : version;
        }

        /** The versions, the newest first. */
        public List<Version> allVersions() {
            return versions == null ? List.of() : versions.reversed();
        }
    }

    /** One file of a document. */
    record Version(int number, String sha256, @Nullable Long size, @Nullable String fileName,
            @Nullable Instant uploadedAt) {}

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
