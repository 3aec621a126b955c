package vn.laocai.thidua.scoring.prior;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaTemplates;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.TieForecast;
import vn.laocai.thidua.scoring.prior.PriorYear.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** Ties seen from the year before, calculated and ranked as a season is. */
class ForecastFromPriorYearTest {

    private static final CriteriaTable TABLE = CriteriaTemplates.find("bang-1000", 2025).orElseThrow();

    @Test
    void equalWardsTieOftenAndTheChainPartsThem() {
        TieForecast forecast = forecast(Map.of("SA_PA", "1", "LAO_CAI", "1", "YEN_BAI", "1"), List.of("I.2", "II.2"));
        assertThat(forecast.year()).isEqualTo(2024);
        assertThat(forecast.percentAnywhere()).isGreaterThan(20);
        assertThat(forecast.percentOpen()).isLessThan(forecast.percentAnywhere());
        assertThat(forecast)
                .isEqualTo(forecast(Map.of("SA_PA", "1", "LAO_CAI", "1", "YEN_BAI", "1"), List.of("I.2", "II.2")));
    }

    @Test
    void wardsThatAreFarApartDoNotTie() {
        assertThat(forecast(Map.of("SA_PA", "1", "LAO_CAI", "0.5"), List.of("I.1", "I.3", "I.4", "I.6")))
                .isEqualTo(new TieForecast(2024, 0, 0, 0));
    }

    @Test
    void countsNoMoreBonusThanItsCap() {
        Criterion bonus = TABLE.leaves().stream().filter(leaf -> "BONUS".equals(leaf.kind().name())).findFirst()
                .orElseThrow();
        Map<String, Map<String, Value>> wards = new LinkedHashMap<>();
        wards.put("LAO_CAI", Map.of("I.2", new Value(new BigDecimal("50.00"), null)));
        wards.put("SA_PA", Map.of("I.2", new Value(new BigDecimal("50.00"), null), bonus.code(),
                new Value(bonus.max(), null)));
        PriorYear prior = new PriorYear("khoi-2025", 2024, wards);
        int counted = ForecastFromPriorYear.forecast(TABLE, prior).orElseThrow().percentAnywhere();
        int capped = ForecastFromPriorYear.forecast(withBonusCap(BigDecimal.ZERO), prior).orElseThrow()
                .percentAnywhere();
        assertThat(capped).isGreaterThan(counted + 10);
    }

    @Test
    void oneWardAloneHasNoForecast() {
        Map<String, Map<String, Value>> one = Map.of("SA_PA", Map.of("I.2", new Value(new BigDecimal("50"), null)),
                "LAO_CAI", Map.of("IX.9", new Value(new BigDecimal("50"), null)));
        assertThat(ForecastFromPriorYear.forecast(TABLE, new PriorYear("khoi-2025", 2024, one))).isEmpty();
    }

    private static CriteriaTable withBonusCap(BigDecimal cap) {
        return new CriteriaTable(TABLE.title(), TABLE.scale(), TABLE.roots(), cap, TABLE.penaltyCap(),
                TABLE.zeroPolicy(), TABLE.tieBreaks(), TABLE.classes(), TABLE.rankingPolicy(), TABLE.periodFrom(),
                TABLE.periodTo(), TABLE.deviationLimit());
    }

    private static TieForecast forecast(Map<String, String> shares, List<String> codes) {
        Map<String, Map<String, Value>> wards = new LinkedHashMap<>();
        shares.forEach((ward, share) -> {
            Map<String, Value> values = new LinkedHashMap<>();
            for (String code : codes) {
                values.put(code, new Value(TABLE.leaf(code).orElseThrow().max().multiply(new BigDecimal(share))
                        .setScale(2), null));
            }
            wards.put(ward, values);
        });
        return ForecastFromPriorYear.forecast(TABLE, new PriorYear("khoi-2025", 2024, wards)).orElseThrow();
    }
}
