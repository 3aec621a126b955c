package vn.laocai.thidua.scoring.board;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.mockito.Mockito;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaHistory;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaState;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Figure;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.scoring.office.Offices;
import vn.laocai.thidua.scoring.office.TestOffices;
import vn.laocai.thidua.scoring.office.WardNames;
import vn.laocai.thidua.scoring.scoresheet.ScoreSheets;
import vn.laocai.thidua.scoring.scoresheet.TestSheets;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.outbox.Relay;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;

/** A season of three wards with everything that makes boards, in memory but for the archive of frozen boards. */
public final class BoardSeason implements AutoCloseable {

    public static final String ID = OneSeason.ID;
    public static final Instant AT = Instant.parse("2026-01-22T03:00:00Z");
    public static final Actor HEAD = Commands.actor("p-head", "SA_PA", "WARD_LEADER");
    public static final Actor MONITOR = Commands.actor("p-monitor", "SNV", "PROVINCE_MONITOR");
    public static final Actor SECRETARY = Commands.actor("p-secretary", "SA_PA", "BLOCK_SECRETARY");
    public static final Actor LEADER = Commands.actor("p-leader", "AU_LAU", "WARD_LEADER");

    /** 100 points: a share, a comparison of wards, another share; ties are parted by section I. */
    public static final CriteriaTable TABLE = new CriteriaTable("Bảng thử", 100,
            List.of(Criterion.section("I", "Kinh tế", Kind.BASE, number("60"),
                    List.of(leaf("I.1", "40", false), leaf("I.2", "20", true))),
                    Criterion.section("II", "Văn hóa", Kind.BASE, number("40"), List.of(leaf("II.1", "40", false)))),
            BigDecimal.ZERO, BigDecimal.ZERO, ZeroPolicy.NONE, List.of(TieBreak.bySection("I")),
            List.of(new ClassBand("TOT", "Tốt", number("50"), true), new ClassBand("DAT", "Đạt", number("0"), false)),
            RankingPolicy.SCORE_ONLY, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), BigDecimal.TEN);

    private final EmbeddedDocumentStore documents = EmbeddedDocumentStore.inMemory(0);
    public final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    public final OneSeason seasons = new OneSeason("BALLOT");
    public final Offices offices = TestOffices.of(OneSeason.BLOCK, OneSeason.WARDS, "SA_PA", HEAD.personId());
    public final ScoreSheets sheets = TestSheets.of(store);
    public final SeasonLedgers ledgers = new SeasonLedgers(store);
    public final SimpleMongoClientDatabaseFactory mongo = new SimpleMongoClientDatabaseFactory(
            documents.uri().replaceAll("/*$", "") + "/boards");
    public final BoardArchive archive = new BoardArchive(mongo);
    public final Given<PendingWork> pending = new Given<>();
    public final Given<BallotOrders> ballots = new Given<>();
    public final Relay relay = Mockito.mock(Relay.class);
    public final CriteriaSets criteria = criteria();
    public final Standings standings = new Standings(criteria, new CriteriaHistory(Mockito.mock(Journal.class)), sheets,
            ballots, Clock.fixed(AT, ZoneOffset.UTC));
    final Checking checking = new Checking(seasons, sheets, ledgers, pending, relay);
    final Finalisation finalisation = new Finalisation(ledgers, sheets, standings, archive, checking, seasons,
            offices);
    final Freezing freezing = new Freezing(ledgers, standings, archive, seasons, offices);
    final BoardRights rights = new BoardRights(seasons, ledgers, offices, Clock.fixed(AT, ZoneOffset.UTC));
    final BoardReading reading = new BoardReading(standings, ledgers, rights, archive, criteria);
    public final WardNames names = new WardNames(day -> Map.of(), Clock.systemUTC());
    final BoardExports exports = new BoardExports(names);
    private int keys;

    /** Three wards with final points; two of them tie at the second place. */
    public BoardSeason() {
        entered("SA_PA", "90", "1.1", "80");
        entered("AU_LAU", "80", "1.0", "70");
        entered("LAO_CAI", "80", "1.0", "70");
    }

    private void entered(String ward, String share, String ratio, String other) {
        TestSheets.entered(sheets, ID, ward, TABLE, Map.of("I.1", Figure.ofTarget(share, "100"), "I.2",
                Figure.ofTarget(ratio, "1"), "II.1", Figure.ofTarget(other, "100")));
    }

    /** Every sheet becomes final. */
    public BoardSeason allFinal() {
        for (String ward : OneSeason.WARDS) {
            TestSheets.finalised(sheets, ID, ward, Instant.parse("2026-01-03T03:00:00Z"));
        }
        return this;
    }

    /** Finalises the season. */
    public SeasonLedger finalised() {
        return finalisation.finalise(ID, by(HEAD, "finalise-it"));
    }

    /** The exact text that the public gets. */
    public String publicJson() {
        return reading.shown(ID).json();
    }

    /** Freezes the public board. */
    public SeasonLedger frozen() {
        return freezing.freeze(ID, by(HEAD)).state();
    }

    /** A command with a fresh key. */
    public CommandContext by(Actor actor) {
        return by(actor, "key" + keys++);
    }

    /** A command with this key. */
    public CommandContext by(Actor actor, String key) {
        return Commands.by(actor, key, AT);
    }

    private static CriteriaSets criteria() {
        CriteriaVersion version = new CriteriaVersion(ID + "-criteria", 1, TABLE.hash(), ID, CriteriaState.FROZEN,
                TABLE);
        return new CriteriaSets() {
            @Override
            public Optional<CriteriaVersion> inForce(String seasonId) {
                return Optional.of(version).filter(known -> known.seasonId().equals(seasonId));
            }

            @Override
            public Optional<CriteriaVersion> find(String setId, int number) {
                return Optional.of(version).filter(known -> known.setId().equals(setId) && number == 1);
            }
        };
    }

    private static Criterion leaf(String code, String max, boolean relative) {
        return Criterion.leaf(code, "Tiêu chí " + code, Kind.BASE, number(max),
                relative ? new LeaderRelative() : new Proportional(BigDecimal.ONE));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Override
    public void close() {
        try {
            mongo.destroy();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        documents.close();
    }
}
