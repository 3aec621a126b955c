package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers and lines as departments write them. */
class FigureImportFormsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.234,56|1234.56", "1234.56|1234.56", "1,234.56|1234.56", "87,53|87.53",
            "87.53|87.53", "0,5|0.5", "1 234,5|1234.5", "1.234.567|1234567", "1.234.567,8|1234567.8", "-3,5|-3.5",
            "12|12", "0.125|0.125", "1234.567|1234.567"})
    void readsNumbersOfBothHabits(String text, BigDecimal number) {
        assertThat(Numbers.read(text)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "-1.234", "12.34,5", "1,23,4", "12a", "", "1e5", "--1", "1.2.3", ",5"})
    void refusesToGuess(String text) {
        assertThat(Numbers.read(text)).isEmpty();
    }

    @Test
    void readsLinesWithTheSeparatorOfTheFirstOne() {
        assertThat(CsvLines.read("\ufeffa;b\r\n1,5;\"x;\"\"y\"\"\"\r\n\r\n;2")).map(List::of)
                .containsExactly(List.of("a", "b"), List.of("1,5", "x;\"y\""), List.of("", "2"));
        assertThat(CsvLines.read("a\tb\n1\t2")).map(List::of).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(CsvLines.read("a,b\n\"1,5\",2\n")).map(List::of).containsExactly(List.of("a", "b"),
                List.of("1,5", "2"));
    }
}
