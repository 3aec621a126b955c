package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.HandIn;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.ScoreCell;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.TakeBack;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.BeginScoring;
import vn.laocai.thidua.scoring.crossscoring.Target.Item;
import vn.laocai.thidua.scoring.crossscoring.Target.Stage;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;

/** Lets assigned wards score others while the phase is open. */
@Component
class ScoreOthers {

    private final CrossScorings scorings;
    private final CrossScores scores;
    private final CrossScoreRights rights;
    private final Targets targets;
    private final Seasons seasons;
    private final WhenScoresAreInThenCountThem counting;

    ScoreOthers(CrossScorings scorings, CrossScores scores, CrossScoreRights rights, Targets targets, Seasons seasons,
            WhenScoresAreInThenCountThem counting) {
        this.scorings = scorings;
        this.scores = scores;
        this.rights = rights;
        this.targets = targets;
        this.seasons = seasons;
        this.counting = counting;
    }

    /** What a scorer gives one criterion. */
    record GivenPoints(BigDecimal points, @Nullable String reason, @Nullable String evidenceId) {}

    Outcome<CrossScore> score(CrossScoreId id, String code, GivenPoints given, @Nullable Integer expected,
            CommandContext context) {
        Target target = open(id, context);
        Item item = target.item(code)
                .orElseThrow(() -> Refusal.of(422, "criterion-not-cross-scored",
                        "Tiêu chí " + code + " không thuộc phạm vi chấm chéo. Hãy chọn tiêu chí trong phiếu.",
                        "Criterion " + code + " is not cross-scored. Choose one of those on the form."));
        ScoreCell command = new ScoreCell(id, code, given.points(), given.reason(), given.evidenceId(), item.max(),
                item.self(), target.limit(), Set.copyOf(item.evidenceIds()), expected, context.actor().personId(),
                context.at());
        CrossScoreDecider.decide(scores.get(id).state(), command);
        scorings.handle(new BeginScoring(id.seasonId(), id.scorer(), id.target(), context.at()), context);
        return scores.handle(command, context);
    }

    Outcome<CrossScore> handIn(CrossScoreId id, CommandContext context) {
        Target target = open(id, context);
        Set<String> required = target.items().stream().map(Item::code).collect(Collectors.toUnmodifiableSet());
        Outcome<CrossScore> outcome = scores
                .handle(new HandIn(id, required, context.actor().personId(), context.at()), context);
        counting.look(id.seasonId(), id.target());
        return outcome;
    }

    Outcome<CrossScore> takeBack(CrossScoreId id, CommandContext context) {
        open(id, context);
        return scores.handle(new TakeBack(id, context.actor().personId(), context.at()), context);
    }

    private Target open(CrossScoreId id, CommandContext context) {
        rights.requireScorer(context.actor(), id);
        Season season = seasons.require(id.seasonId());
        season.requireOpen(WhenScoresAreInThenCountThem.PHASE, context.at());
        Target target = find(id);
        switch (target.stage()) {
            case BEFORE -> throw Refusal.of(409, "sheet-not-open-to-scorers",
                    "Bảng chấm điểm của phường này chưa được nộp hoặc chưa được tiếp nhận nên chưa chấm chéo được.",
                    "The sheet of this ward has not been submitted or accepted yet, so it cannot be cross-scored.");
            case AFTER -> throw Refusal.of(409, "cross-score-sealed",
                    "Các phiếu chấm của phường này đã được mở và tổng hợp, không sửa được nữa.",
                    "The scores of this ward have been opened and counted; nothing changes any more.");
            case OPEN -> {
            }
        }
        return target;
    }

    /** The sheet that is scored; refuses with 404 where there is none. */
    Target find(CrossScoreId id) {
        Scope scope = scorings.get(id.seasonId()).scope();
        if (scope == null) {
            throw CrossScores.unknown();
        }
        return targets.find(id.seasonId(), id.target(), scope).orElseThrow(CrossScores::unknown);
    }

    boolean opened(Target target) {
        return target.stage() == Stage.AFTER;
    }
}
