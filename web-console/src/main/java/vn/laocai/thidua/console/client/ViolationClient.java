package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** scoring-service: what departments tell about wards before an award. */
@HttpExchange("/api/violation-notices")
public interface ViolationClient {

    @GetExchange
    Notices notices(@RequestParam String seasonId);

    @GetExchange("/{id}")
    Notice notice(@PathVariable String id);

    @PostExchange
    Notice record(@RequestHeader("Idempotency-Key") String key, @RequestBody NewNotice notice);

    /** {@code end} is clearance or confirmation. */
    @PostExchange("/{id}/{end}")
    Notice end(@PathVariable String id, @PathVariable String end, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Ending ending);

    @PostExchange("/import")
    Imported importList(@RequestHeader("Idempotency-Key") String key, @RequestBody NewList list);

    /** The notices this person may see, and the kinds of which he may give notice. */
    record Notices(@Nullable List<Notice> items, @Nullable List<Kind> kinds) {

        /** The notices, never null. */
        public List<Notice> all() {
            return items == null ? List.of() : items;
        }

        /** The kinds, never null. */
        public List<Kind> allKinds() {
            return kinds == null ? List.of() : kinds;
        }
    }

    /** What a notice can be about. */
    record Kind(String kind, String nameVi) {}

    /** A notice about a ward. */
    record Notice(String id, String seasonId, String wardCode, String source, String kind, String kindVi,
            String documentNumber, String documentDate, String from, @Nullable String to, String effect,
            String status, boolean counts, @Nullable Instant recordedAt, @Nullable Resolution resolution,
            boolean mayEnd) {}

    /** How it ended. */
    record Resolution(String documentNumber, String reason, Instant at) {}

    /** A notice to give. */
    record NewNotice(String seasonId, String wardCode, String kind, @Nullable String source, String documentNumber,
            String documentDate, String from, @Nullable String to, String effect) {}

    /** How a notice ends. */
    record Ending(String documentNumber, String reason) {}

    /** A list of notices. */
    record NewList(String seasonId, String csv, boolean dryRun) {}

    /** What came of a list. */
    record Imported(boolean dryRun, int recorded, @Nullable List<ImportedRow> rows) {

        /** The rows, never null. */
        public List<ImportedRow> all() {
            return rows == null ? List.of() : rows;
        }
    }

    /** What came of a line; the head line has number 1. */
    record ImportedRow(int line, @Nullable String wardCode, boolean ok, boolean known, @Nullable String messageVi,
            @Nullable String messageEn) {}
}
