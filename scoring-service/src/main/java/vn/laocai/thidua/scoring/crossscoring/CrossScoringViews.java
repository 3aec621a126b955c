package vn.laocai.thidua.scoring.crossscoring;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringController.ConflictView;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringController.CrossScoringView;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringController.ProgressView;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;

/** Shows the cross-scoring of a season to each as he may see it. */
@Component
class CrossScoringViews {

    private static final String REDO_VI = "Sắp xếp mã phường tham gia theo thứ tự chữ cái. Lấy SHA-256 của chuỗi gốc"
            + " (UTF-8, NFC); tám byte đầu là trạng thái ban đầu của bộ sinh số SplitMix64. Trộn danh sách: từ vị trí"
            + " cuối về vị trí thứ hai, đổi chỗ với vị trí do số ngẫu nhiên chỉ ra. Phường ở vị trí i chấm các phường ở"
            + " vị trí i + bước dịch (đếm vòng). Thứ tự nào vướng xung đột lợi ích thì bỏ và trộn tiếp.";
    private static final String REDO_EN = "Sort the codes of the wards. The first eight bytes of the seed's SHA-256"
            + " (UTF-8, NFC) are the first state of SplitMix64. Shuffle: from the last place to the second, change with"
            + " the place that the random number below place + 1 names. The ward at place i scores those at i + shift,"
            + " in a circle. An order that meets an interest is thrown away and the shuffling goes on.";

    private final CrossScores scores;
    private final CrossScoreRights rights;
    private final Targets targets;
    private final Seasons seasons;

    CrossScoringViews(CrossScores scores, CrossScoreRights rights, Targets targets, Seasons seasons) {
        this.scores = scores;
        this.rights = rights;
        this.targets = targets;
        this.seasons = seasons;
    }

    CrossScoringView view(CrossScoring scoring, Actor actor) {
        boolean guides = seasons.find(scoring.seasonId()).filter(season -> rights.guides(actor, season)).isPresent();
        Draw draw = scoring.draw();
        Scope scope = scoring.scope();
        return new CrossScoringView(scoring.seasonId(), draw == null ? null : draw.seed(),
                draw == null ? List.of() : draw.shifts(), draw == null ? List.of() : draw.order(),
                draw == null ? null : draw.tries(), scope == null ? null : scope.mode().name(),
                scope == null ? List.of() : scope.sections(), draw == null ? List.of() : draw.pairs(),
                draw == null ? List.of() : draw.excluded(), scoring.begun(), scoring.draws(),
                conflicts(scoring, actor, guides), guides ? progress(scoring, draw, scope) : null, REDO_VI, REDO_EN);
    }

    private static List<ConflictView> conflicts(CrossScoring scoring, Actor actor, boolean guides) {
        return scoring.conflicts().stream()
                .filter(one -> guides || one.declaredBy().equals(actor.personId())
                        || actor.personId().equals(one.personId())
                        || (actor.has("WARD_LEADER") && actor.organisation().equals(one.scorerWard())))
                .map(one -> new ConflictView(one.number(), one.scorerWard(), one.personId(), one.targetWard(),
                        one.reason(), one.declaredAt()))
                .toList();
    }

    /** Per scoring ward and without any time; what a ward gave stays closed to the head's side too. */
    private List<ProgressView> progress(CrossScoring scoring, @Nullable Draw draw, @Nullable Scope scope) {
        List<ProgressView> progress = new ArrayList<>();
        if (draw == null || scope == null) {
            return progress;
        }
        for (String scorer : draw.order().stream().sorted().toList()) {
            int handedIn = 0;
            int scored = 0;
            int cells = 0;
            List<String> assigned = draw.targetsOf(scorer);
            for (String ward : assigned) {
                CrossScore score = scores.get(new CrossScoreId(scoring.seasonId(), ward, scorer)).state();
                handedIn += score.status() == Status.DRAFT ? 0 : 1;
                scored += score.cells().size();
                cells += targets.find(scoring.seasonId(), ward, scope).map(target -> target.items().size()).orElse(0);
            }
            progress.add(new ProgressView(scorer, assigned.size(), handedIn, scored, cells));
        }
        return progress;
    }
}
