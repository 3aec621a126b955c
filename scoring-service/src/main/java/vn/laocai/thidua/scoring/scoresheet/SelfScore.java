package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;

import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.TargetPolicy;
import vn.laocai.thidua.scoring.formula.Figure;

/** How a ward's figure is read before its formula sees it. */
final class SelfScore {

    private SelfScore() {}

    /** The figure with the criterion's common target, where it has one. */
    static Figure complete(Criterion criterion, Figure figure) {
        BigDecimal common = criterion.commonTarget();
        return common != null && criterion.targetPolicy() == TargetPolicy.COMMON ? figure.withTarget(common) : figure;
    }
}
