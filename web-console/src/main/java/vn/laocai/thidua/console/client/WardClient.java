package vn.laocai.thidua.console.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** ward-service: units, blocks, seasons, covenants. */
@HttpExchange("/api")
public interface WardClient {

    @GetExchange("/units")
    Listing<Unit> units();

    @GetExchange("/blocks")
    Listing<Block> blocks();

    @GetExchange("/seasons")
    Listing<Season> seasons();

    @GetExchange("/seasons/{id}")
    Season season(@PathVariable String id);

    @PostExchange("/seasons/{id}/phase-moves")
    Season movePhase(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody PhaseMove move);

    @GetExchange("/covenants")
    Listing<Covenant> covenants(@RequestParam String seasonId);

    @GetExchange("/covenants/{id}")
    Covenant covenant(@PathVariable String id);

    @GetExchange("/covenants/{id}/verification")
    JsonNode verification(@PathVariable String id);

    @PostExchange("/covenants/{id}/signatures")
    Covenant sign(@PathVariable String id, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Signing signing);

    /** A ward or another organisation. */
    record Unit(String code, String name, @Nullable String kind, @Nullable List<Signer> signers) {}

    /** Who may sign for a unit: its leader, from a day to a day. */
    record Signer(String personId, String name, String title, LocalDate from, @Nullable LocalDate to) {}

    /** A decision on paper: number, date, issuer. */
    record LegalBasis(@Nullable String number, @Nullable LocalDate date, @Nullable String issuer) {}

    /** The block; {@code head} is the dated assignment in force. */
    record Block(String id, String name, @Nullable LegalBasis legalBasis,
            @Nullable Head head) {}

    /** The head in office: a person for a ward, by a dated assignment. */
    record Head(String wardCode, String personId, @Nullable String personName) {}

    /** A phase of a season with its announced window. */
    record Phase(String phase, @Nullable Instant opensAt, @Nullable Instant closesAt) {}

    /** A season of the block. */
    record Season(String id, String blockId, int year, String theme, @Nullable String motto,
            @Nullable List<String> contents, String state, @Nullable List<Phase> phases,
            @Nullable List<JsonNode> guests, @Nullable List<String> memberCodes, @Nullable String headCode) {}

    /** The move of a season to another phase. */
    record PhaseMove(String to, @Nullable String reason) {}

    /** A registered target of a ward. */
    record Target(@Nullable String code, String name, @Nullable String unit, @Nullable String target) {}

    /** When and with which key a ward signed. */
    record Signature(@Nullable Instant signedAt, @Nullable String keyId) {}

    /** A ward as a party of a covenant. */
    record Party(String wardCode, @Nullable String wardName, @Nullable String signerId, @Nullable String signerName,
            @Nullable Signature signature) {

        /** Whether the ward has signed. */
        public boolean signed() {
            return signature != null;
        }
    }

    /** A covenant with its text and parties. */
    record Covenant(String id, String seasonId, @Nullable String blockId, int version, String state, String title,
            @Nullable String preamble, @Nullable List<String> contents, @Nullable List<String> commitments,
            @Nullable Map<String, List<Target>> targets, @Nullable String contentHash, @Nullable List<Party> parties,
            @Nullable Instant dueAt, @Nullable Instant enteredIntoForceAt) {

        /** The parties, never null. */
        public List<Party> allParties() {
            return parties == null ? List.of() : parties;
        }

        /** How many wards have signed. */
        public long signedCount() {
            return allParties().stream().filter(Party::signed).count();
        }

        /** Whether signatures are taken now. */
        public boolean openForSignature() {
            return "OPEN_FOR_SIGNATURE".equals(state) || "PARTIALLY_SIGNED".equals(state);
        }
    }

    /** The hash of the text that the signer has read. */
    record Signing(String contentHash) {}
}
