package vn.laocai.thidua.scoring.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import vn.laocai.thidua.scoring.formula.Formula.Checklist;
import vn.laocai.thidua.scoring.formula.Formula.Grade;
import vn.laocai.thidua.scoring.formula.Formula.Item;
import vn.laocai.thidua.scoring.formula.Formula.Level;
import vn.laocai.thidua.scoring.formula.Formula.OrdinalMap;
import vn.laocai.thidua.scoring.formula.Formula.Rubric;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;

import static vn.laocai.thidua.scoring.formula.Points.plain;
import static vn.laocai.thidua.scoring.formula.Points.print;

/** Formulas that look an answer up: F9, F11, F13, F14. */
final class Choices {

    private Choices() {}

    static LeafScore rubric(Rubric formula, BigDecimal max, Figure figure) {
        String choice = figure.choice();
        if (choice == null) {
            return new Missing(Set.of("choice"));
        }
        int chosen = digits(choice);
        for (Level level : formula.levels()) {
            if (level.level() == chosen) {
                BigDecimal points = FormulaEngine.leaf(level.points(), max);
                return new Scored(points, () -> "mức " + choice + " (" + level.name() + "): " + print(points));
            }
        }
        throw unknown(choice, formula.levels().stream().map(level -> Integer.toString(level.level())).toList());
    }

    /** The number of a level, or -1 for what is none. */
    private static int digits(String choice) {
        int number = choice.isEmpty() || choice.length() > 4 ? -1 : 0;
        for (int i = 0; i < choice.length() && number >= 0; i++) {
            char digit = choice.charAt(i);
            number = digit < '0' || digit > '9' ? -1 : number * 10 + digit - '0';
        }
        return number;
    }

    static LeafScore ordinal(OrdinalMap formula, BigDecimal max, Figure figure) {
        String choice = figure.choice();
        if (choice == null) {
            return new Missing(Set.of("choice"));
        }
        Grade grade = formula.grades().get(choice);
        if (grade == null) {
            throw unknown(choice, List.copyOf(formula.grades().sequencedKeySet()));
        }
        BigDecimal points = FormulaEngine.leaf(grade.points(), max);
        return new Scored(points, () -> grade.name() + ": " + print(points));
    }

    /** A written answer comes first: inside a gate the other one is the gate's. */
    static LeafScore yesNo(BigDecimal max, Figure figure) {
        String choice = figure.choice();
        Boolean met = figure.met();
        if (choice == null && met == null) {
            return new Missing(Set.of("met"));
        }
        if (choice != null && !choice.equals("YES") && !choice.equals("NO")) {
            throw unknown(choice, List.of("YES", "NO"));
        }
        boolean yes = choice == null ? Boolean.TRUE.equals(met) : choice.equals("YES");
        BigDecimal points = yes ? FormulaEngine.leaf(max, max) : Points.ZERO;
        return new Scored(points, () -> (yes ? "đạt: " : "không đạt: ") + print(points));
    }

    static LeafScore checklist(Checklist formula, BigDecimal max, Figure figure) {
        Set<String> checked = figure.checked();
        if (checked == null) {
            return new Missing(Set.of("checked"));
        }
        List<Item> there = new ArrayList<>(checked.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (Item item : formula.items()) {
            if (checked.contains(item.code())) {
                there.add(item);
                sum = sum.add(item.points());
            }
        }
        if (there.size() != checked.size()) {
            String stranger = checked.stream()
                    .filter(code -> formula.items().stream().noneMatch(item -> item.code().equals(code)))
                    .findFirst().orElse("");
            throw new BadFigure("/checked", "Tiêu chí không có mục “" + stranger + "”.",
                    "The criterion has no item " + stranger + ".");
        }
        BigDecimal exact = sum;
        BigDecimal points = FormulaEngine.leaf(exact, max);
        return new Scored(points, () -> {
            if (there.isEmpty()) {
                return "không có mục nào đạt: 0,00";
            }
            String terms = there.stream().map(item -> plain(item.points())).collect(Collectors.joining(" + "));
            return terms + (exact.compareTo(max) > 0 ? ", tối đa " : " = ") + print(points) + " (" + there.size() + "/"
                    + formula.items().size() + " mục)";
        });
    }

    private static BadFigure unknown(String choice, List<String> known) {
        return new BadFigure("/choice",
                "Không có mức “" + choice + "”; chọn một trong: " + String.join(", ", known) + ".",
                "There is no level " + choice + "; choose one of: " + String.join(", ", known) + ".");
    }
}
