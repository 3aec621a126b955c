package vn.laocai.thidua.scoring.scoresheet;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheetEvent.ScoreSheetOpened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScoreSheetDeciderTest {

    private static final Instant AT = Instant.parse("2025-11-14T01:31:45Z");
    private static final ScoreSheetId ID = new ScoreSheetId("khoi-phuong-lao-cai-2025", "SA_PA");
    private static final OpenScoreSheet OPEN = new OpenScoreSheet(ID, "covenant-1", "khoi-phuong-lao-cai", AT);

    @Test
    void opensTheEmptySheetOfAWard() {
        assertThat(ScoreSheetDecider.decide(OPEN, null))
                .containsExactly(new ScoreSheetOpened(ID, "covenant-1", "khoi-phuong-lao-cai", AT));
    }

    @Test
    void leavesASheetThatIsThereAsItIs() {
        ScoreSheet sheet = ScoreSheet.opened(ID, "covenant-1", "khoi-phuong-lao-cai", AT);
        assertThat(ScoreSheetDecider.decide(OPEN, sheet)).isEmpty();
    }

    @Test
    void doesNotOpenASecondSheetForANewVersionOfTheCovenant() {
        ScoreSheet sheet = ScoreSheet.opened(ID, "covenant-1", "khoi-phuong-lao-cai", AT);
        OpenScoreSheet again = new OpenScoreSheet(ID, "covenant-2", "khoi-phuong-lao-cai", AT.plusSeconds(86_400));
        assertThat(ScoreSheetDecider.decide(again, sheet)).isEmpty();
    }

    @Test
    void beginsAsNotStarted() {
        ScoreSheet sheet = ScoreSheetDecider.evolve(null,
                new ScoreSheetOpened(ID, "covenant-1", "khoi-phuong-lao-cai", AT));
        assertThat(sheet).isEqualTo(ScoreSheet.opened(ID, "covenant-1", "khoi-phuong-lao-cai", AT));
    }

    @Test
    void isNamedAfterItsSeasonAndWard() {
        assertThat(ID.value()).isEqualTo("khoi-phuong-lao-cai-2025:SA_PA");
        assertThatThrownBy(() -> new ScoreSheetId("khoi-phuong-lao-cai-2025", " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comesBackFromTheStoreAsItWas() {
        ScoreSheetDefinition definition = new ScoreSheetDefinition();
        ScoreSheet sheet = ScoreSheet.opened(ID, "covenant-1", "khoi-phuong-lao-cai", AT);
        assertThat(definition.read(definition.write(sheet))).isEqualTo(sheet);
    }
}
