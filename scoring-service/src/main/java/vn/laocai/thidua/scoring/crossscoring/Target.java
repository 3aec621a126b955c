package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A ward's sheet as its scorers meet it.
 *
 * @param sheetId
 *            {@code <seasonId>:<ward>}
 * @param limit
 *            share of a maximum in percent above which a difference needs a reason
 * @param items
 *            criteria that are cross-scored, in the order of the table
 */
record Target(String sheetId, String seasonId, String wardCode, Stage stage, BigDecimal limit, List<Item> items) {

    /** Where the sheet is, seen from cross-scoring. */
    enum Stage {
        /** Not open to other wards yet. */
        BEFORE,
        /** Being cross-scored. */
        OPEN,
        /** Counted: everyone's scores are open to those entitled. */
        AFTER
    }

    /**
     * One criterion.
     *
     * @param self
     *            points that the ward gave itself, where it did
     */
    record Item(String code, String name, BigDecimal max, @Nullable BigDecimal self, @Nullable String note,
            List<String> evidenceIds) {

        Item {
            evidenceIds = List.copyOf(evidenceIds);
        }
    }

    Target {
        items = List.copyOf(items);
    }

    Optional<Item> item(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }
}
