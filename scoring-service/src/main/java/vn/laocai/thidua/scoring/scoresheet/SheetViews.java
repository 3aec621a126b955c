package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What sheets look like over HTTP. Points are decimal strings of two places; what one may not see is left out. */
final class SheetViews {

    private SheetViews() {}

    /** The sheets of a season; {@code seasonState} is absent while this service has not heard of the season. */
    record ScoreSheetList(String seasonId, @Nullable String seasonState, List<ListedSheet> items) {}

    /** A sheet without figures. */
    record ListedSheet(String id, String seasonId, String blockId, String wardCode, String state, Instant openedAt,
            String covenantId, @Nullable Progress progress, @Nullable ExtensionView lockException,
            @Nullable Instant submittedAt, @Nullable Integer lateWorkingDays) {}

    /** Base criteria with a figure or an approved N/A, of those that a ward scores itself. */
    record Progress(int filled, int of) {}

    /** More time for one ward, public in the block. */
    record ExtensionView(Instant until, String reason) {}

    record ReturnView(List<String> criterionCodes, String reason, @Nullable Instant dueAt) {}

    /**
     * A sheet with as much as the reader may see: cells, totals and issues are absent for those who see its state only;
     * appraisers have the cells of their field, and neither totals nor issues.
     */
    record FullSheet(String id, String seasonId, String blockId, String wardCode, String state, Instant openedAt,
            String covenantId, WindowView window, @Nullable CriteriaView criteria, @Nullable List<CellJson> cells,
            @Nullable TotalsJson totals, @Nullable List<IssueJson> issues, @Nullable Progress progress,
            @Nullable ExtensionView lockException, @Nullable ExtensionView lateAcceptance,
            @Nullable ReturnView returned, @Nullable Instant submittedAt, @Nullable Integer lateWorkingDays,
            int snapshots, boolean sealed, @JsonProperty("final") boolean isFinal, @Nullable Instant asOf) {}

    /** The window of all wards; until is this ward's own close where it differs. */
    record WindowView(@Nullable Instant opensAt, @Nullable Instant closesAt, @Nullable Instant until, boolean open) {}

    record CriteriaView(String setId, int version, String hash) {}

    /** A cell; its revision is what {@code If-Match} of a save names, 0 for an empty one. */
    record CellJson(String code, String name, BigDecimal max, @Nullable String unit, long revision,
            @Nullable Map<String, Object> figure, @Nullable String note, @Nullable String achievement, SelfJson self,
            List<EvidenceJson> evidence, @Nullable NaJson na, int comments, int openFollowUps,
            @Nullable Map<String, Object> official, Judgement.@Nullable OfficialSource officialSource,
            @Nullable BigDecimal cross, @Nullable AppraisedJson appraised,
            @Nullable List<Judgement.Adjustment> adjustments, Judgement.@Nullable Explanation explanation,
            @JsonProperty("final") @Nullable BigDecimal finalPoints, @Nullable PriorJson prior,
            List<PriorJson> earlier,
            @Nullable Map<String, Object> suggested, boolean editable) {}

    /** What the ward's figure earns: SCORED, MISSING, AWAITING_LOCK, or NOT_APPLICABLE. */
    record SelfJson(@Nullable BigDecimal points, @Nullable String how, String state) {}

    record EvidenceJson(String id, int version, String sha256, @Nullable String fileName,
            @Nullable String documentNumber, @Nullable LocalDate documentDate, @Nullable String issuer,
            @Nullable String page, @Nullable Integer newestVersion) {}

    record NaJson(NaState state, String reason, @Nullable String decision) {}

    record AppraisedJson(@Nullable BigDecimal points, @Nullable Map<String, Object> figure, String reason, String by,
            Instant at) {}

    record PriorJson(int year, BigDecimal points, @Nullable String figure) {}

    record TotalsJson(Map<String, BigDecimal> nodes, Map<String, BigDecimal> naAdjustments, BigDecimal base,
            BigDecimal bonus, BigDecimal penalty, BigDecimal total, int scored, int of, List<String> criticalZeros) {}

    record IssueJson(@Nullable String code, SheetIssue.Severity severity, String rule, String messageVi,
            String messageEn) {}

    /** The answer to a saved cell. */
    record SavedCell(CellJson cell, TotalsJson totals, List<IssueJson> issues, String state) {}
}
