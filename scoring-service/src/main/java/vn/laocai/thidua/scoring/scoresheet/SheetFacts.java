package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.facts.Facts;
import vn.laocai.thidua.scoring.facts.WardFacts;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.prior.PriorResults;
import vn.laocai.thidua.scoring.prior.PriorYear;

/** What this service heard about a ward, as figures that its sheet may take over. It is asked again after some seconds. */
@Component
class SheetFacts {

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final WardFacts facts;
    private final PriorResults results;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, KeptYears> years = new ConcurrentHashMap<>();

    private record Kept(Facts facts, long since) {}

    private record KeptYears(List<PriorYear> years, long since) {}

    SheetFacts(WardFacts facts, PriorResults results) {
        this.facts = facts;
        this.results = results;
    }

    /** Results of earlier years beside a season, the latest first. */
    List<PriorYear> prior(String seasonId) {
        long now = System.nanoTime();
        KeptYears found = years.get(seasonId);
        if (found == null || now - found.since() > KEPT_NANOS) {
            found = new KeptYears(results.years(seasonId), now);
            years.put(seasonId, found);
        }
        return found.years();
    }

    Facts of(ScoreSheetId id) {
        long now = System.nanoTime();
        Kept found = kept.get(id.value());
        if (found == null || now - found.since() > KEPT_NANOS) {
            found = new Kept(facts.of(id.seasonId(), id.wardCode()), now);
            kept.put(id.value(), found);
        }
        return found.facts();
    }

    /** Suggested figures: registered targets, and what events tell of models and attendance. */
    Map<String, Figure> suggested(ScoreSheetId id, CriteriaTable table) {
        Facts known = of(id);
        Map<String, Figure> suggested = new HashMap<>();
        for (Criterion criterion : table.leaves()) {
            BigDecimal target = known.targets().get(criterion.code());
            if (target != null) {
                suggested.put(criterion.code(), Figure.EMPTY.withTarget(target));
            } else if (criterion.autoSource() != null) {
                Figure figure = automatic(criterion, known);
                if (figure != null) {
                    suggested.put(criterion.code(), figure);
                }
            }
        }
        return suggested;
    }

    private static @Nullable Figure automatic(Criterion criterion, Facts known) {
        String source = criterion.autoSource();
        if ("activity-attendance-confirmed".equals(source)) {
            return Figure.actual(BigDecimal.valueOf(known.absences()));
        }
        return "model-recognised".equals(source) && criterion.formula() instanceof Formula.PerItem items
                ? Figure.counts(counts(items, known))
                : null;
    }

    /** Items are told apart by their codes, which the table's template names so. */
    private static Map<String, Integer> counts(Formula.PerItem items, Facts known) {
        Map<String, Integer> counts = new HashMap<>();
        for (Formula.Item item : items.items()) {
            switch (item.code()) {
                case "CONG_NHAN" -> counts.put(item.code(), known.recognisedModels());
                case "TIEP_NHAN" -> counts.put(item.code(), known.adoptedModels());
                case "DUOC_NHAN_RONG" -> counts.put(item.code(), known.modelsAdoptedByOthers());
                default -> {
                }
            }
        }
        return counts;
    }
}
