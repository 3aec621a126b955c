package vn.laocai.thidua.scoring.crossscoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.laocai.thidua.scoring.crossscoring.Draw.Exclusion;
import vn.laocai.thidua.scoring.crossscoring.Draw.Pair;
import vn.laocai.thidua.scoring.crossscoring.Draw.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawTest {

    static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM",
            "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    private static final List<Integer> SHIFTS = List.of(1, 3);

    /** Anybody who does the draw again, with whatever language, must get these. */
    @Test
    void givesTheSamePairsOnEveryMachineAndInEveryYear() {
        Draw draw = Draw.of(WARDS, SHIFTS, "2026-01-06/Sa Pa", List.of());
        DrawGenerator generator = DrawGenerator.of("");
        assertThat(generator.next()).isEqualTo(0xd6008a0041500483L);
        assertThat(draw.order()).containsExactly("LAO_CAI", "NAM_CUONG", "CAM_DUONG", "NGHIA_LO", "YEN_BAI", "SA_PA",
                "TRUNG_TAM", "VAN_PHU", "CAU_THIA", "AU_LAU");
    }

    @Test
    void doesNotDependOnTheOrderInWhichTheWardsAreNamed() {
        List<String> backwards = new ArrayList<>(WARDS).reversed();
        assertThat(Draw.of(backwards, SHIFTS, "x", List.of())).isEqualTo(Draw.of(WARDS, SHIFTS, "x", List.of()));
    }

    @Test
    void changesWithTheSeed() {
        assertThat(Draw.of(WARDS, SHIFTS, "x", List.of()).order())
                .isNotEqualTo(Draw.of(WARDS, SHIFTS, "y", List.of()).order());
    }

    @Test
    void givesEachWardTwoToScoreAndTwoScorersNeverItselfAndNeverEachOther() {
        for (int seed = 0; seed < 500; seed++) {
            assertFair(Draw.of(WARDS, SHIFTS, "seed " + seed, List.of()), 10, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8, 9, 11, 20, 99})
    void findsShiftsForBlocksOfAnySize(int members) {
        List<String> wards = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            wards.add("W%02d".formatted(i));
        }
        List<Integer> shifts = Draw.usualShifts(members);
        assertFair(Draw.of(wards, shifts, "any", List.of()), members, shifts.size());
    }

    private static void assertFair(Draw draw, int wards, int each) {
        assertThat(draw.pairs()).hasSize(wards * each).doesNotHaveDuplicates()
                .allSatisfy(pair -> assertThat(pair.scorer()).isNotEqualTo(pair.target()))
                .noneMatch(pair -> draw.has(pair.target(), pair.scorer()));
        assertThat(load(draw, Pair::scorer)).hasSize(wards).allSatisfy((ward, n) -> assertThat(n).isEqualTo(each));
        assertThat(load(draw, Pair::target)).hasSize(wards).allSatisfy((ward, n) -> assertThat(n).isEqualTo(each));
    }

    private static Map<String, Long> load(Draw draw, Function<Pair, String> side) {
        return draw.pairs().stream().collect(Collectors.groupingBy(side, Collectors.counting()));
    }

    @Test
    void putsEveryWardInEveryPlaceAboutEquallyOften() {
        int[] first = new int[10];
        List<String> sorted = WARDS.stream().sorted().toList();
        for (int seed = 0; seed < 10_000; seed++) {
            first[sorted.indexOf(Draw.of(WARDS, SHIFTS, "fair " + seed, List.of()).order().getFirst())]++;
        }
        for (int times : first) {
            assertThat(times).isBetween(880, 1120);
        }
    }

    @Test
    void drawsUntilNoInterestIsMetAndExplainsWhatWasKeptApart() {
        Draw free = Draw.of(WARDS, SHIFTS, "x", List.of());
        Pair met = free.pairs().getFirst();
        Exclusion interest = new Exclusion(met.scorer(), met.target(), CrossScoring.DECLARED);
        Draw draw = Draw.of(WARDS, SHIFTS, "x", List.of(interest));
        assertThat(draw.tries()).isGreaterThan(1);
        assertThat(draw.has(met.scorer(), met.target())).isFalse();
        assertThat(draw.excluded()).containsExactly(interest);
        assertFair(draw, 10, 2);
    }

    @Test
    void leavesPairsOutWhereNoOrderIsFreeOfInterests() {
        List<Exclusion> all = WARDS.stream().filter(ward -> !ward.equals("SA_PA"))
                .map(ward -> new Exclusion(ward, "SA_PA", CrossScoring.DECLARED)).toList();
        Draw draw = Draw.of(WARDS, SHIFTS, "x", all);
        assertThat(draw.scorersOf("SA_PA")).isEmpty();
        assertThat(draw.pairs()).hasSize(18);
        assertThat(draw.excluded()).hasSize(9);
        assertThat(draw.tries()).isEqualTo(Draw.MOST_TRIES);
    }

    @Test
    void tellsWhatIsWrongWithShifts() {
        assertThat(Draw.problem(10, List.of(1, 3))).isEqualTo(Problem.NONE);
        assertThat(Draw.problem(10, List.of(1, 9))).isEqualTo(Problem.RECIPROCAL);
        assertThat(Draw.problem(10, List.of(5))).isEqualTo(Problem.RECIPROCAL);
        assertThat(Draw.problem(10, List.of(10))).isEqualTo(Problem.SELF_OR_TWICE);
        assertThat(Draw.problem(10, List.of(0))).isEqualTo(Problem.SELF_OR_TWICE);
        assertThat(Draw.problem(10, List.of(2, 2))).isEqualTo(Problem.SELF_OR_TWICE);
        assertThat(Draw.problem(10, List.of())).isEqualTo(Problem.SELF_OR_TWICE);
        assertThat(Draw.problem(2, List.of(1))).isEqualTo(Problem.TOO_FEW_MEMBERS);
        assertThat(Draw.problem(10, List.of(1, 2, 3, 4, 5))).as("cannot be avoided").isEqualTo(Problem.NONE);
        assertThatThrownBy(() -> Draw.of(WARDS, List.of(1, 9), "x", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsEveryRemainderEquallyOften() {
        DrawGenerator generator = DrawGenerator.of("remainders");
        int[] seen = new int[7];
        for (int i = 0; i < 70_000; i++) {
            seen[generator.below(7)]++;
        }
        for (int times : seen) {
            assertThat(times).isBetween(9_600, 10_400);
        }
    }
}
