package vn.laocai.thidua.scoring.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.BadFigure;
import vn.laocai.thidua.scoring.formula.ColumnContext;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.Band;
import vn.laocai.thidua.scoring.formula.Formula.Bands;
import vn.laocai.thidua.scoring.formula.Formula.Checklist;
import vn.laocai.thidua.scoring.formula.Formula.DeductFromMax;
import vn.laocai.thidua.scoring.formula.Formula.ExpertMean;
import vn.laocai.thidua.scoring.formula.Formula.Gate;
import vn.laocai.thidua.scoring.formula.Formula.IndexScale;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.LowerIsBetter;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.PerItem;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.Formula.SampleSurvey;
import vn.laocai.thidua.scoring.formula.Formula.TargetWithOvershoot;
import vn.laocai.thidua.scoring.formula.Formula.ThresholdThen;
import vn.laocai.thidua.scoring.formula.Formula.YesNo;
import vn.laocai.thidua.scoring.formula.FormulaEngine;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

/** What a formula gives for a few figures, by the engine that scores the season: seen while a criterion is drafted. */
final class FormulaExamples {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Last year's value where less is better. */
    private static final BigDecimal BASELINE = BigDecimal.valueOf(40);
    /** Where wards are compared, the best one has one and a half times its target. */
    private static final BigDecimal LEADER = new BigDecimal("1.5");
    private static final int MOST = 6;

    private FormulaExamples() {}

    /** A figure, what it earns of the criterion's maximum, and how, in Vietnamese. */
    record Example(Map<String, Object> figure, BigDecimal points, String how) {}

    /** At most six examples; none where there is no formula or it cannot be calculated yet. */
    static List<Example> of(Criterion leaf) {
        Formula formula = leaf.formula();
        if (formula == null) {
            return List.of();
        }
        List<Example> examples = new ArrayList<>();
        for (Figure figure : figures(formula, leaf, target(leaf)).limit(MOST).toList()) {
            try {
                if (FormulaEngine.score(formula, leaf.max(), figure,
                        ColumnContext.locked(LEADER)) instanceof Scored scored) {
                    examples.add(new Example(figure.toMap(), scored.points(), scored.how()));
                }
            } catch (BadFigure ignored) {
                // The parameters do not fit together yet; the linter says so in words.
            }
        }
        return List.copyOf(examples);
    }

    /** The common target, else 100 where the figure is measured against one. */
    private static BigDecimal target(Criterion leaf) {
        BigDecimal common = leaf.commonTarget();
        return common == null || common.signum() <= 0 ? HUNDRED : common;
    }

    private static Stream<Figure> figures(Formula formula, Criterion leaf, BigDecimal target) {
        return switch (formula) {
            case Proportional f -> shares(target, "0.5", "0.87", "1", "1.1");
            case TargetWithOvershoot f -> Stream.concat(shares(target, "0.5", "0.9", "1"),
                    Stream.of(f.cap().add(BigDecimal.ONE).divide(BigDecimal.TWO), f.cap())
                            .map(share -> measured(target.multiply(share), target)));
            case LeaderRelative f -> shares(target, "0.8", "1", "1.2", "1.5");
            case Bands f -> f.bands().reversed().stream().map(Band::lo).map(value -> banded(leaf, value, target));
            case ThresholdThen f -> threshold(f, leaf, target);
            case PerItem f -> Stream.of(counts(f.items(), item -> 1), counts(f.items(), item -> 3));
            case SampleSurvey f -> Stream.of(f.sampleSize() / 2, f.sampleSize() * 86 / 100, f.sampleSize())
                    .map(count -> Figure.actual(BigDecimal.valueOf(count)));
            case DeductFromMax f -> Stream.of("0", "1", "3").map(Figure::actual);
            case Rubric f ->
                f.levels().reversed().stream().map(level -> Figure.choice(Integer.toString(level.level())));
            case IndexScale f -> Stream.of("50", "87.53", "100").map(Figure::actual);
            case YesNo f -> Stream.of(Figure.met(true), Figure.met(false));
            case LowerIsBetter f -> Stream.of("40", "38", "36", "30")
                    .map(value -> Figure.against(value, BASELINE.toPlainString()));
            case OrdinalMap f -> f.grades().sequencedKeySet().stream().map(Figure::choice);
            case Checklist f -> Stream.of(0, 1, f.items().size()).distinct()
                    .map(count -> Figure.checked(codes(f.items().stream().limit(count))));
            case Gate f -> Stream.concat(Stream.of(Figure.met(false)),
                    figures(f.then(), leaf, target).map(figure -> figure.withMet(true)));
            case ExpertMean f -> judged(leaf.max(), f.step());
        };
    }

    private static Stream<Figure> threshold(ThresholdThen formula, Criterion leaf, BigDecimal target) {
        BigDecimal hundredth = new BigDecimal("0.01");
        return Stream.of(formula.threshold().subtract(hundredth), formula.threshold(), HUNDRED).distinct()
                .map(percent -> {
                    Figure inner = figures(formula.then(), leaf, target).findFirst().orElse(Figure.EMPTY);
                    return new Figure(percent.multiply(target).movePointLeft(2), target, inner.baseline(),
                            inner.counts(), inner.choice(), inner.checked(), inner.judged(), inner.met());
                });
    }

    /** Where a band is of a share of the target, so much of the target; otherwise the value itself. */
    private static Figure banded(Criterion leaf, BigDecimal value, BigDecimal target) {
        return leaf.targetPolicy() == TargetPolicy.NONE
                ? Figure.actual(value)
                : measured(value.multiply(target).movePointLeft(2), target);
    }

    private static Stream<Figure> shares(BigDecimal target, String... shares) {
        return Stream.of(shares).map(share -> measured(target.multiply(new BigDecimal(share)), target));
    }

    private static Figure measured(BigDecimal actual, @Nullable BigDecimal target) {
        return Figure.actual(Decimals.plain(actual)).withTarget(target);
    }

    private static Figure counts(List<Item> items, Function<Item, Integer> count) {
        return Figure.counts(items.stream()
                .collect(Collectors.toMap(Item::code, count, (one, other) -> one)));
    }

    private static Set<String> codes(Stream<Item> items) {
        Set<String> codes = new LinkedHashSet<>();
        items.map(Item::code).forEach(codes::add);
        return codes;
    }

    /** Three judges, and five of whom the highest and the lowest do not count. */
    private static Stream<Figure> judged(BigDecimal max, BigDecimal step) {
        String top = max.toPlainString();
        String below = max.subtract(step).toPlainString();
        String low = max.subtract(step.multiply(BigDecimal.TWO)).toPlainString();
        return Stream.of(Figure.judged(top, below, low), Figure.judged(top, top, below, below, low));
    }
}
