package vn.laocai.thidua.scoring.crossscoring;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.BeginScoring;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.DeclareConflict;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.DrawWards;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringCommand.ReplaceScorer;
import vn.laocai.thidua.scoring.crossscoring.CrossScoringEvent.CrossScoringAssigned;
import vn.laocai.thidua.scoring.crossscoring.Draw.Exclusion;
import vn.laocai.thidua.scoring.crossscoring.Draw.Pair;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CrossScoringDeciderTest {

    private static final String SEASON = "khoi-2025";
    private static final Instant AT = Instant.parse("2026-01-06T02:00:00Z");
    private static final Scope SCOPE = new Scope(Scope.Mode.FULL, List.of());

    private CrossScoring state = CrossScoring.empty(SEASON);

    @Test
    void tellsEverybodyWhoScoresWhomAndHowToDrawItAgain() {
        List<CrossScoringEvent> events = CrossScoringDecider.decide(null, draw("x", 1, 3));
        assertThat(events).hasSize(2);
        CrossScoringAssigned told = (CrossScoringAssigned) events.getLast();
        assertThat(told.seed()).isEqualTo("x");
        assertThat(told.pairs()).hasSize(20);
    }

    @Test
    void drawsAgainUntilTheFirstScoreAndThenNoMore() {
        give(draw("x", 1, 3));
        give(draw("y", 1, 3));
        assertThat(state.draws()).isEqualTo(2);
        Pair pair = state.draw().pairs().getFirst();
        give(new BeginScoring(SEASON, pair.scorer(), pair.target(), AT));
        refused(draw("z", 1, 3), 409, "cross-scoring-begun", "Đã có phường bắt đầu chấm nên không bốc thăm lại được");
        assertThat(CrossScoringDecider.decide(state, new BeginScoring(SEASON, pair.scorer(), pair.target(), AT)))
                .isEmpty();
    }

    @Test
    void refusesShiftsWithWhichWardsScoreThemselvesOrEachOther() {
        refused(draw("x", 1, 9), 422, "shifts-not-possible", "hai phường chấm lẫn nhau");
        refused(draw("x", 10), 422, "shifts-not-possible", "không phường nào tự chấm mình");
        refused(draw(" ", 1, 3), 422, "seed-not-usable", "Chuỗi gốc");
        refused(new DrawWards(SEASON, List.of("A", "B"), List.of(1), "x", SCOPE, "p", AT), 422, "too-few-members",
                "ít nhất ba phường");
    }

    @Test
    void takesAnAssignedPairOutWhenAnInterestIsDeclared() {
        give(draw("x", 1, 3));
        Pair pair = state.draw().pairs().getFirst();
        List<CrossScoringEvent> events = give(conflict(pair.scorer(), null, pair.target()));
        assertThat(state.assigns(pair.scorer(), pair.target())).isFalse();
        assertThat(state.draw().excluded())
                .contains(new Exclusion(pair.scorer(), pair.target(), CrossScoring.DECLARED));
        CrossScoringAssigned told = (CrossScoringAssigned) events.getLast();
        assertThat(told.pairs()).hasSize(19);
        assertThat(EventJson.mapper().writeValueAsString(told)).doesNotContain("anh em ruột");
        give(draw("x", 1, 3));
        assertThat(state.draw().pairs()).as("the next draw keeps them apart").hasSize(20).doesNotContain(pair);
    }

    @Test
    void keepsOnePersonAwayWithoutBarringTheWard() {
        give(draw("x", 1, 3));
        Pair pair = state.draw().pairs().getFirst();
        give(conflict(null, "p-1", pair.target()));
        assertThat(state.assigns(pair.scorer(), pair.target())).isTrue();
        assertThat(state.keeps("p-1", pair.scorer(), pair.target())).isTrue();
        assertThat(state.keeps("p-2", pair.scorer(), pair.target())).isFalse();
    }

    @Test
    void refusesInterestsOfNobodyOfStrangersAndTwice() {
        refused(conflict(null, null, "SA_PA"), 422, "conflict-of-whom", "đúng một đối tượng");
        refused(conflict("SA_PA", "p-1", "YEN_BAI"), 422, "conflict-of-whom", "đúng một đối tượng");
        refused(conflict("SA_PA", null, "HA_NOI"), 422, "not-a-member", "không tham gia kỳ thi đua");
        give(conflict("SA_PA", null, "YEN_BAI"));
        refused(conflict("SA_PA", null, "YEN_BAI"), 409, "conflict-already-declared", "đã được khai báo");
    }

    @Test
    void letsAnotherWardScoreInThePlaceOfOne() {
        refused(replace("AU_LAU", "SA_PA", "YEN_BAI", false), 404, "cross-scoring-not-drawn", "chưa bốc thăm");
        give(draw("x", 1, 3));
        String target = "SA_PA";
        String old = state.draw().scorersOf(target).getFirst();
        String other = state.draw().scorersOf(target).getLast();
        String scored = state.draw().targetsOf(target).getFirst();
        String free = DrawTest.WARDS.stream().filter(ward -> !ward.equals(target) && !ward.equals(old)
                && !ward.equals(other) && !state.draw().targetsOf(target).contains(ward)).findFirst().orElseThrow();
        refused(replace(target, old, target, false), 422, "own-ward", "không chấm chéo chính mình");
        refused(replace(target, old, other, false), 409, "pair-assigned-already", "đã được phân công");
        refused(replace(target, old, scored, false), 422, "reciprocal-pair", "không chấm lẫn nhau");
        refused(replace(target, free, other, false), 409, "pair-not-assigned", "không được phân công");
        refused(replace(target, old, free, true), 409, "cross-score-handed-in", "đã nộp phiếu chấm");
        CrossScoring before = state;
        give(conflict(free, null, target));
        refused(replace(target, old, free, false), 422, "conflict-of-interest", "xung đột lợi ích");
        state = before;
        give(replace(target, old, free, false));
        assertThat(state.draw().scorersOf(target)).containsExactlyInAnyOrder(free, other);
    }

    @Test
    void doesNotLetAnUnassignedWardBegin() {
        refused(new BeginScoring(SEASON, "SA_PA", "YEN_BAI", AT), 404, "cross-scoring-not-drawn", "chưa bốc thăm");
        give(draw("x", 1, 3));
        refused(new BeginScoring(SEASON, "SA_PA", "SA_PA", AT), 404, "cross-score-not-found", "Không có phiếu");
    }

    @Test
    void comesBackFromStoreAndJournalAsItWas() {
        CrossScoringDefinition definition = new CrossScoringDefinition();
        give(draw("x", 1, 3));
        give(conflict("SA_PA", null, "YEN_BAI"));
        give(conflict(null, "p-1", "YEN_BAI"));
        assertThat(definition.read(definition.write(state))).isEqualTo(state);
        CrossScoring empty = CrossScoring.empty(SEASON);
        assertThat(definition.read(definition.write(empty))).isEqualTo(empty);
        List<CrossScoringEvent> all = List.of(CrossScoringDecider.decide(null, draw("x", 1, 3)).getFirst(),
                CrossScoringAssigned.of(SEASON, state.draw()), new CrossScoringEvent.ScoringBegun(SEASON, AT),
                new CrossScoringEvent.ConflictDeclared(SEASON, state.conflicts().getFirst()),
                new CrossScoringEvent.PairLeftOut(SEASON, new Exclusion("A", "B", "c"), "p", AT),
                new CrossScoringEvent.ScorerReplaced(SEASON, "A", "B", "C", "r", "p", AT));
        assertThat(all).allSatisfy(event -> {
            var told = definition.describe(event, state);
            assertThat(definition.decode(told.name(), EventJson.mapper().valueToTree(told.data()))).isEqualTo(event);
        });
    }

    private List<CrossScoringEvent> give(CrossScoringCommand command) {
        List<CrossScoringEvent> events = CrossScoringDecider.decide(state, command);
        for (CrossScoringEvent event : events) {
            state = CrossScoringDecider.evolve(state, event);
        }
        return events;
    }

    private void refused(CrossScoringCommand command, int status, String code, String sentence) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> CrossScoringDecider.decide(state, command));
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.detailVi()).contains(sentence);
    }

    private static DrawWards draw(String seed, Integer... shifts) {
        return new DrawWards(SEASON, DrawTest.WARDS, List.of(shifts), seed, SCOPE, "p", AT);
    }

    private static DeclareConflict conflict(String ward, String person, String target) {
        return new DeclareConflict(SEASON, ward, person, target, "anh em ruột", DrawTest.WARDS, "p", AT);
    }

    private static ReplaceScorer replace(String target, String old, String scorer, boolean handedIn) {
        return new ReplaceScorer(SEASON, target, old, scorer, handedIn, DrawTest.WARDS, "ốm", "p", AT);
    }
}
