package vn.laocai.thidua.ward.covenant;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.ward.covenant.CovenantText.CriteriaSet;
import vn.laocai.thidua.ward.covenant.CovenantText.Target;

/** What clients send about covenants, and its limits. */
final class CovenantRequests {

    private CovenantRequests() {}

    record NewCovenant(@NotBlank @Size(max = 100) String seasonId, @NotBlank @Size(max = 300) String title,
            @NotBlank @Size(max = 10_000) String preamble,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> contents,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> commitments,
            @Nullable @Size(max = 100) Map<@Pattern(regexp = "[A-Z][A-Z0-9_]{1,40}") String, @NotNull @Size(max = 30) List<@NotNull @Valid TargetEntry>> targets,
            @Nullable @Valid CriteriaEntry criteriaSet) {

        CovenantText text() {
            return CovenantRequests.text(title, preamble, contents, commitments, targets, criteriaSet);
        }
    }

    record ChangedText(@NotBlank @Size(max = 300) String title, @NotBlank @Size(max = 10_000) String preamble,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> contents,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> commitments,
            @Nullable @Size(max = 100) Map<@Pattern(regexp = "[A-Z][A-Z0-9_]{1,40}") String, @NotNull @Size(max = 30) List<@NotNull @Valid TargetEntry>> targets,
            @Nullable @Valid CriteriaEntry criteriaSet) {

        CovenantText text() {
            return CovenantRequests.text(title, preamble, contents, commitments, targets, criteriaSet);
        }
    }

    record TargetEntry(@NotBlank @Size(max = 40) String code, @NotBlank @Size(max = 300) String name,
            @NotNull @Size(max = 60) String unit, @NotBlank @Size(max = 60) String target) {}

    record CriteriaEntry(@NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}") String id,
            @Min(1) @Max(10_000) int version, @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash) {}

    record OpeningTerms(@Nullable Instant dueAt) {}

    record SigningRequest(@NotNull @Pattern(regexp = "[0-9a-f]{64}") String contentHash) {}

    record ReasonGiven(@NotBlank @Size(max = 1000) String reason) {}

    private static CovenantText text(String title, String preamble, List<String> contents, List<String> commitments,
            @Nullable Map<String, List<TargetEntry>> targets, @Nullable CriteriaEntry criteria) {
        Map<String, List<Target>> byWard = new LinkedHashMap<>();
        if (targets != null) {
            targets.forEach((ward, entries) -> byWard.put(ward,
                    entries.stream()
                            .map(entry -> new Target(entry.code().strip(), entry.name().strip(), entry.unit().strip(),
                                    entry.target().strip()))
                            .toList()));
        }
        CovenantText text = new CovenantText(title.strip(), preamble.strip(),
                contents.stream().map(String::strip).toList(), commitments.stream().map(String::strip).toList(),
                byWard, criteria == null ? null : new CriteriaSet(criteria.id(), criteria.version(), criteria.hash()));
        try {
            text.hash();
        } catch (IllegalArgumentException notCanonical) {
            throw Refusal.of(422, "text-not-canonical",
                    "Nội dung có ký tự không hợp lệ. Hãy dán lại đoạn văn bản từ nguồn gốc.",
                    "The text holds a broken character. Paste that passage again from its source.");
        }
        return text;
    }
}
