package vn.laocai.thidua.scoring.ballot;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.ballot.Terms.DecisionRule;
import vn.laocai.thidua.scoring.ballot.Terms.Elector;
import vn.laocai.thidua.scoring.ballot.Terms.Person;
import vn.laocai.thidua.support.command.Refusal;

/** What clients send about ballots, and its limits. */
final class BallotRequests {

    private static final String WARD = "[A-Z][A-Z0-9_]{1,40}";
    private static final String PERSON = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

    private BallotRequests() {}

    record NewBallot(@NotBlank @Size(max = 200) String seasonId, @Nullable @Size(max = 200) String deliberationId,
            @NotEmpty @Size(max = 30) List<@NotNull @Valid NewQuestion> questions,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid NewElector> electors, @NotNull @Valid Share threshold,
            @NotNull Boolean selfVote,
            @NotEmpty @Size(max = 9) List<@NotNull @Pattern(regexp = PERSON) String> tellers,
            @Min(0) @Max(9) int keysNeeded, @NotNull Instant closesAt, @Nullable DecisionRule decisionRule,
            @Nullable @Size(max = 109) List<@NotNull @Valid NamedPerson> people) {

        Terms terms() {
            List<Question> asked = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                asked.add(questions.get(i).question("q" + (i + 1)));
            }
            return new Terms(asked, electors.stream().map(NewElector::elector).toList(), threshold.threshold(),
                    selfVote, tellers, keysNeeded, BallotDecider.millis(closesAt),
                    Objects.requireNonNullElse(decisionRule, DecisionRule.HEAD_AND_DEPUTY),
                    people == null ? List.of() : people.stream().map(NamedPerson::person).toList());
        }
    }

    record NewQuestion(@NotBlank @Size(max = 500) String text, Question.@Nullable Kind kind,
            @Nullable @Pattern(regexp = WARD) String wardCode, @Nullable @Size(min = 1, max = 64) String awardCode,
            @Nullable @Size(max = 40) List<@NotNull @Pattern(regexp = WARD) String> candidates,
            @Nullable @Min(1) @Max(40) Integer seats) {

        Question question(String id) {
            return new Question(id, nfc(text), Objects.requireNonNullElse(kind, Question.Kind.APPROVE), wardCode,
                    awardCode, Objects.requireNonNullElse(candidates, List.of()),
                    Objects.requireNonNullElse(seats, 1));
        }
    }

    record NewElector(@NotNull @Pattern(regexp = WARD) String wardCode,
            @NotNull @Pattern(regexp = PERSON) String personId, @Nullable @Size(max = 200) String delegation) {

        Elector elector() {
            return new Elector(wardCode, personId, delegation == null ? "" : nfc(delegation));
        }
    }

    record NamedPerson(@NotNull @Pattern(regexp = PERSON) String personId, @NotBlank @Size(max = 200) String name) {

        Person person() {
            return new Person(personId, nfc(name));
        }
    }

    record Share(@Min(1) int numerator, @Min(1) @Max(1000) int denominator) {

        Threshold threshold() {
            if (numerator > denominator) {
                throw Refusal.of(422, "threshold-does-not-fit", "Tỷ lệ thông qua phải lớn hơn 0 và không quá 100%.",
                        "The threshold must be above nothing and at most everybody.")
                        .withError("/threshold", "Quá 100%", "Above 100 %");
            }
            return new Threshold(numerator, denominator);
        }
    }

    record Delegation(@NotNull @Pattern(regexp = WARD) String wardCode,
            @NotNull @Pattern(regexp = PERSON) String personId, @NotBlank @Size(max = 200) String document,
            @Nullable @Size(min = 1, max = 200) String name) {}

    record KeyOfTeller(@NotBlank @Size(max = 200) String publicKey) {}

    record CredentialRequest(@NotBlank @Size(max = 20) String questionId,
            @NotBlank @Size(max = 1000) String blindedMessage) {}

    record CastRequest(@NotBlank @Size(max = 20) String questionId, @NotBlank @Size(max = 100) String credential,
            @NotBlank @Size(max = 1000) String signature, @NotBlank @Size(max = 1000) String ciphertext) {}

    record PaperIssue(@NotNull @Pattern(regexp = WARD) String wardCode, boolean byLetter) {}

    record WrittenOpinion(@NotBlank @Size(max = 8000) String ciphertext) {}

    record ShareOfTeller(@NotBlank @Size(max = 200) String share) {}

    record PaperTallyEntry(@NotEmpty @Size(max = 30) List<@NotNull @Valid CountEntry> counts) {

        List<Count> values() {
            return counts.stream().map(CountEntry::count).toList();
        }
    }

    record CountEntry(@NotBlank @Size(max = 20) String questionId, @Min(0) @Max(10_000) int blank,
            @Min(0) @Max(10_000) int invalid,
            @NotEmpty @Size(max = 40) List<@NotNull @Valid OptionEntry> options) {

        Count count() {
            return new Count(questionId, blank, invalid, options.stream()
                    .map(option -> new Count.Option(option.wardCode(), option.yes(), option.no(),
                            Objects.requireNonNullElse(option.points(), 0)))
                    .toList());
        }
    }

    record OptionEntry(@Nullable @Pattern(regexp = WARD) String wardCode, @Min(0) @Max(10_000) int yes,
            @Min(0) @Max(10_000) int no, @Nullable @Min(0) @Max(1_000_000) Integer points) {}

    record Certify(@Nullable @Pattern(regexp = "[0-9a-f]{64}") String minutesHash) {}

    record ReasonGiven(@NotBlank @Size(max = 1000) String reason) {}

    record NextRound(@NotNull Instant closesAt, @Nullable @Size(max = 30) List<@NotNull String> questionIds) {}

    record DecisionEntry(@NotBlank @Size(max = 20) String questionId, @Nullable @Pattern(regexp = WARD) String wardCode,
            boolean passed, @NotBlank @Size(max = 200) String document, @NotBlank @Size(max = 1000) String reason) {}

    static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
