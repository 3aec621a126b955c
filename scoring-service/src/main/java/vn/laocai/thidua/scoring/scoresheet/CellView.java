package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.formula.Figure;

/**
 * A cell as other features see it. Who may see what of it is theirs to check (Rule 34).
 *
 * @param code
 *            code of the criterion
 * @param revision
 *            number of changes, 0 for a cell that nobody has touched
 * @param figure
 *            what the ward claims
 * @param na
 *            whether it asked for "not applicable", and what became of it
 * @param officialFigure
 *            the department's figure
 * @param crossMean
 *            mean of the cross-scores, scale 2
 * @param finalValue
 *            points at finalisation, scale 2
 * @param enteredBy
 *            who wrote last for the ward
 */
public record CellView(String code, long revision, @Nullable Figure figure, @Nullable String note,
        @Nullable String achievement, List<EvidenceRef> evidence, @Nullable NaState na,
        @Nullable Figure officialFigure, @Nullable BigDecimal crossMean, @Nullable AppraisedValue appraised,
        @Nullable BigDecimal finalValue, @Nullable String enteredBy, @Nullable Instant enteredAt) {

    public CellView {
        evidence = List.copyOf(evidence);
    }

    /** Ids of the evidence that the cell cites. */
    public List<String> evidenceIds() {
        return evidence.stream().map(EvidenceRef::evidenceId).toList();
    }

    static CellView of(Cell cell) {
        Cell.Entry entry = cell.entry();
        Cell.NotApplicable na = cell.na();
        Judgement judgement = cell.judgement();
        return new CellView(cell.code(), cell.revision(), entry == null ? null : entry.figure(),
                entry == null ? null : entry.note(), entry == null ? null : entry.achievement(),
                entry == null ? List.of() : entry.evidence(), na == null ? null : na.state(), judgement.official(),
                judgement.crossMean(), judgement.appraised(), judgement.finalValue(),
                entry == null ? null : entry.by(), entry == null ? null : entry.at());
    }
}
