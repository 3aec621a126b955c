package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** scoring-service: score sheets of the wards, their cells, and the steps of a sheet. */
@HttpExchange("/api/score-sheets")
public interface SheetClient {

    @GetExchange
    Listing<SheetLine> sheets(@RequestParam String seasonId);

    @GetExchange("/{id}")
    Sheet sheet(@PathVariable String id);

    /** The sheet as it stood at that instant of business time. */
    @GetExchange("/{id}")
    Sheet sheet(@PathVariable String id, @RequestParam Instant asOf);

    @PutExchange("/{id}/cells/{code}")
    Saved save(@PathVariable String id, @PathVariable String code, @RequestHeader("If-Match") String revision,
            @RequestBody Entry entry);

    @PostExchange("/{id}/pasted-cells")
    PastedRows paste(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Pasted pasted);

    @GetExchange("/{id}/cells/{code}/history")
    JsonNode history(@PathVariable String id, @PathVariable String code);

    @GetExchange("/{id}/cells/{code}/comments")
    JsonNode comments(@PathVariable String id, @PathVariable String code);

    @PostExchange("/{id}/cells/{code}/comments")
    JsonNode comment(@PathVariable String id, @PathVariable String code, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Comment comment);

    @PostExchange("/{id}/cells/{code}/comments/{number}/resolution")
    JsonNode resolve(@PathVariable String id, @PathVariable String code, @PathVariable String number,
            @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/{id}/cells/{code}/na-request")
    JsonNode requestNotApplicable(@PathVariable String id, @PathVariable String code,
            @RequestHeader("Idempotency-Key") String key, @RequestBody Reason reason);

    @PostExchange("/{id}/cells/{code}/na-decision")
    JsonNode decideNotApplicable(@PathVariable String id, @PathVariable String code,
            @RequestHeader("Idempotency-Key") String key, @RequestBody Decision decision);

    @PostExchange("/{id}/submission")
    JsonNode submit(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Confirmation confirmation);

    @PostExchange("/{id}/recall")
    JsonNode recall(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Reason reason);

    @PostExchange("/{id}/acceptance")
    JsonNode accept(@PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    @PostExchange("/{id}/return")
    JsonNode giveBack(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Return listed);

    @PostExchange("/{id}/lock-exception")
    JsonNode exceptLock(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Until until);

    @PostExchange("/{id}/late-acceptance")
    JsonNode acceptLate(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Until until);

    /** Sends a filled-in workbook; {@code dryRun} only looks for mistakes. */
    @PostExchange(url = "/{id}/import", contentType = "application/octet-stream")
    PastedRows importFile(@PathVariable String id, @RequestParam boolean dryRun,
            @RequestHeader("Idempotency-Key") String key, @RequestBody byte[] file);

    @GetExchange("/{id}/snapshots")
    Listing<Submission> submissions(@PathVariable String id);

    @GetExchange("/{id}/snapshots/{number}")
    SignedSubmission submission(@PathVariable String id, @PathVariable int number);

    @GetExchange("/{id}/export.{kind}")
    ResponseEntity<byte[]> export(@PathVariable String id, @PathVariable String kind);

    /** How much of a sheet is filled. */
    record Progress(int filled, int of) {}

    /** One ward's sheet in the list of a season. */
    record SheetLine(String id, String seasonId, String wardCode, String state, @Nullable Instant openedAt,
            @Nullable Instant submittedAt, @Nullable Progress progress, @Nullable Extension lockException) {}

    /** From when to when the ward may write; {@code until} is an exception for this ward. */
    record Window(@Nullable Instant opensAt, @Nullable Instant closesAt, @Nullable Instant until,
            @Nullable Boolean open) {

        /** The moment after which nothing can be written any more. */
        public @Nullable Instant end() {
            return until != null && (closesAt == null || until.isAfter(closesAt)) ? until : closesAt;
        }
    }

    /** The version of the criteria that the sheet is scored by. */
    record Criteria(String setId, int version, @Nullable String hash) {}

    /** Points of a cell and the arithmetic behind them; {@code state} is SCORED, MISSING or AWAITING_LOCK. */
    record Scored(@Nullable BigDecimal points, @Nullable String how, @Nullable String state,
            @Nullable List<String> missing) {}

    /** A file behind a cell. */
    record EvidenceLine(String id, @Nullable String fileName, @Nullable String documentNumber,
            @Nullable String documentDate, @Nullable String issuer, @Nullable String excerpt, @Nullable String page,
            @Nullable Long size, @Nullable List<JsonNode> duplicates, @Nullable List<String> flags) {}

    /** A cell as everybody sees it who may; what is not there was not entered or is not for this person. */
    record Cell(String code, int revision, @Nullable JsonNode figure, @Nullable String note,
            @Nullable String achievement, @Nullable Scored self, @Nullable List<JsonNode> evidence,
            @Nullable JsonNode na, @Nullable JsonNode comments, @Nullable Integer openFollowUps,
            @Nullable JsonNode official, @Nullable JsonNode cross, @Nullable JsonNode appraised,
            @JsonProperty("final") @Nullable BigDecimal finalPoints, @Nullable JsonNode suggested,
            @Nullable JsonNode prior, @Nullable List<JsonNode> earlier, @Nullable Boolean editable) {}

    /** Sums of a sheet by section. */
    record Totals(@Nullable Map<String, BigDecimal> nodes, @Nullable Map<String, BigDecimal> naAdjustments,
            @Nullable BigDecimal base, @Nullable BigDecimal bonus, @Nullable BigDecimal penalty,
            @Nullable BigDecimal total, int scored, int of) {}

    /** What is still missing or odd; {@code BLOCK} keeps the sheet from being submitted. */
    record Issue(@Nullable String code, @Nullable String severity, @Nullable String rule,
            @Nullable String messageVi, @Nullable String messageEn) {

        /** Whether it keeps the sheet from being submitted. */
        public boolean blocks() {
            return "BLOCK".equals(severity);
        }
    }

    /** What was sent back last; only these criteria are open. */
    record Returned(@Nullable List<String> criterionCodes, @Nullable String reason, @Nullable Instant dueAt) {

        /** The open criteria, never null. */
        public List<String> codes() {
            return criterionCodes == null ? List.of() : criterionCodes;
        }
    }

    /** A later end for one ward, public in the block. */
    record Extension(@Nullable Instant until, @Nullable String reason) {}

    /** A ward's sheet; cells, totals and issues are absent for those who see its state only. */
    record Sheet(String id, String seasonId, String wardCode, String state, @Nullable Instant openedAt,
            @Nullable Window window,
            @Nullable Criteria criteria, @Nullable List<Cell> cells, @Nullable Totals totals,
            @Nullable List<Issue> issues, @Nullable Instant submittedAt, @Nullable Returned returned,
            @Nullable Extension lockException, @Nullable Extension lateAcceptance,
            @Nullable Integer lateWorkingDays, int snapshots, @Nullable Instant asOf) {

        /** Whether the reader sees figures at all. */
        public boolean open() {
            return cells != null;
        }

        /** The cells, never null. */
        public List<Cell> allCells() {
            return cells == null ? List.of() : cells;
        }

        /** What is missing or odd, never null. */
        public List<Issue> allIssues() {
            return issues == null ? List.of() : issues;
        }
    }

    /** What was entered into a cell. */
    record Entry(Map<String, Object> figure, @Nullable String note, @Nullable String achievement,
            List<String> evidenceIds) {}

    /** The cell after it was saved, with the sums that changed. */
    record Saved(Cell cell, @Nullable Totals totals, @Nullable List<Issue> issues) {}

    /** Rows copied out of a spreadsheet. */
    record Pasted(String text, boolean dryRun) {}

    /** A submission of the sheet: its number, the hash of what was signed, when, and by which version of the criteria. */
    record Submission(int number, String sha256, Instant submittedAt, boolean late, int criteriaVersion,
            String keyId) {}

    /** What was signed, with its signature, and whether they still fit each other. */
    record SignedSubmission(int number, String sha256, String content, String signature, String publicKey,
            String keyId, String signerId, Instant signedAt, boolean hashFits, boolean signatureFits,
            boolean keyIsSigners) {

        /** Whether everything fits. */
        public boolean holds() {
            return hashFits && signatureFits && keyIsSigners;
        }
    }

    /** What became of the rows; {@code applied} counts the cells that were written. */
    record PastedRows(@Nullable Integer applied, @Nullable List<PastedRow> rows) {

        /** How many cells were written. */
        public int written() {
            return applied == null ? 0 : applied;
        }

        /** The rows, never null. */
        public List<PastedRow> all() {
            return rows == null ? List.of() : rows;
        }
    }

    /** One row; {@code problem} says what is wrong with it. */
    record PastedRow(int line, @Nullable String code, boolean ok, @Nullable String problem,
            @Nullable String problemVi, @Nullable String problemEn) {

        /** What is wrong with the row in the language of the page. */
        public @Nullable String problem(boolean english) {
            String own = english ? problemEn : problemVi;
            return own == null ? problem : own;
        }
    }

    /**
     * A remark on a cell; one to follow up stays open until it is resolved.
     *
     * @param visibility
     *            {@code WARD} for all who deal with the sheet, {@code APPRAISAL} for those who judge it alone
     */
    record Comment(String text, boolean followUp, String visibility) {}

    /** Why. */
    record Reason(String reason) {}

    /** Yes or no, and why. */
    record Decision(boolean approve, String reason) {}

    /** The leader's word. */
    record Confirmation(boolean confirm) {}

    /** The criteria that the ward shall look at again. */
    record Return(List<String> criterionCodes, String reason, @Nullable Instant dueAt) {}

    /** A later end for one ward, and why. */
    record Until(Instant until, String reason) {}
}
