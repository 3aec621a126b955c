package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.crossscoring.Target.Item;
import vn.laocai.thidua.scoring.crossscoring.Target.Stage;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints.SeasonPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetState;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.command.CommandContext;

/** The score sheets as scorers meet them. */
@Component
class ScoreSheetTargets implements Targets {

    private final ScoreSheets sheets;
    private final SheetPoints points;

    ScoreSheetTargets(ScoreSheets sheets, SheetPoints points) {
        this.sheets = sheets;
        this.points = points;
    }

    @Override
    public Optional<Target> find(String seasonId, String wardCode, Scope scope) {
        return sheets.find(seasonId + ":" + wardCode)
                .flatMap(sheet -> points.of(seasonId).map(season -> target(sheet, season, scope)));
    }

    @Override
    public Optional<Stage> stage(String seasonId, String wardCode) {
        return sheets.find(seasonId + ":" + wardCode).map(sheet -> stage(sheet.state()));
    }

    private static Target target(SheetView sheet, SeasonPoints season, Scope scope) {
        CriteriaTable table = season.table();
        List<Item> items = new ArrayList<>();
        for (Criterion root : table.roots()) {
            if (scope.mode() == Scope.Mode.SECTIONS && !scope.sections().contains(root.code())) {
                continue;
            }
            root.all().filter(Criterion::isLeaf).filter(leaf -> takes(leaf, scope))
                    .filter(leaf -> !sheet.notApplicable().contains(leaf.code()))
                    .forEach(leaf -> items.add(item(sheet, season, leaf)));
        }
        return new Target(sheet.id(), sheet.seasonId(), sheet.wardCode(), stage(sheet.state()), table.deviationLimit(),
                items);
    }

    private static boolean takes(Criterion leaf, Scope scope) {
        boolean open = leaf.active() && leaf.crossScorable() && leaf.max().signum() > 0 && leaf.kind() != Kind.INFO;
        return open && (scope.mode() != Scope.Mode.EVIDENCE_BASED || judgedByEvidence(leaf));
    }

    private static boolean judgedByEvidence(Criterion leaf) {
        if (leaf.kind() == Kind.BONUS || leaf.kind() == Kind.PENALTY) {
            return true;
        }
        return leaf.formula() instanceof Formula.Rubric || leaf.formula() instanceof Formula.Checklist
                || leaf.formula() instanceof Formula.ExpertMean || leaf.formula() instanceof Formula.PerItem;
    }

    private static Item item(SheetView sheet, SeasonPoints season, Criterion leaf) {
        CellView cell = sheet.cells().get(leaf.code());
        return new Item(leaf.code(), leaf.name(), leaf.max(), season.self(sheet.wardCode(), leaf.code()),
                cell == null ? null : cell.note(), cell == null ? List.of() : cell.evidenceIds());
    }

    private static Stage stage(SheetState state) {
        return switch (state) {
            case NOT_STARTED, DRAFT, SUBMITTED, ACCEPTED, RETURNED, NOT_SUBMITTED, LATE_ACCEPTED -> Stage.BEFORE;
            case CROSS_SCORING -> Stage.OPEN;
            case CROSS_SCORED, APPRAISING, APPRAISED_ROUND1, EXPLAINED, FINAL, DELIBERATED, PUBLISHED -> Stage.AFTER;
        };
    }

    /** The policy asks every second: a sheet that is not handed in yet is left as it is. */
    @Override
    public void open(String sheetId, CommandContext context) {
        SheetState state = sheets.require(sheetId).state();
        if (state == SheetState.SUBMITTED || state == SheetState.ACCEPTED) {
            sheets.moveToCrossScoring(sheetId, context);
        }
    }

    @Override
    public void scored(String sheetId, Map<String, List<BigDecimal>> given, CommandContext context) {
        sheets.crossScored(sheetId, given, context);
    }
}
