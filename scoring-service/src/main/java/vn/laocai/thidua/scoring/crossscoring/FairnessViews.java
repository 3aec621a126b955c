package vn.laocai.thidua.scoring.crossscoring;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.scoring.crossscoring.Fairness.FavourCircle;
import vn.laocai.thidua.scoring.crossscoring.Fairness.Given;
import vn.laocai.thidua.scoring.crossscoring.Fairness.RepeatedReason;
import vn.laocai.thidua.scoring.crossscoring.Fairness.Report;
import vn.laocai.thidua.scoring.crossscoring.Fairness.Severity;

/** Looks at the fairness of the scores that are opened, and says it in sentences. */
@Component
class FairnessViews {

    private final CrossScorings scorings;
    private final CrossScores scores;
    private final Targets targets;

    FairnessViews(CrossScorings scorings, CrossScores scores, Targets targets) {
        this.scorings = scorings;
        this.scores = scores;
        this.targets = targets;
    }

    /** The report with advice in both languages; it never changes a score. */
    record FairnessView(String seasonId, int sheetsOpened, List<Severity> severity, List<FavourCircle> circles,
            List<RepeatedReason> repeatedReasons, List<Advice> advice) {}

    /** One sentence of advice. */
    record Advice(String kind, List<String> wards, String messageVi, String messageEn) {}

    FairnessView of(String seasonId) {
        CrossScoring scoring = scorings.get(seasonId);
        Draw draw = scoring.draw();
        Scope scope = scoring.scope();
        List<Given> cells = new ArrayList<>();
        int opened = 0;
        if (draw != null && scope != null) {
            for (String ward : draw.order()) {
                Target target = targets.find(seasonId, ward, scope).orElse(null);
                if (target != null && target.stage() == Target.Stage.AFTER) {
                    opened++;
                    scores.of(seasonId, ward, draw).stream().filter(score -> score.status() == Status.SEALED)
                            .forEach(score -> collect(score, target, cells));
                }
            }
        }
        Report report = Fairness.of(cells);
        return new FairnessView(seasonId, opened, report.severity(), report.circles(), report.reasons(),
                advice(report));
    }

    private static void collect(CrossScore score, Target target, List<Given> cells) {
        target.items().forEach(item -> {
            CrossScore.Cell cell = score.cells().get(item.code());
            if (cell != null && item.max().signum() > 0) {
                cells.add(new Given(score.id().scorer(), score.id().target(), item.code(), cell.points(), item.max(),
                        cell.reason()));
            }
        });
    }

    private static List<Advice> advice(Report report) {
        List<Advice> advice = new ArrayList<>();
        for (Severity one : report.severity()) {
            if (one.notable()) {
                boolean lenient = one.index().signum() > 0;
                String percent = one.index().abs().toPlainString();
                advice.add(new Advice(lenient ? "lenient" : "severe", List.of(one.scorer()),
                        "Phường " + one.scorer() + " chấm " + (lenient ? "rộng" : "chặt") + " hơn các phường cùng chấm "
                                + percent.replace('.', ',') + " % điểm tối đa. Nên xem lại cách hiểu tiêu chí.",
                        one.scorer() + " scores " + percent + " % of the maximum " + (lenient ? "higher" : "lower")
                                + " than the others. See whether the criteria are read alike."));
            }
        }
        for (FavourCircle circle : report.circles()) {
            String wards = String.join(", ", circle.wards());
            advice.add(new Advice("favours", circle.wards(),
                    "Các phường " + wards + " cho nhau điểm cao khác thường so với các phường cùng chấm."
                            + " Đề nghị thẩm định kỹ các ô điểm này; đây chỉ là gợi ý.",
                    "The wards " + wards + " give each other unusually high points. Appraise these cells with care;"
                            + " this is advice only."));
        }
        for (RepeatedReason one : report.reasons()) {
            advice.add(new Advice("repeated-reason", List.of(one.scorer(), one.otherScorer()),
                    "Lý do ở tiêu chí " + one.code() + " (phường " + one.scorer() + ") gần trùng với tiêu chí "
                            + one.otherCode() + " (phường " + one.otherScorer() + "). Nên đề nghị nêu rõ hơn.",
                    "The reason for " + one.code() + " (" + one.scorer() + ") nearly repeats that for "
                            + one.otherCode() + " (" + one.otherScorer() + "). Ask for one of its own."));
        }
        return advice;
    }
}
