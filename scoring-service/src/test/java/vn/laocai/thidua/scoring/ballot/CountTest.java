package vn.laocai.thidua.scoring.ballot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers add up to, for each kind of question. */
class CountTest {

    private static final List<String> THREE = List.of("SA_PA", "LAO_CAI", "YEN_BAI");

    @Test
    void approvalCountsYesNoBlankAndInvalid() {
        Question question = Sample.approve("q1", "SA_PA");
        Count count = Count.of(question, answers("Y", "Y", "N", "", "X", null, "Y ", "YY"));
        assertThat(count.options()).containsExactly(new Count.Option("SA_PA", 2, 1, 0));
        assertThat(count.blank()).isEqualTo(1);
        assertThat(count.invalid()).isEqualTo(4);
        assertThat(count.valid()).isEqualTo(4);
        assertThat(count.returned()).isEqualTo(8);
    }

    @Test
    void choosingMoreThanTheSeatsIsInvalid() {
        Question question = new Question("q1", "Chọn", Question.Kind.CHOOSE, null, null, THREE, 2);
        Count count = Count.of(question, answers("0", "0,1", "2,1", "0,1,2", "", "0,0", "3", "-1", "0;1", "Y"));
        assertThat(count.options()).containsExactly(new Count.Option("SA_PA", 2, 1, 0),
                new Count.Option("LAO_CAI", 2, 1, 0), new Count.Option("YEN_BAI", 1, 2, 0));
        assertThat(count.blank()).isEqualTo(1);
        assertThat(count.invalid()).isEqualTo(6);
        assertThat(count.returned()).isEqualTo(10);
    }

    @Test
    void anOrderGivesPointsAndPlacesAtTheTop() {
        Question question = new Question("q1", "Xếp", Question.Kind.RANK, null, null, THREE, 1);
        Count count = Count.of(question, answers("0,1,2", "1,0,2", "1", "", "0,1,2,0"));
        assertThat(count.options()).containsExactly(new Count.Option("SA_PA", 1, 2, 5),
                new Count.Option("LAO_CAI", 2, 1, 8), new Count.Option("YEN_BAI", 0, 3, 2));
        assertThat(count.invalid()).isEqualTo(1);
    }

    @Test
    void theOrderOfTheAnswersDoesNotMatter() {
        Question question = new Question("q1", "Chọn", Question.Kind.CHOOSE, null, null, THREE, 2);
        List<String> answers = answers("0", "0,1", "2,1", "", "9", "1");
        Count count = Count.of(question, answers);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(answers, new Random(i));
            assertThat(Count.of(question, answers)).isEqualTo(count);
        }
        assertThat(count.plus(count).returned()).isEqualTo(12);
    }

    @Test
    void sharesAreWrittenInIntegers() {
        assertThat(CountMinutes.percent(6, 9)).isEqualTo("66,67");
        assertThat(CountMinutes.percent(10, 10)).isEqualTo("100,00");
        assertThat(CountMinutes.percent(1, 800)).isEqualTo("0,13");
        assertThat(CountMinutes.percent(0, 0)).isEqualTo("0,00");
    }

    private static List<String> answers(String... answers) {
        List<String> list = new ArrayList<>();
        Collections.addAll(list, answers);
        return list;
    }
}
