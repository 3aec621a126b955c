package vn.laocai.thidua.scoring.crossscoring;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.DeclareConflict;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.DrawWards;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.ReplaceScorer;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringController.ConflictRequest;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringController.DrawRequest;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringController.ReplacementRequest;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.outbox.Outcome;

/** Draws, declares and replaces for those who may. */
@Component
class ArrangeCrossScoring {

    private final CrossScorings scorings;
    private final CrossScores scores;
    private final Seasons seasons;
    private final Offices offices;
    private final SecureRandom random = new SecureRandom();

    ArrangeCrossScoring(CrossScorings scorings, CrossScores scores, Seasons seasons, Offices offices) {
        this.scorings = scorings;
        this.scores = scores;
        this.seasons = seasons;
        this.offices = offices;
    }

    Outcome<CrossScoring> draw(DrawRequest request, CommandContext context) {
        Season season = seasons.require(request.seasonId());
        offices.requireHead(context, season.blockId());
        if (season.isOver(WhenScoresAreInThenCountThem.PHASE, context.at())) {
            season.requireOpen(WhenScoresAreInThenCountThem.PHASE, context.at());
        }
        List<String> members = members(season);
        String seed = request.seed() == null || request.seed().isBlank()
                ? freshSeed()
                : CrossScoringController.nfc(request.seed());
        List<Integer> shifts = request.shifts();
        if (shifts == null || shifts.isEmpty()) {
            shifts = members.size() < 3 ? List.of(1) : Draw.usualShifts(members.size());
        }
        Scope.Mode mode = Objects.requireNonNullElse(request.mode(), Scope.Mode.FULL);
        List<String> sections = Objects.requireNonNullElse(request.sections(), List.of());
        if ((mode == Scope.Mode.SECTIONS) == sections.isEmpty()) {
            throw Refusal.of(422, "sections-of-the-draw",
                    "Hãy nêu các phần được chấm chéo khi, và chỉ khi, chọn chấm theo phần.",
                    "Name the sections when, and only when, cross-scoring is by section.");
        }
        return scorings.handle(new DrawWards(season.id(), members, shifts, seed, new Scope(mode, sections),
                context.actor().personId(), context.at()), context);
    }

    /** A seed that nobody chose. */
    private String freshSeed() {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Outcome<CrossScoring> declare(String seasonId, ConflictRequest request, CommandContext context) {
        Season season = seasons.require(seasonId);
        Actor actor = context.actor();
        boolean ownPerson = actor.personId().equals(request.personId());
        boolean ownWard = actor.has("WARD_LEADER") && actor.organisation().equals(request.scorerWard());
        if (!ownPerson && !ownWard && !offices.isHeadSide(actor, season.blockId(), context.at())) {
            throw Refusal.of(403, "conflict-not-yours",
                    "Ông/bà chỉ khai báo xung đột lợi ích của bản thân; lãnh đạo phường khai cho phường mình. Việc khác xin báo Trưởng khối.",
                    "You may declare your own interest, and a ward's leader that of the ward. Tell the head of the block of others.");
        }
        return scorings.handle(new DeclareConflict(seasonId, request.scorerWard(), request.personId(),
                request.targetWard(), CrossScoringController.nfc(request.reason()), members(season), actor.personId(),
                context.at()), context);
    }

    Outcome<CrossScoring> replace(String seasonId, ReplacementRequest request, CommandContext context) {
        Season season = seasons.require(seasonId);
        offices.requireHeadFor(context, season.blockId(), request.targetWard());
        season.requireOpen(WhenScoresAreInThenCountThem.PHASE, context.at());
        boolean handedIn = scores.get(new CrossScoreId(seasonId, request.targetWard(), request.oldScorer())).state()
                .status() != CrossScore.Status.DRAFT;
        return scorings.handle(new ReplaceScorer(seasonId, request.targetWard(), request.oldScorer(),
                request.newScorer(), handedIn, members(season), CrossScoringController.nfc(request.reason()),
                context.actor().personId(), context.at()), context);
    }

    private List<String> members(Season season) {
        return season.memberCodes().isEmpty() ? offices.members(season.blockId()) : season.memberCodes();
    }
}
