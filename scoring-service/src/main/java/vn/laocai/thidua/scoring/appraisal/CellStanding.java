package vn.laocai.thidua.scoring.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.scoresheet.Appraisal;
import vn.laocai.thidua.scoring.scoresheet.Judgement;
import vn.laocai.thidua.scoring.scoresheet.SheetAppraisals.Appraised;
import vn.laocai.thidua.scoring.scoresheet.SheetPoints.SeasonPoints;
import vn.laocai.thidua.scoring.scoresheet.SheetState;

/**
 * A cell as an appraiser finds it: what is claimed, given, official and proposed, and what asks for a closer look.
 *
 * @param proposed
 *            the default; an earlier or refused value never stands here
 */
record CellStanding(Criterion criterion, @Nullable BigDecimal self, @Nullable BigDecimal proposed, From from,
        @Nullable BigDecimal current, @Nullable BigDecimal official, List<Flag> flags) {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** Where the proposed value comes from. */
    enum From {
        OFFICIAL, CROSS, SELF, NONE
    }

    /** What asks for a closer look. */
    enum Flag {
        /** The department's figure gives other points than the claim (Rule 32). */
        OFFICIAL_DIFFERS,
        /** The mean of the cross-scores is further from the claim than the limit. */
        CROSS_DIFFERS,
        /** Two scorers are further from each other than the limit. */
        SCORERS_DIFFER,
        /** Nobody has given anything. */
        MISSING,
        /** The table asks for evidence and none is there. */
        EVIDENCE_MISSING,
        /** The ward has explained it. */
        EXPLAINED,
        /** The sheet was opened again for it. */
        REOPENED
    }

    CellStanding {
        flags = List.copyOf(flags);
    }

    static CellStanding of(Appraised sheet, Criterion criterion, SeasonPoints points) {
        String ward = sheet.sheet().wardCode();
        String code = criterion.code();
        Judgement judgement = sheet.judgement(code);
        BigDecimal self = points.self(ward, code);
        BigDecimal proposed = points.proposed(ward, code);
        Figure official = judgement.official();
        BigDecimal officialPoints = official == null ? null : proposed;
        From from = official != null
                ? From.OFFICIAL
                : judgement.crossMean() != null ? From.CROSS : self != null ? From.SELF : From.NONE;
        BigDecimal limit = criterion.max().multiply(points.table().deviationLimit());
        return new CellStanding(criterion, self, proposed, from, points.current(ward, code), officialPoints,
                flags(sheet, criterion, judgement, self, officialPoints, limit));
    }

    private static List<Flag> flags(Appraised sheet, Criterion criterion, Judgement judgement,
            @Nullable BigDecimal self, @Nullable BigDecimal official, BigDecimal limit) {
        List<Flag> flags = new ArrayList<>();
        if (official != null && (self == null || official.compareTo(self) != 0)) {
            flags.add(Flag.OFFICIAL_DIFFERS);
        }
        BigDecimal mean = judgement.crossMean();
        if (mean != null && self != null && beyond(mean, self, limit)) {
            flags.add(Flag.CROSS_DIFFERS);
        }
        List<BigDecimal> cross = judgement.cross();
        if (cross.size() > 1 && beyond(cross.getFirst(), cross.getLast(), limit)) {
            flags.add(Flag.SCORERS_DIFFER);
        }
        if (self == null && mean == null && judgement.official() == null && criterion.kind() == Kind.BASE) {
            flags.add(Flag.MISSING);
        }
        var cell = sheet.sheet().cells().get(criterion.code());
        if (criterion.evidence().mandatory() && self != null && (cell == null || cell.evidenceIds().isEmpty())) {
            flags.add(Flag.EVIDENCE_MISSING);
        }
        if (judgement.explanation() != null) {
            flags.add(Flag.EXPLAINED);
        }
        if (sheet.appraisal().reopened().contains(criterion.code())) {
            flags.add(Flag.REOPENED);
        }
        return flags;
    }

    private static boolean beyond(BigDecimal one, BigDecimal other, BigDecimal limit) {
        return one.subtract(other).abs().multiply(HUNDRED).compareTo(limit) > 0;
    }

    /** Official points less those of the claim, where both are known. */
    @Nullable
    BigDecimal difference() {
        return official == null || self == null ? null : official.subtract(self);
    }

    /** Whether the points that count differ from the claim: what a ward may explain. */
    boolean adjusted() {
        return current == null ? self != null : self == null || current.compareTo(self) != 0;
    }

    /** Whether an appraiser may decide about it now. */
    boolean open(Appraised sheet) {
        if (sheet.sheet().notApplicable().contains(criterion.code())) {
            return false;
        }
        Appraisal appraisal = sheet.appraisal();
        if (sheet.sheet().state() == SheetState.EXPLAINED) {
            return appraisal.round() == 1 && sheet.judgement(criterion.code()).explanation() != null;
        }
        return sheet.sheet().state() == SheetState.APPRAISING
                && (appraisal.reopened().isEmpty() || appraisal.reopened().contains(criterion.code()));
    }

    /** Whether the round cannot be completed before an appraiser has decided. */
    boolean pending(Appraised sheet, int round) {
        if (!open(sheet)) {
            return false;
        }
        Judgement judgement = sheet.judgement(criterion.code());
        if (round == 2) {
            return judgement.adjustments().stream().noneMatch(one -> one.round() == 2
                    && judgement.explanation() != null && !one.at().isBefore(judgement.explanation().at()));
        }
        if (judgement.appraised() != null) {
            return false;
        }
        return !sheet.appraisal().reopened().isEmpty() || flags.contains(Flag.OFFICIAL_DIFFERS)
                || flags.contains(Flag.CROSS_DIFFERS) || flags.contains(Flag.SCORERS_DIFFER);
    }

    /** Codes of the cells that keep a round from being completed. */
    static Set<String> pending(Appraised sheet, SeasonPoints points, int round) {
        Set<String> codes = new TreeSet<>();
        for (Criterion leaf : points.table().leaves()) {
            if (leaf.kind() != Kind.INFO && of(sheet, leaf, points).pending(sheet, round)) {
                codes.add(leaf.code());
            }
        }
        return codes;
    }

    /** Codes of the cells whose points differ from the claim. */
    static Set<String> adjusted(Appraised sheet, SeasonPoints points) {
        Set<String> codes = new TreeSet<>();
        for (Criterion leaf : points.table().leaves()) {
            if (leaf.kind() != Kind.INFO && of(sheet, leaf, points).adjusted()) {
                codes.add(leaf.code());
            }
        }
        return codes;
    }
}
