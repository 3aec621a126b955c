package vn.laocai.thidua.scoring.crossscoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.BeginScoring;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.DeclareConflict;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.DrawWards;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.ReplaceScorer;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.ConflictDeclared;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.CrossScoringAssigned;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.PairLeftOut;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.ScorerReplaced;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.ScoringBegun;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.WardsDrawn;
import vn.laocai.thidua.scoring.crossscoring.Draw.Exclusion;
import vn.laocai.thidua.scoring.crossscoring.Draw.Pair;
import vn.laocai.thidua.support.command.Refusal;

/** Decides who scores whom: pure, seed and time come in as arguments (Rule 29). */
final class CrossScoringDecider {

    private CrossScoringDecider() {}

    static List<CrossScoringEvent> decide(@Nullable CrossScoring state, CrossScoringCommand command) {
        CrossScoring now = state == null ? CrossScoring.empty(command.seasonId()) : state;
        return switch (command) {
            case DrawWards draw -> draw(now, draw);
            case DeclareConflict declare -> declare(now, declare);
            case ReplaceScorer replace -> replace(now, replace);
            case BeginScoring begin -> begin(now, begin);
        };
    }

    static CrossScoring evolve(@Nullable CrossScoring state, CrossScoringEvent event) {
        CrossScoring now = state == null ? CrossScoring.empty(event.seasonId()) : state;
        return switch (event) {
            case ConflictDeclared declared -> {
                List<Conflict> all = new ArrayList<>(now.conflicts());
                all.add(declared.conflict());
                yield new CrossScoring(now.seasonId(), all, now.draw(), now.scope(), now.draws(), now.begun());
            }
            case WardsDrawn drawn -> new CrossScoring(now.seasonId(), now.conflicts(), drawn.draw(), drawn.scope(),
                    now.draws() + 1, false);
            case PairLeftOut left -> withDraw(now, drawOf(now).without(left.exclusion()));
            case ScorerReplaced replaced -> withDraw(now, replaced(drawOf(now), replaced));
            case ScoringBegun any ->
                new CrossScoring(now.seasonId(), now.conflicts(), now.draw(), now.scope(), now.draws(), true);
            case CrossScoringAssigned any -> now;
        };
    }

    private static CrossScoring withDraw(CrossScoring now, Draw draw) {
        return new CrossScoring(now.seasonId(), now.conflicts(), draw, now.scope(), now.draws(), now.begun());
    }

    private static Draw drawOf(CrossScoring now) {
        return Objects.requireNonNull(now.draw(), "Nothing was drawn");
    }

    private static Draw replaced(Draw draw, ScorerReplaced replaced) {
        Draw left = draw.has(replaced.oldScorer(), replaced.targetWard())
                ? draw.without(
                        new Exclusion(replaced.oldScorer(), replaced.targetWard(), "Trưởng khối đã đổi phường chấm"))
                : draw;
        return left.with(new Pair(replaced.newScorer(), replaced.targetWard()));
    }

    private static List<CrossScoringEvent> draw(CrossScoring now, DrawWards draw) {
        if (now.begun()) {
            throw begun();
        }
        switch (Draw.problem(draw.members().size(), draw.shifts())) {
            case NONE -> {
            }
            case TOO_FEW_MEMBERS -> throw Refusal.of(422, "too-few-members",
                    "Cần ít nhất ba phường để bốc thăm chấm chéo. Khối này có thể bỏ qua bước chấm chéo.",
                    "A draw needs at least three wards. This block may go without cross-scoring.");
            case SELF_OR_TWICE -> throw shifts("Mỗi bước dịch phải từ 1 đến " + (draw.members().size() - 1)
                    + " và chỉ xuất hiện một lần, để không phường nào tự chấm mình. Hãy chọn lại bước dịch.",
                    "Each shift is from 1 to " + (draw.members().size() - 1)
                            + " and stands once, so that no ward scores itself. Choose other shifts.");
            case RECIPROCAL -> throw shifts(
                    "Các bước dịch này làm hai phường chấm lẫn nhau. Hãy chọn các bước dịch không có cặp nào cộng lại bằng "
                            + draw.members().size() + ".",
                    "With these shifts two wards would score each other. Choose shifts of which no two add up to "
                            + draw.members().size() + ".");
        }
        if (draw.seed().isBlank() || draw.seed().length() > Draw.LONGEST_SEED) {
            throw Refusal
                    .of(422, "seed-not-usable",
                            "Chuỗi gốc của lần bốc thăm phải có từ 1 đến " + Draw.LONGEST_SEED + " ký tự.",
                            "The seed of a draw has 1 to " + Draw.LONGEST_SEED + " characters.")
                    .withError("/seed", "Trống hoặc quá dài", "Empty or too long");
        }
        Draw drawn = Draw.of(draw.members(), draw.shifts(), draw.seed(), now.barred());
        return List.of(new WardsDrawn(now.seasonId(), drawn, draw.scope(), draw.by(), draw.at()),
                CrossScoringAssigned.of(now.seasonId(), drawn));
    }

    private static List<CrossScoringEvent> declare(CrossScoring now, DeclareConflict declare) {
        if ((declare.scorerWard() == null) == (declare.personId() == null)) {
            throw Refusal.of(422, "conflict-of-whom",
                    "Hãy nêu đúng một đối tượng có lợi ích liên quan: cả phường chấm hoặc một người.",
                    "Name exactly one that has the interest: a whole ward or one person.");
        }
        requireMember(declare.members(), declare.targetWard(), "/targetWard");
        if (declare.scorerWard() != null) {
            requireMember(declare.members(), declare.scorerWard(), "/scorerWard");
        }
        boolean known = now.conflicts().stream()
                .anyMatch(one -> one.targetWard().equals(declare.targetWard())
                        && Objects.equals(one.scorerWard(), declare.scorerWard())
                        && Objects.equals(one.personId(), declare.personId()));
        if (known) {
            throw Refusal.of(409, "conflict-already-declared",
                    "Xung đột lợi ích này đã được khai báo, không cần khai lại.",
                    "This interest has been declared already; nothing more is needed.");
        }
        List<CrossScoringEvent> events = new ArrayList<>();
        events.add(new ConflictDeclared(now.seasonId(),
                new Conflict(now.conflicts().size() + 1, declare.scorerWard(), declare.personId(),
                        declare.targetWard(), declare.reason(), declare.by(), declare.at())));
        String scorer = declare.scorerWard();
        Draw draw = now.draw();
        if (scorer != null && draw != null && draw.has(scorer, declare.targetWard())) {
            Exclusion exclusion = new Exclusion(scorer, declare.targetWard(), CrossScoring.DECLARED);
            events.add(new PairLeftOut(now.seasonId(), exclusion, declare.by(), declare.at()));
            events.add(CrossScoringAssigned.of(now.seasonId(), draw.without(exclusion)));
        }
        return events;
    }

    private static List<CrossScoringEvent> replace(CrossScoring now, ReplaceScorer replace) {
        Draw draw = now.draw();
        if (draw == null) {
            throw notDrawn();
        }
        String target = replace.targetWard();
        String scorer = replace.newScorer();
        requireMember(replace.members(), target, "/targetWard");
        requireMember(replace.members(), scorer, "/newScorer");
        boolean left = draw.excluded().stream()
                .anyMatch(one -> one.scorer().equals(replace.oldScorer()) && one.target().equals(target));
        if (!draw.has(replace.oldScorer(), target) && !left) {
            throw Refusal.of(409, "pair-not-assigned",
                    "Phường " + replace.oldScorer() + " không được phân công chấm phường " + target
                            + ". Hãy tải lại danh sách phân công.",
                    replace.oldScorer() + " is not assigned to score " + target + ". Load the assignment again.");
        }
        if (replace.handedIn() && draw.has(replace.oldScorer(), target)) {
            throw Refusal.of(409, "cross-score-handed-in",
                    "Phường " + replace.oldScorer() + " đã nộp phiếu chấm nên không đổi được.",
                    replace.oldScorer() + " has handed in its scores and cannot be replaced.");
        }
        if (scorer.equals(target)) {
            throw Refusal.of(422, "own-ward",
                    "Một phường không chấm chéo chính mình. Hãy chọn phường khác.",
                    "A ward does not score itself. Choose another ward.");
        }
        if (draw.has(scorer, target)) {
            throw Refusal.of(409, "pair-assigned-already",
                    "Phường " + scorer + " đã được phân công chấm phường " + target + ". Hãy chọn phường khác.",
                    scorer + " is assigned to score " + target + " already. Choose another ward.");
        }
        if (now.barred().stream().anyMatch(one -> one.scorer().equals(scorer) && one.target().equals(target))) {
            throw Refusal.of(422, "conflict-of-interest",
                    "Phường " + scorer + " đã khai báo xung đột lợi ích với phường " + target
                            + ". Hãy chọn phường khác.",
                    scorer + " has declared an interest in " + target + ". Choose another ward.");
        }
        if (draw.has(target, scorer)) {
            throw Refusal.of(422, "reciprocal-pair",
                    "Phường " + target + " đang chấm phường " + scorer
                            + "; hai phường không chấm lẫn nhau. Hãy chọn phường khác.",
                    target + " scores " + scorer + "; two wards do not score each other. Choose another ward.");
        }
        ScorerReplaced replaced = new ScorerReplaced(now.seasonId(), target, replace.oldScorer(), scorer,
                replace.reason(), replace.by(), replace.at());
        return List.of(replaced, CrossScoringAssigned.of(now.seasonId(), replaced(draw, replaced)));
    }

    private static List<CrossScoringEvent> begin(CrossScoring now, BeginScoring begin) {
        if (now.draw() == null) {
            throw notDrawn();
        }
        if (!now.assigns(begin.scorer(), begin.target())) {
            throw CrossScores.unknown();
        }
        return now.begun() ? List.of() : List.of(new ScoringBegun(now.seasonId(), begin.at()));
    }

    static Refusal notDrawn() {
        return Refusal.of(404, "cross-scoring-not-drawn",
                "Kỳ thi đua này chưa bốc thăm chấm chéo. Trưởng khối thực hiện việc này trước.",
                "Cross-scoring has not been drawn in this season. The head of the block does this first.");
    }

    private static Refusal begun() {
        return Refusal.of(409, "cross-scoring-begun",
                "Đã có phường bắt đầu chấm nên không bốc thăm lại được. Nếu cần, hãy đổi từng phường chấm và nêu lý do.",
                "A ward has begun to score, so nothing is drawn again. Where needed, replace single scorers and say why.");
    }

    private static Refusal shifts(String vi, String en) {
        return Refusal.of(422, "shifts-not-possible", vi, en).withError("/shifts", "Bước dịch không hợp lệ",
                "Not possible");
    }

    private static void requireMember(List<String> members, String ward, String pointer) {
        if (!members.contains(ward)) {
            throw Refusal
                    .of(422, "not-a-member",
                            "Đơn vị " + ward + " không tham gia kỳ thi đua này. Hãy chọn một phường thành viên.",
                            "The unit " + ward + " takes no part in this season. Choose a member ward.")
                    .withError(pointer, "Không phải phường thành viên", "Not a member ward");
        }
    }
}
