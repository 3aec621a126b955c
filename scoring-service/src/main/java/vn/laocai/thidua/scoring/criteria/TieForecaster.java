package vn.laocai.thidua.scoring.criteria;

import java.util.Optional;

/** How likely equal totals are under a table that is being drafted. */
public interface TieForecaster {

    /** Nothing where fewer than two wards have results of an earlier year for the criteria of the table. */
    Optional<TieForecast> forecast(String seasonId, CriteriaTable table);
}
