package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.prior.PriorResultsEvent.PriorResultsRecorded;
import vn.laocai.thidua.scoring.prior.PriorYear.Value;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Results of an earlier year come back from store and journal as they were, and never leave the service as events. */
class PriorResultsDefinitionTest {

    private final PriorResultsDefinition definition = new PriorResultsDefinition();
    private final PriorYear year = new PriorYear("khoi-2025", 2024, Map.of("SA_PA",
            Map.of("I.2", new Value(new BigDecimal("45.00"), "93,5%"), "II.1",
                    new Value(new BigDecimal("0.05"), null))));

    private final PriorYear earlier = new PriorYear("khoi-2025", 2023, Map.of("SA_PA",
            Map.of("I.2", new Value(new BigDecimal("41.00"), null))));

    @Test
    void comesBackFromTheStoreAsItWas() {
        PriorYears years = PriorYears.with(new PriorYears("khoi-2025", List.of(earlier)), year);
        assertThat(definition.read(Document.parse(definition.write(years).toJson()))).isEqualTo(years);
        assertThat(years.years()).containsExactly(year, earlier);
        assertThat(year.value("SA_PA", "II.1").map(Value::points)).contains(new BigDecimal("0.05"));
        assertThat(year.value("SA_PA", "III.1")).isEmpty();
        assertThat(year.value("LAO_CAI", "I.2")).isEmpty();
    }

    @Test
    void comesBackFromTheJournalAsItWas() {
        EventOnWire told = definition.describe(new PriorResultsRecorded(year),
                new PriorYears("khoi-2025", List.of(year)));
        assertThat(told.visibility()).isEqualTo(Visibility.INTERNAL);
        PriorResultsEvent read = definition.decode(told.name(),
                EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(told.data())));
        PriorYears before = new PriorYears("khoi-2025", List.of(earlier));
        assertThat(definition.evolve(before, read).years()).containsExactly(year, earlier);
        assertThat(definition.evolve(null, read).years()).containsExactly(year);
        PriorYears emptied = definition.evolve(before, new PriorResultsRecorded(new PriorYear("khoi-2025", 2023,
                Map.of())));
        assertThat(emptied.years()).isEmpty();
        assertThatThrownBy(() -> definition.decode("something-else", EventJson.mapper().readTree("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
