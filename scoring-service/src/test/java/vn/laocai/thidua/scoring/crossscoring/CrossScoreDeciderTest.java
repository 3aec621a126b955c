package vn.laocai.thidua.scoring.crossscoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.crossscoring.CrossScore.Status;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.HandIn;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.ScoreCell;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.Seal;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreCommand.TakeBack;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossCellScored;
import vn.laocai.thidua.scoring.crossscoring.CrossScoreEvent.CrossScoreSubmitted;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.Visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CrossScoreDeciderTest {

    private static final CrossScoreId ID = new CrossScoreId("khoi-2025", "SA_PA", "YEN_BAI");
    private static final Instant AT = Instant.parse("2026-01-07T02:00:00Z");

    private CrossScore state = CrossScore.empty(ID);

    @Test
    void takesPointsWithinTheLimitWithoutAReason() {
        give(cell("36", null, "40"));
        assertThat(state.cells().get("I.1").points()).isEqualTo(new BigDecimal("36.00"));
        give(cell("40", null, "40"));
        assertThat(state.cells().get("I.1").revision()).isEqualTo(2);
        assertThat(CrossScoreDecider.decide(state, cell("40.0", null, "40"))).isEmpty();
    }

    @Test
    void asksForAReasonAboveTheLimitAndNotAtIt() {
        refused(cell("35.99", null, "40"), 422, "reason-needed", "lệch quá 10 % điểm tối đa so với 40 điểm tự chấm");
        refused(cell("35.99", "  ", "40"), 422, "reason-needed", "Hãy nêu lý do");
        give(cell("35.99", "Biên bản nghiệm thu thiếu chữ ký", "40"));
        give(cell("36.00", null, "40"));
    }

    @Test
    void asksForAPointerToEvidenceAboveTheLimitWhereThereIsAny() {
        Set<String> documents = Set.of("ev-1", "ev-2");
        refused(cell("30", "Biên bản thiếu chữ ký", "40", null, documents), 422, "evidence-pointer-needed",
                "Hãy chọn tài liệu làm căn cứ");
        refused(cell("30", "Biên bản thiếu chữ ký", "40", "ev-3", documents), 422, "evidence-not-cited",
                "không phải là minh chứng của tiêu chí I.1");
        give(cell("30", "Biên bản thiếu chữ ký", "40", "ev-2", documents));
        give(cell("36", null, "40", null, documents));
    }

    @Test
    void asksForAReasonWhereTheWardClaimsNothing() {
        refused(cell("5", null, null), 422, "reason-needed", "Phường chưa tự chấm");
        give(cell("0", null, null));
    }

    @Test
    void refusesPointsBelowZeroAboveTheMaximumOrTooFine() {
        refused(cell("-0.01", "r", "0"), 422, "points-out-of-range", "từ 0 đến 40");
        refused(cell("40.01", "r", "40"), 422, "points-out-of-range", "từ 0 đến 40");
        refused(cell("39.999", "r", "40"), 422, "points-too-precise", "hai chữ số thập phân");
        give(cell("39.990", null, "40"));
    }

    @Test
    void keepsTheColleagueWhoSawAnOlderRevisionFromWritingOver() {
        give(cell("36", null, "40"));
        ScoreCell stale = new ScoreCell(ID, "I.1", new BigDecimal("37"), null, null, new BigDecimal("40"),
                new BigDecimal("40"), new BigDecimal("10"), Set.of(), 0, "p", AT);
        refused(stale, 412, "stale-version", "vừa được người cùng tổ chấm sửa");
    }

    @Test
    void isHandedInOnlyWhenWholeAndThenClosed() {
        give(cell("36", null, "40"));
        refused(new HandIn(ID, Set.of("I.1", "I.2"), "p", AT), 422, "cross-score-incomplete",
                "Còn 1 tiêu chí chưa chấm: I.2. Hãy chấm đủ rồi nộp.");
        give(new HandIn(ID, Set.of("I.1"), "p", AT));
        assertThat(state.status()).isEqualTo(Status.SUBMITTED);
        assertThat(state.submittedAt()).isEqualTo(AT);
        assertThat(CrossScoreDecider.decide(state, new HandIn(ID, Set.of("I.1"), "p", AT))).isEmpty();
        refused(cell("37", null, "40"), 409, "cross-score-handed-in", "hãy rút lại phiếu");
    }

    @Test
    void isTakenBackByWhoHandedItInUntilItIsOpened() {
        give(cell("36", null, "40"));
        assertThat(CrossScoreDecider.decide(state, new TakeBack(ID, "p", AT))).isEmpty();
        give(new HandIn(ID, Set.of("I.1"), "p", AT));
        give(new TakeBack(ID, "p", AT));
        assertThat(state.status()).isEqualTo(Status.DRAFT);
        assertThat(state.submittedAt()).isNull();
        assertThat(CrossScoreDecider.decide(state, new Seal(ID, AT))).as("nothing to seal").isEmpty();
        give(new HandIn(ID, Set.of("I.1"), "p", AT));
        give(new Seal(ID, AT));
        refused(new TakeBack(ID, "p", AT), 409, "cross-score-sealed", "đã được mở và tổng hợp");
        refused(cell("37", null, "40"), 409, "cross-score-sealed", "đã được mở và tổng hợp");
        assertThat(CrossScoreDecider.decide(state, new Seal(ID, AT))).isEmpty();
    }

    @Test
    void leavesTheServiceOnlyWhenSealedAndWithoutAFigure() {
        CrossScoreDefinition definition = new CrossScoreDefinition();
        List<CrossScoreEvent> events = List.of(
                new CrossCellScored(ID, "I.1", new BigDecimal("35.00"), new BigDecimal("36.00"), "r", "e-1", "p", AT),
                new CrossScoreEvent.CrossScoreHandedIn(ID, "p", AT),
                new CrossScoreEvent.CrossScoreTakenBack(ID, "p", AT), new CrossScoreEvent.CrossScoreSealed(ID, AT),
                new CrossScoreSubmitted(ID.value(), "khoi-2025", "YEN_BAI", "SA_PA"));
        assertThat(events).allSatisfy(event -> {
            var told = definition.describe(event, state);
            assertThat(told.visibility() == Visibility.PUBLIC).isEqualTo(event instanceof CrossScoreSubmitted);
            assertThat(definition.decode(told.name(), EventJson.mapper().valueToTree(told.data()))).isEqualTo(event);
        });
        assertThat(EventJson.mapper().writeValueAsString(events.getFirst())).contains("\"36.00\"");
    }

    @Test
    void comesBackFromTheStoreAsItWas() {
        CrossScoreDefinition definition = new CrossScoreDefinition();
        give(cell("36", null, "40"));
        give(new HandIn(ID, Set.of("I.1"), "p", AT));
        assertThat(definition.read(definition.write(state))).isEqualTo(state);
        assertThat(definition.read(definition.write(CrossScore.empty(ID)))).isEqualTo(CrossScore.empty(ID));
        assertThat(CrossScoreId.parse(ID.value())).contains(ID);
        assertThat(CrossScoreId.parse("a:b")).isEmpty();
    }

    private void give(CrossScoreCommand command) {
        for (CrossScoreEvent event : CrossScoreDecider.decide(state, command)) {
            state = CrossScoreDecider.evolve(state, event);
        }
    }

    private void refused(CrossScoreCommand command, int status, String code, String sentence) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> CrossScoreDecider.decide(state, command));
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.detailVi()).contains(sentence);
    }

    private static ScoreCell cell(String points, String reason, String self) {
        return cell(points, reason, self, null, Set.of());
    }

    private static ScoreCell cell(String points, String reason, String self, String evidenceId,
            Set<String> documents) {
        return new ScoreCell(ID, "I.1", new BigDecimal(points), reason, evidenceId, new BigDecimal("40"),
                self == null ? null : new BigDecimal(self), new BigDecimal("10"), documents, null, "p", AT);
    }
}
