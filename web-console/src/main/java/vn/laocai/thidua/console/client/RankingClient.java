package vn.laocai.thidua.console.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
import tools.jackson.databind.JsonNode;

/** scoring-service: boards, their explanation, finalisation, reveal and publication. */
@HttpExchange("/api")
public interface RankingClient {

    @GetExchange("/boards/{seasonId}")
    Board live(@PathVariable String seasonId, @RequestParam(required = false) @Nullable String asOf);

    /** The frozen board, or the final one after the publication. */
    @GetExchange("/public/boards/{seasonId}")
    Board shown(@PathVariable String seasonId);

    @GetExchange("/boards/{seasonId}/export.{kind}")
    ResponseEntity<byte[]> export(@PathVariable String seasonId, @PathVariable String kind,
            @RequestParam(required = false) @Nullable String asOf);

    @GetExchange("/public/boards/{seasonId}/export.{kind}")
    ResponseEntity<byte[]> exportShown(@PathVariable String seasonId, @PathVariable String kind);

    @PostExchange("/boards/{seasonId}/freezing")
    JsonNode freeze(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, String> nothing);

    @GetExchange("/boards/{seasonId}/finalisation")
    Finalisation finalisation(@PathVariable String seasonId);

    @PostExchange("/boards/{seasonId}/finalisation")
    Ledger finalise(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, String> nothing);

    @GetExchange("/boards/{seasonId}/explanations/{wardCode}")
    Explanation explanation(@PathVariable String seasonId, @PathVariable String wardCode);

    @GetExchange("/boards/{seasonId}/robustness")
    Robustness robustness(@PathVariable String seasonId);

    @PostExchange("/boards/{seasonId}/what-if")
    Trial tryPoints(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody TrialRequest request);

    @GetExchange("/boards/{seasonId}/provenance/{wardCode}/{code}")
    Provenance provenance(@PathVariable String seasonId, @PathVariable String wardCode, @PathVariable String code);

    @PostExchange("/boards/{seasonId}/replay")
    Replay replay(@PathVariable String seasonId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, String> nothing);

    @GetExchange("/boards/{seasonId}/reveal")
    Presenter presenter(@PathVariable String seasonId);

    /** {@code step} is steps, undo, pause or resume. */
    @PostExchange("/boards/{seasonId}/reveal/{step}")
    Reveal reveal(@PathVariable String seasonId, @PathVariable String step,
            @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, String> nothing);

    @GetExchange("/public/boards/{seasonId}/reveal")
    Reveal revealed(@PathVariable String seasonId);

    @PostExchange("/publications")
    JsonNode publish(@RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, String> publication);

    /** A board; what this person may not see is absent. */
    record Board(String seasonId, String kind, @JsonProperty("final") boolean isFinal, String state, Instant at,
            List<Row> rows, @Nullable String banner, @Nullable List<Section> sections, @Nullable String resultHash) {}

    /** A section of the criteria. */
    record Section(String code, String name, BigDecimal max) {}

    /** A ward on the board. */
    record Row(int rank, boolean tied, String wardCode, @Nullable BigDecimal base, @Nullable BigDecimal bonus,
            @Nullable BigDecimal penalty, BigDecimal total, @Nullable Integer scored, @Nullable Integer of,
            @Nullable String className, @Nullable Map<String, BigDecimal> sections,
            @Nullable List<String> tieBreakVi) {}

    /** Where the season's ledger stands. */
    record Ledger(String seasonId, String state, int epoch, @Nullable Instant frozenAt, @Nullable String resultHash,
            @Nullable Instant finalisedAt) {}

    /** What must be done before the season is final. */
    record Finalisation(Ledger ledger, boolean ready, List<Item> items) {}

    /** A line of the checklist. */
    record Item(String code, boolean ok, String messageVi, String messageEn, int count) {}

    /** Why a ward has its place. */
    record Explanation(String wardCode, int rank, boolean tied, int of, BigDecimal total, String className,
            @Nullable Comparison above, @Nullable Comparison below, List<String> sentencesVi,
            List<String> sentencesEn) {}

    /** The ward beside a neighbour; the bars add up to the difference. */
    record Comparison(String wardCode, int rank, BigDecimal total, BigDecimal difference, List<Bar> bars,
            List<Bar> top, @Nullable Flip flip) {

        /** The criteria of all sections, in the order of the table. */
        public List<Bar> criteria() {
            return bars.stream().flatMap(bar -> bar.children().isEmpty() ? Stream.of(bar) : bar.children().stream())
                    .filter(bar -> "CRITERION".equals(bar.part())).toList();
        }
    }

    /** A piece of two totals. */
    record Bar(String part, String code, String name, BigDecimal own, BigDecimal other, BigDecimal difference,
            List<Bar> children) {

        /** The code of the table; a star for what no section holds, such as the cap of the bonus. */
        public String label() {
            return Set.of("SECTION", "CRITERION", "NA_LINE").contains(part) ? code : "*";
        }
    }

    /** The smallest change that reverses the order. */
    record Flip(String code, String name, BigDecimal from, BigDecimal to, BigDecimal change, int newRank) {}

    /** How firm the places are. */
    record Robustness(long seed, int draws, List<Range> ranges, List<WithoutScorer> withoutScorer,
            List<String> sentencesVi, List<String> sentencesEn) {}

    /** Places of a ward in the middle 90 % of the trials. */
    record Range(String wardCode, int rank, int best, int worst, int keptPerMille) {}

    /** Who moves when one ward's cross-scores are left out. */
    record WithoutScorer(String scorer, List<Moved> moved) {}

    /** A ward's place with and without. */
    record Moved(String wardCode, int from, int to) {}

    /** Points to try on the own sheet. */
    record TrialRequest(String wardCode, Map<String, BigDecimal> changes) {}

    /** What the trial came to. */
    record Trial(String wardCode, String basis, @Nullable Instant basisAt, BigDecimal totalBefore,
            BigDecimal totalAfter, @Nullable Integer rankBefore, @Nullable Integer rankAfter,
            @Nullable BigDecimal toNextPlace, List<String> sentencesVi, List<String> sentencesEn) {}

    /** The way of a number from the claim to the total. */
    record Provenance(String wardCode, String code, String name, BigDecimal max, int criteriaVersion,
            String criteriaHash, ProvenanceOutcome outcome, List<Cited> evidence, List<Step> steps) {}

    /** Where the number ends up. */
    record ProvenanceOutcome(@Nullable BigDecimal points, @Nullable String how, int rank, BigDecimal total) {}

    /** A paper that the cell cites. */
    record Cited(String evidenceId, String url) {}

    /** A recorded step. */
    record Step(String stage, String event, String actor, Instant time, String source, String hash, JsonNode data) {}

    /** A recomputation beside what was laid down. */
    record Replay(long events, long millis, String recomputedHash, @Nullable String publishedHash, boolean equal,
            @Nullable String firstDifference) {}

    /** What the audience sees. */
    record Reveal(String seasonId, String state, int step, List<Place> places, int of) {}

    /** A place on the screen. */
    record Place(String wardCode, int rank, BigDecimal total) {}

    /** What the presenter sees. */
    record Presenter(Reveal shown, @Nullable Place next, int left) {}
}
