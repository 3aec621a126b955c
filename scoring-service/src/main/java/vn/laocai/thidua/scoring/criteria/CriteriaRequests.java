package vn.laocai.thidua.scoring.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** What clients send about criteria, and its limits. */
final class CriteriaRequests {

    private CriteriaRequests() {}

    /**
     * How the first version begins: from a template, a table, or a version of an earlier season.
     *
     * @param table
     *            in its map form
     */
    record NewCriteria(@NotBlank @Size(max = 100) String seasonId, @Nullable @Size(max = 60) String template,
            @Nullable Map<String, Object> table, @Nullable @Valid From from) {}

    /** A version to begin from; its codes stay, so that years can be compared. */
    record From(@NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,199}") String setId,
            @Min(1) @Max(10_000) int version) {}

    record ChangedTable(@NotNull Map<String, Object> table) {}

    /**
     * Why a version is begun, and the version whose table it begins with; the one in force where null.
     */
    record NewVersion(@NotBlank @Size(max = 1000) String reason, @Nullable @Min(1) @Max(10_000) Integer from) {}

    /** A criterion in its map form, whose formula is tried. */
    record ToTry(@NotNull Map<String, Object> criterion) {}

    record Withdrawal(@NotBlank @Size(max = 1000) String reason) {}

    /** Until when members may comment (Rule 15). */
    record Invite(@NotNull Instant until) {}

    /** A comment on a criterion, or on the whole table where there is no code. */
    record NewComment(@Nullable @Size(min = 1, max = 40) String code, @NotBlank @Size(max = 2000) String text) {}

    record CommentAnswer(@NotNull CriteriaComment.Disposition disposition, @NotBlank @Size(max = 2000) String text) {}

    /** Number and date of the document that issues the criteria. */
    record Publication(@Nullable @Size(min = 1, max = 100) String documentNumber, @Nullable LocalDate documentDate) {}

    record Answer(@NotNull Boolean agree) {}

    /** A table to look at; the season adds its rules and the results of the year before. */
    record ToLint(@NotNull Map<String, Object> table, @Nullable @Size(max = 100) String seasonId) {}
}
