package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.evidence.Evidence;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.LeafScore.AwaitingLock;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.prior.PriorYear;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Cell.NotApplicable;
import vn.laocai.thidua.scoring.scoresheet.SheetRights.Sight;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.AppraisedJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.CellJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.EvidenceJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.IssueJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.NaJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.PriorJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.Progress;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.SelfJson;
import vn.laocai.thidua.scoring.scoresheet.SheetViews.TotalsJson;
import vn.laocai.thidua.support.command.Actor;

/** Turns one sheet and what belongs beside it into views. Nothing is looked up here. */
final class SheetPainter {

    private static final String WAITING = "chờ khóa số liệu của tất cả các phường";

    private final ScoreSheet sheet;
    private final CriteriaTable table;
    private final SheetResult result;
    private final Beside beside;

    /**
     * What is shown beside the cells.
     *
     * @param window
     *            absent where nobody may edit anyway, as for a state of the past
     * @param suggested
     *            figures that follow from what this service heard, by criterion
     */
    record Beside(Sight sight, Actor reader, @Nullable EntryWindow window, Instant now, boolean writer,
            Map<String, Evidence> evidence, List<PriorYear> prior, Map<String, Figure> suggested,
            CellTalk talk) {}

    /** How many comments and open follow-ups the reader sees at a cell. */
    interface CellTalk {

        CellTalk NONE = new CellTalk() {

            @Override
            public int comments(String code) {
                return 0;
            }

            @Override
            public int openFollowUps(String code) {
                return 0;
            }
        };

        int comments(String code);

        int openFollowUps(String code);
    }

    SheetPainter(ScoreSheet sheet, CriteriaTable table, SheetResult result, Beside beside) {
        this.sheet = sheet;
        this.table = table;
        this.result = result;
        this.beside = beside;
    }

    List<CellJson> cells() {
        List<CellJson> cells = new ArrayList<>();
        for (Criterion criterion : table.leaves()) {
            if (beside.sight().shows(criterion, beside.reader())) {
                cells.add(cell(criterion));
            }
        }
        return cells;
    }

    CellJson cell(Criterion criterion) {
        String code = criterion.code();
        Cell cell = sheet.cell(code);
        Entry entry = cell.entry();
        Judgement judgement = beside.sight() == Sight.ALL ? cell.judgement() : Judgement.NONE;
        EntryWindow window = beside.window();
        boolean editable = window != null && beside.writer() && criterion.selfScorable()
                && EntryDecider.editable(sheet, code, window, beside.now());
        return new CellJson(code, criterion.name(), criterion.max(), criterion.unit(), cell.revision(),
                map(entry == null ? null : entry.figure()), entry == null ? null : entry.note(),
                entry == null ? null : entry.achievement(), self(code),
                entry == null ? List.of() : entry.evidence().stream().map(this::evidence).toList(), na(cell.na()),
                beside.talk().comments(code), beside.talk().openFollowUps(code), map(judgement.official()),
                judgement.source(), judgement.crossMean(), appraised(judgement.appraised()),
                judgement.adjustments().isEmpty() ? null : judgement.adjustments(), judgement.explanation(),
                judgement.finalValue(), prior(criterion).stream().findFirst().orElse(null),
                prior(criterion).stream().skip(1).toList(),
                map(beside.suggested().get(code)), editable);
    }

    TotalsJson totals() {
        return new TotalsJson(numbers(result.nodes()), numbers(result.naAdjustments()), result.base(), result.bonus(),
                result.penalty(), result.total(), result.scored(), result.of(), result.criticalZeros());
    }

    List<IssueJson> issues() {
        return SheetIssues.of(table, sheet, result, beside.prior().stream().findFirst()).stream()
                .map(SheetPainter::issue).toList();
    }

    static IssueJson issue(SheetIssue issue) {
        return new IssueJson(issue.code(), issue.severity(), issue.rule(), issue.messageVi(), issue.messageEn());
    }

    /** How far the ward has come. */
    static Progress progress(CriteriaTable table, ScoreSheet sheet) {
        int filled = 0;
        int of = 0;
        for (Criterion criterion : table.leaves()) {
            if (criterion.selfScorable() && criterion.kind() == Kind.BASE) {
                of++;
                Cell cell = sheet.cell(criterion.code());
                Entry entry = cell.entry();
                filled += cell.notApplicable() || (entry != null && entry.figure() != null) ? 1 : 0;
            }
        }
        return new Progress(filled, of);
    }

    private SelfJson self(String code) {
        if (sheet.cell(code).notApplicable()) {
            return new SelfJson(null, "không áp dụng (N/A)", "NOT_APPLICABLE");
        }
        LeafResult leaf = result.leaves().get(code);
        if (leaf == null) {
            return new SelfJson(null, null, "MISSING");
        }
        return switch (leaf.score()) {
            case Scored scored -> new SelfJson(scored.points(), scored.how(), "SCORED");
            case Missing any -> new SelfJson(null, null, "MISSING");
            case AwaitingLock any -> new SelfJson(null, WAITING, "AWAITING_LOCK");
        };
    }

    private EvidenceJson evidence(EvidenceRef ref) {
        Evidence evidence = beside.evidence().get(ref.evidenceId());
        Optional<Evidence.Version> cited = evidence == null
                ? Optional.empty()
                : evidence.versions().stream().filter(version -> version.number() == ref.version()).findFirst();
        Integer newest = evidence == null || evidence.latest().number() == ref.version()
                ? null
                : evidence.latest().number();
        return new EvidenceJson(ref.evidenceId(), ref.version(), ref.sha256(),
                cited.map(Evidence.Version::fileName).orElse(null),
                cited.map(Evidence.Version::documentNumber).orElse(null), ref.documentDate(),
                cited.map(Evidence.Version::issuer).orElse(null), cited.map(Evidence.Version::page).orElse(null),
                newest);
    }

    private List<PriorJson> prior(Criterion criterion) {
        return beside.prior().stream()
                .flatMap(year -> year.value(sheet.id().wardCode(), criterion.lineageCode())
                        .map(value -> new PriorJson(year.year(), value.points(), value.figure())).stream())
                .toList();
    }

    private static @Nullable NaJson na(@Nullable NotApplicable na) {
        return na == null ? null : new NaJson(na.state(), na.reason(), na.decision());
    }

    private static @Nullable AppraisedJson appraised(@Nullable AppraisedValue value) {
        return value == null
                ? null
                : new AppraisedJson(value.points(), map(value.figure()), value.reason(), value.by(), value.at());
    }

    private static @Nullable Map<String, Object> map(@Nullable Figure figure) {
        return figure == null ? null : figure.toMap();
    }

    private static Map<String, BigDecimal> numbers(Map<String, BigDecimal> numbers) {
        return new LinkedHashMap<>(numbers);
    }
}
