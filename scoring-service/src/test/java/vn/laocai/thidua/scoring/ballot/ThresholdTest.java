package vn.laocai.thidua.scoring.ballot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule 49: the threshold counts on the whole electorate, in integers. */
class ThresholdTest {

    @ParameterizedTest
    @CsvSource({"10,2,3,7", "10,70,100,7", "10,80,100,8", "10,90,100,9", "9,70,100,7", "9,80,100,8", "9,90,100,9",
            "10,1,2,5", "3,2,3,2", "1,1,100,1"})
    void needsSoManyOfTheWholeElectorate(int electorate, int numerator, int denominator, int needed) {
        Threshold threshold = new Threshold(numerator, denominator);
        assertThat(threshold.needed(electorate)).isEqualTo(needed);
        assertThat(threshold.reachedBy(needed, electorate)).isTrue();
        assertThat(threshold.reachedBy(needed - 1, electorate)).isFalse();
    }

    @Test
    void whatIsNeededIsAlwaysTheFewestThatReachIt() {
        for (int denominator = 1; denominator <= 100; denominator++) {
            for (int numerator = 1; numerator <= denominator; numerator++) {
                Threshold threshold = new Threshold(numerator, denominator);
                for (int electorate = 1; electorate <= 40; electorate++) {
                    int needed = threshold.needed(electorate);
                    assertThat(threshold.reachedBy(needed, electorate)).isTrue();
                    assertThat(threshold.reachedBy(needed - 1, electorate)).isFalse();
                }
            }
        }
    }

    @Test
    void isNeverNothingNorMoreThanEverybody() {
        for (int[] wrong : new int[][]{{0, 1}, {2, 1}, {1, 0}, {-1, 2}, {1, 1001}}) {
            assertThatThrownBy(() -> new Threshold(wrong[0], wrong[1])).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
