package vn.laocai.thidua.scoring.award;

/** The catalogue of a season was set; stays in the house. */
record CatalogueChanged(AwardCatalogue catalogue) {}
