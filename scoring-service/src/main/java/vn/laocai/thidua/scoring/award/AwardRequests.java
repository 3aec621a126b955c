package vn.laocai.thidua.scoring.award;

import java.math.BigDecimal;
import java.time.LocalDate;
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

import vn.laocai.thidua.scoring.award.AwardCatalogue.BaseSalary;

/** What clients send about awards, and its limits. */
final class AwardRequests {

    private AwardRequests() {}

    record CatalogueGiven(@NotEmpty @Size(max = 50) List<@NotNull @Valid AwardGiven> awards,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid SalaryGiven> baseSalaries) {

        AwardCatalogue of(String seasonId) {
            return new AwardCatalogue(seasonId, awards.stream().map(AwardGiven::award).toList(),
                    baseSalaries.stream().map(salary -> new BaseSalary(salary.from(), salary.amount())).toList());
        }
    }

    record AwardGiven(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,60}") String code,
            @NotBlank @Size(max = 200) String nameVi, @NotBlank @Size(max = 200) String decidedBy,
            @Min(0) @Max(1000) int quota, @NotNull @Pattern(regexp = "[0-9]{1,3}(\\.[0-9]{1,2})?") String rewardFactor,
            boolean leadingUnit, boolean topClass, boolean ballot, @Min(0) @Max(100) int councilPercent) {

        Award award() {
            return new Award(code, nameVi, decidedBy, quota, new BigDecimal(rewardFactor), leadingUnit, topClass,
                    ballot, councilPercent);
        }
    }

    record SalaryGiven(@NotNull LocalDate from, @Min(1) @Max(1_000_000_000) long amount) {}

    record NewProposal(@NotBlank @Size(max = 100) String seasonId,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,40}") String wardCode,
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,60}") String awardCode,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 1000) String> basis) {}

    record NewDocument(@NotNull DocumentKind kind, @Nullable @Size(max = 100) String number, @Nullable LocalDate date,
            @Nullable @Size(max = 20) Map<@NotBlank @Size(max = 60) String, @NotNull @Size(max = 20_000) String> content) {}

    record SendingGiven(@NotBlank @Size(max = 100) String documentNumber, @NotNull LocalDate date) {}

    record Reason(@NotBlank @Size(max = 1000) String reason) {}

    record VoteGiven(@Min(1) @Max(1000) int electorate, @Min(0) int yes, @Min(0) int no, @Min(0) int blank,
            @NotNull LocalDate heldOn, @NotBlank @Size(max = 100) String minutesNumber) {}

    record DecisionGiven(@NotBlank @Size(max = 100) String number, @NotNull LocalDate date,
            @NotBlank @Size(max = 200) String issuer, @NotBlank @Size(max = 200) String signer,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String fileHash) {}

    record PresentationGiven(@NotNull LocalDate on, @NotBlank @Size(max = 200) String place) {}

    record RevocationGiven(@NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 100) String documentNumber) {}
}
