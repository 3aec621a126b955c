package vn.laocai.thidua.scoring.scoresheet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import vn.laocai.thidua.scoring.scoresheet.ScoreSheetCommand.OpenScoreSheet;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.AcceptLate;
import vn.laocai.thidua.scoring.scoresheet.SubmissionCommand.GrantException;
import vn.laocai.thidua.scoring.season.Season;
import vn.laocai.thidua.scoring.season.Seasons;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.TraceContext;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Recorded;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.CLOSES;
import static vn.laocai.thidua.scoring.scoresheet.Sheets.OPENS;

/** The lock at the close, by the business clock, however often and by however many it is looked at. */
class LockPolicyTest {

    private static final String REASON = "Bị chia cắt do mưa lũ";

    private final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    private final AtomicLong nanos = new AtomicLong();
    private final OneWindow season = new OneWindow();
    private Instant now = CLOSES.minusSeconds(1);
    private ScoreSheets sheets;
    private WhenSelfScoringClosesThenLockScoreSheets policy;
    private WhenSelfScoringClosesThenLockScoreSheets twin;

    @BeforeEach
    void threeSheets() {
        sheets = new ScoreSheets(store, new NoHistory());
        policy = new WhenSelfScoringClosesThenLockScoreSheets(sheets, season, new Hand(), nanos::get);
        twin = new WhenSelfScoringClosesThenLockScoreSheets(sheets, season, new Hand(), nanos::get);
        for (String ward : season.members()) {
            sheets.open(new OpenScoreSheet(new ScoreSheetId("khoi-2025", ward), "covenant-1", "khoi", OPENS),
                    context("open-" + ward));
        }
    }

    @Test
    void locksAtTheCloseAndNotASecondBefore() {
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_STARTED);
        now = CLOSES;
        look();
        assertThat(season.members()).allSatisfy(
                ward -> assertThat(state(ward)).isEqualTo(SheetState.NOT_SUBMITTED));
        look();
        assertThat(store.events.stream().map(EventOnWire::name).filter("score-sheet-locked"::equals))
                .as("each once").hasSize(season.members().size());
    }

    @Test
    void aLongerWindowAndAnEarlyCloseCountAtOnce() {
        season.closesAt = CLOSES.plus(Duration.ofDays(1));
        now = CLOSES.plusSeconds(1);
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_STARTED);
        season.state = "CROSS_SCORING";
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_SUBMITTED);
    }

    @Test
    void aSeasonThatHasNotBegunIsLeftAlone() {
        season.closesAt = null;
        season.state = "ACTIVE";
        now = CLOSES.plus(Duration.ofDays(30));
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_STARTED);
    }

    @Test
    void anExceptionHoldsToItsOwnEndEvenWhereNobodyWasLookingForAWhile() {
        Instant until = CLOSES.plus(Duration.ofHours(5));
        sheets.handle(
                new GrantException(id("SA_PA"), until, REASON, SheetRules.window(season.require("khoi-2025"), now),
                        "p-head", now),
                context("grant"));
        now = CLOSES;
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_STARTED);
        assertThat(state("AU_LAU")).isEqualTo(SheetState.NOT_SUBMITTED);
        now = until.minusMillis(1);
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_STARTED);
        now = until;
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_SUBMITTED);
    }

    @Test
    void aLateAcceptanceThatPassesUnusedLocksAgain() {
        now = CLOSES;
        look();
        sheets.handle(new AcceptLate(id("SA_PA"), CLOSES.plusSeconds(60), REASON, "p-head", now), context("late"));
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.LATE_ACCEPTED);
        now = CLOSES.plusSeconds(60);
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_SUBMITTED);
    }

    @Test
    void leavesSealedSheetsToTheLedger() {
        sheets.seal(id("SA_PA").value(), 1, context("seal"));
        now = CLOSES;
        look();
        assertThat(state("SA_PA")).isEqualTo(SheetState.NOT_STARTED);
        assertThat(state("AU_LAU")).isEqualTo(SheetState.NOT_SUBMITTED);
    }

    private void look() {
        policy.look();
        twin.look();
    }

    private SheetState state(String ward) {
        return sheets.require(id(ward).value()).state();
    }

    private static ScoreSheetId id(String ward) {
        return new ScoreSheetId("khoi-2025", ward);
    }

    private CommandContext context(String key) {
        return new CommandContext(Actor.system("test"), "test", key, key, TraceContext.fresh(), now);
    }

    private final class Hand extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class OneWindow implements Seasons {

        private String state = "SELF_SCORING";
        private Instant closesAt = CLOSES;

        List<String> members() {
            return List.of("SA_PA", "AU_LAU", "LAO_CAI");
        }

        @Override
        public Optional<Season> find(String seasonId) {
            return Optional.of(new Season("khoi-2025", "khoi", 2025, state,
                    List.of(new Season.Phase("SELF_SCORING", closesAt == null ? null : OPENS, closesAt)), members(),
                    "SA_PA"));
        }

        @Override
        public List<Season> all() {
            return List.of(require("khoi-2025"));
        }
    }

    private static final class NoHistory implements SheetHistory {

        @Override
        public Optional<ScoreSheet> asOf(String id, Instant at) {
            return Optional.empty();
        }

        @Override
        public List<Recorded<ScoreSheetEvent>> events(String id) {
            return List.of();
        }
    }
}
