package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.appraisal.CellStanding.Flag;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Appraisal;
import vn.laocai.thidua.scoring.scoresheet.AppraisedValue;
import vn.laocai.thidua.scoring.scoresheet.CellView;
import vn.laocai.thidua.scoring.scoresheet.Judgement;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Adjustment;
import vn.laocai.thidua.scoring.scoresheet.Judgement.Explanation;
import vn.laocai.thidua.scoring.scoresheet.Judgement.OfficialSource;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints.SeasonPoints;

/** What people see of appraisal. Persons are pseudonyms; scorers are never named. */
final class AppraisalViews {

    private AppraisalViews() {}

    /** A cell as appraisers, overseers and, after appraisal, the ward see it. */
    record CellItem(String scoreSheetId, String wardCode, String state, String code, String name, BigDecimal max,
            @Nullable String unit, @Nullable Map<String, Object> selfFigure, @Nullable BigDecimal self,
            @Nullable String note, List<String> evidenceIds, List<BigDecimal> cross, @Nullable BigDecimal crossMean,
            @Nullable OfficialView official, @Nullable BigDecimal difference, @Nullable BigDecimal proposed,
            String proposedFrom, @Nullable BigDecimal current, @Nullable AppraisedView appraised,
            List<Adjustment> adjustments, @Nullable Explanation explanation, List<Flag> flags, boolean open,
            long revision, @Nullable BigDecimal finalValue, @Nullable String next, @Nullable String previous) {

        CellItem between(@Nullable String before, @Nullable String after) {
            return new CellItem(scoreSheetId, wardCode, state, code, name, max, unit, selfFigure, self, note,
                    evidenceIds, cross, crossMean, official, difference, proposed, proposedFrom, current, appraised,
                    adjustments, explanation, flags, open, revision, finalValue, after, before);
        }

        String key() {
            return scoreSheetId + "/" + code;
        }
    }

    /** An official figure and its paper. */
    record OfficialView(Map<String, Object> figure, @Nullable BigDecimal points, String provider,
            String documentNumber, LocalDate documentDate, String issuer, Instant at) {}

    /** What an appraiser decided. */
    record AppraisedView(@Nullable BigDecimal points, @Nullable Map<String, Object> figure, String reason, String by,
            Instant at) {}

    /** A penalty that a wrong figure may cost. */
    record PenaltyView(String code, BigDecimal claimed, BigDecimal found, BigDecimal points, String state,
            @Nullable String penaltyCode, @Nullable String reason) {}

    /** A reopening that waits for its decision. */
    record ProposalView(List<String> criterionCodes, String reason, String by, Instant at) {}

    /** The appraisal of one sheet. */
    record SheetAppraisalView(String scoreSheetId, String wardCode, String state, int round,
            @Nullable Instant explainUntil, boolean accepted, boolean acceptedBySilence, @Nullable Instant finalAt,
            @Nullable ProposalView reopeningProposal, List<String> reopened, List<PenaltyView> penalties,
            List<String> pending, List<String> adjusted, List<CellItem> cells) {}

    static CellItem item(Appraised sheet, CellStanding standing) {
        Criterion criterion = standing.criterion();
        String code = criterion.code();
        CellView cell = sheet.sheet().cells().get(code);
        Judgement judgement = sheet.judgement(code);
        Figure figure = cell == null ? null : cell.figure();
        return new CellItem(sheet.sheet().id(), sheet.sheet().wardCode(), sheet.sheet().state().name(), code,
                criterion.name(), criterion.max(), criterion.unit(), figure == null ? null : figure.toMap(),
                standing.self(), cell == null ? null : cell.note(), cell == null ? List.of() : cell.evidenceIds(),
                judgement.cross(), judgement.crossMean(), official(judgement, standing.official()),
                standing.difference(), standing.proposed(), standing.from().name(), standing.current(),
                appraised(judgement.appraised()), judgement.adjustments(), judgement.explanation(), standing.flags(),
                standing.open(sheet), sheet.revision(code), judgement.finalValue(), null, null);
    }

    static @Nullable OfficialView official(Judgement judgement, @Nullable BigDecimal points) {
        Figure figure = judgement.official();
        OfficialSource source = judgement.source();
        return figure == null || source == null
                ? null
                : new OfficialView(figure.toMap(), points, source.provider(), source.documentNumber(),
                        source.documentDate(), source.issuer(), source.at());
    }

    private static @Nullable AppraisedView appraised(@Nullable AppraisedValue value) {
        if (value == null) {
            return null;
        }
        Figure figure = value.figure();
        return new AppraisedView(value.points(), figure == null ? null : figure.toMap(), value.reason(), value.by(),
                value.at());
    }

    /** Items with the keys of their neighbours, so that a keyboard goes from one to the next. */
    static List<CellItem> chained(List<CellItem> items) {
        List<CellItem> chained = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            chained.add(items.get(i).between(i == 0 ? null : items.get(i - 1).key(),
                    i == items.size() - 1 ? null : items.get(i + 1).key()));
        }
        return chained;
    }

    static SheetAppraisalView sheet(Appraised sheet, SeasonPoints points) {
        Appraisal appraisal = sheet.appraisal();
        List<CellItem> cells = new ArrayList<>();
        for (Criterion leaf : points.table().leaves()) {
            if (leaf.kind() != Kind.INFO) {
                cells.add(item(sheet, CellStanding.of(sheet, leaf, points)));
            }
        }
        Appraisal.Acceptance acceptance = appraisal.acceptance();
        Appraisal.Proposal proposal = appraisal.proposal();
        int next = Math.min(2, appraisal.round() + 1);
        return new SheetAppraisalView(sheet.sheet().id(), sheet.sheet().wardCode(), sheet.sheet().state().name(),
                appraisal.round(), appraisal.explainUntil(), acceptance != null,
                acceptance != null && acceptance.bySilence(), appraisal.finalAt(),
                proposal == null
                        ? null
                        : new ProposalView(List.copyOf(proposal.codes()), proposal.reason(), proposal.by(),
                                proposal.at()),
                List.copyOf(appraisal.reopened()), penalties(appraisal),
                List.copyOf(CellStanding.pending(sheet, points, next)),
                List.copyOf(CellStanding.adjusted(sheet, points)), cells);
    }

    private static List<PenaltyView> penalties(Appraisal appraisal) {
        return appraisal.penalties().entrySet().stream()
                .map(entry -> new PenaltyView(entry.getKey(), entry.getValue().claimed(), entry.getValue().found(),
                        entry.getValue().points(), entry.getValue().state().name(), entry.getValue().penaltyCode(),
                        entry.getValue().reason()))
                .toList();
    }
}
