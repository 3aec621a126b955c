package vn.laocai.thidua.console.client;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** scoring-service as everybody may read it: asked without a token, whoever looks. */
@HttpExchange
public interface PublicClient {

    @GetExchange("/api/public/boards/{seasonId}")
    RankingClient.Board board(@PathVariable String seasonId);

    @GetExchange("/api/public/boards/{seasonId}/reveal")
    RankingClient.Reveal reveal(@PathVariable String seasonId);

    /** What was signed. */
    @GetExchange("/api/public/publications/{seasonId}")
    ResponseEntity<byte[]> publication(@PathVariable String seasonId);

    /** The keys that verify signatures of results. */
    @GetExchange("/.well-known/result-keys")
    ResponseEntity<byte[]> keys();

    /** {@code kind} is jws or pdf. */
    @GetExchange("/api/public/publications/{seasonId}.{kind}")
    ResponseEntity<byte[]> file(@PathVariable String seasonId, @PathVariable String kind);

    @GetExchange("/api/public/publications/{seasonId}/corrections")
    Listing<CorrectionLine> corrections(@PathVariable String seasonId);

    @GetExchange("/api/public/publications/{seasonId}/corrections/{id}")
    JsonNode correction(@PathVariable String seasonId, @PathVariable String id);

    @GetExchange("/api/public/publications/{seasonId}/corrections/{id}.{kind}")
    ResponseEntity<byte[]> correctionFile(@PathVariable String seasonId, @PathVariable String id,
            @PathVariable String kind);

    @GetExchange("/api/public/awards")
    Listing<PublicAward> awards(@RequestParam String seasonId);

    @GetExchange("/api/public/certificates/{code}")
    Certificate certificate(@PathVariable String code,
            @RequestParam(required = false) @Nullable String sha256);

    @GetExchange("/api/public/certificates/{code}.pdf")
    ResponseEntity<byte[]> certificateFile(@PathVariable String code);

    /** What units are called. */
    @GetExchange("/api/public/units")
    Listing<UnitName> units();

    /** Tells what is known of a file by its hashes and its signature. */
    @PostExchange("/api/public/papers/checks")
    PaperCheck check(@RequestBody Object file);

    /** The certificates of the seals of papers, as PEM. */
    @GetExchange("/.well-known/paper-seals")
    ResponseEntity<byte[]> seals();

    /** The name of a unit. */
    record UnitName(String code, String name) {}

    /** What is to be thought of a file. */
    record PaperCheck(String verdict, String sentenceVi, String sentenceEn, @Nullable String signer,
            @Nullable Paper paper) {

        /** Whether the file is what it says it is. */
        public boolean genuine() {
            return "REGISTERED".equals(verdict) || "SEALED".equals(verdict);
        }
    }

    /** A registered paper and its page. */
    record Paper(String kind, String page, Instant registeredAt, @Nullable Superseded superseded) {}

    /** What came after it. */
    record Superseded(String code, String sentenceVi, String sentenceEn, Instant at) {}

    /** A correction in the list. */
    record CorrectionLine(String correctionId, Instant correctedAt) {}

    /** A registered award. */
    record PublicAward(String seasonId, int year, String wardCode, String wardName, String awardCode,
            String awardName, String decisionNumber, String decisionDate, String issuer, String status,
            @Nullable String presentedOn, @Nullable String revocationReason) {}

    /** A certificate as it was registered. */
    record Certificate(String code, String status, PublicAward award, int rank, String decisionSigner, long reward,
            String resultHash, String sha256, @Nullable Boolean matches, Instant registeredAt,
            @Nullable Revoked revocation) {}

    /** How it was taken back. */
    record Revoked(String reason, String documentNumber, Instant at) {}
}
