package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.office.BlockOffice.Term;

import static org.assertj.core.api.Assertions.assertThat;

class BlockOfficeTest {

    private static final Term SA_PA = new Term("SA_PA", "p-1", LocalDate.of(2025, 9, 4), null);
    private static final Term YEN_BAI = new Term("YEN_BAI", "p-2", LocalDate.of(2026, 1, 31), null);
    private static final BlockOffice BLOCK = new BlockOffice("khoi", List.of(), List.of())
            .after(List.of("SA_PA", "YEN_BAI"), SA_PA);

    @Test
    void theHeadIsWhoseTermCoversTheDay() {
        BlockOffice handedOver = BLOCK.after(BLOCK.memberCodes(), YEN_BAI);
        assertThat(handedOver.headOn(LocalDate.of(2025, 9, 3))).isEmpty();
        assertThat(handedOver.headOn(LocalDate.of(2026, 1, 30))).contains(SA_PA);
        assertThat(handedOver.headOn(LocalDate.of(2026, 1, 31))).contains(YEN_BAI);
    }

    @Test
    void aTermEndsWithItsLastDay() {
        Term short1 = new Term("SA_PA", "p-1", LocalDate.of(2025, 9, 4), LocalDate.of(2025, 12, 31));
        assertThat(short1.covers(LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(short1.covers(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void theSameAppointmentToldTwiceIsOneTerm() {
        assertThat(BLOCK.after(BLOCK.memberCodes(), SA_PA)).isEqualTo(BLOCK);
    }

    @Test
    void anEventThatAppointsNobodyKeepsTheHead() {
        BlockOffice more = BLOCK.after(List.of("SA_PA", "YEN_BAI", "LAO_CAI"), null);
        assertThat(more.memberCodes()).hasSize(3);
        assertThat(more.headOn(LocalDate.of(2025, 10, 1))).contains(SA_PA);
    }
}
