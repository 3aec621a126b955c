package vn.laocai.thidua.benchmarks.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

import vn.laocai.thidua.scoring.criteria.ClassBand;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.criteria.RankingPolicy;
import vn.laocai.thidua.scoring.criteria.TieBreak;
import vn.laocai.thidua.scoring.criteria.ZeroPolicy;
import vn.laocai.thidua.scoring.formula.Formula;
import vn.laocai.thidua.scoring.formula.Formula.LeaderRelative;
import vn.laocai.thidua.scoring.formula.Formula.Proportional;
import vn.laocai.thidua.support.journal.HashChain;
import vn.laocai.thidua.support.journal.Journal;

/**
 * The journal of a season in which ten wards fill sixty criteria in, over and over: for each event its audit record, the
 * wards' entries mixed as they come on a busy evening, every row chained as the service chains it.
 */
final class MadeUpJournal {

    static final String SEASON = "khoi-2025";

    private static final int WARDS = 10;
    private static final int CRITERIA = 60;
    private static final int AT_ONCE = 2_000;
    private static final Instant START = Instant.parse("2025-12-15T01:00:00Z");

    private final MongoCollection<Document> rows;
    private final List<Document> waiting = new ArrayList<>(AT_ONCE);
    private final long[] numbers = new long[WARDS];
    private final String[] heads = new String[WARDS];
    private final Random random = new Random(20251114);

    MadeUpJournal(MongoDatabase database) {
        rows = database.getCollection(Journal.COLLECTION);
        Arrays.fill(heads, HashChain.START);
    }

    /** Fifty-nine shares and one comparison of wards. */
    static CriteriaTable table() {
        List<Criterion> roots = new ArrayList<>();
        for (int section = 0; section < 5; section++) {
            List<Criterion> leaves = new ArrayList<>();
            for (int i = section; i < CRITERIA; i += 5) {
                Formula formula = i == 7 ? new LeaderRelative() : new Proportional(BigDecimal.ONE);
                leaves.add(Criterion.leaf("C." + i, "Tiêu chí " + i, Kind.BASE, new BigDecimal("20"), formula));
            }
            roots.add(Criterion.section("S" + section, "Mục " + section, Kind.BASE, new BigDecimal("240"), leaves));
        }
        return new CriteriaTable("Bảng đo", 1000, roots, BigDecimal.ZERO, BigDecimal.ZERO, ZeroPolicy.NONE,
                List.of(TieBreak.bySection("S1")),
                List.of(new ClassBand("A", "Tốt", new BigDecimal("50"), true),
                        new ClassBand("B", "Đạt", BigDecimal.ZERO, false)),
                RankingPolicy.SCORE_ONLY, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), BigDecimal.TEN);
    }

    /** Writes a season of this many events; as many audit records stand beside them. */
    void write(int events) {
        long[][] revisions = new long[WARDS][CRITERIA];
        for (int i = 0; i < events; i++) {
            int ward = i < WARDS ? i : random.nextInt(WARDS);
            Instant at = START.plusSeconds(i);
            if (i < WARDS) {
                event(ward, "score-sheet-opened", at, """
                        {"scoreSheetId":"%s","seasonId":"%s","covenantId":"c","blockId":"khoi","wardCode":"%s",\
                        "state":"NOT_STARTED","openedAt":"%s"}""".formatted(id(ward), SEASON, code(ward), at));
            } else {
                int criterion = random.nextInt(CRITERIA);
                event(ward, "cell-entered", at, """
                        {"code":"C.%d","revision":%d,"figure":{"actual":"%d.%02d","target":"1200","counts":{},\
                        "judged":[]},"note":"Theo báo cáo số %d/BC-UBND của phường","evidence":[],\
                        "by":"p-%d","at":"%s"}""".formatted(criterion, ++revisions[ward][criterion],
                        random.nextInt(1_500), random.nextInt(100), i, ward, at));
            }
        }
        flush();
    }

    private void event(int ward, String name, Instant at, String data) {
        append(ward, name.startsWith("score") ? "PUBLIC" : "INTERNAL", at, """
                {"specversion":"1.0","id":"%d-%d","type":"vn.laocai.thidua.scoring.%s.v1",\
                "source":"/thidua/scoring-service","subject":"%s","time":"%s","datacontenttype":"application/json",\
                "aggregate":"score-sheet","actorid":"p-%d","season":"%s","data":%s}""".formatted(ward,
                numbers[ward] + 1, name, id(ward), at, ward, SEASON, data));
        append(ward, "AUDIT", at, """
                {"command":"enter-cell","target":"scoring/score-sheet/%s","actor":"p-%d","organisation":"%s",\
                "roles":["WARD_OFFICER"],"outcome":"accepted","traceId":"0","at":"%s","recordedAt":"%s"}"""
                .formatted(id(ward), ward, code(ward), at, at));
    }

    private void append(int ward, String kind, Instant at, String content) {
        String hash = HashChain.next(heads[ward], content);
        long number = ++numbers[ward];
        waiting.add(new Document("_id", Journal.id("score_sheets", id(ward), number))
                .append("collection", "score_sheets").append("aggregate", id(ward)).append("n", number)
                .append("kind", kind).append("content", content).append("previous", heads[ward])
                .append("hash", hash).append("at", Date.from(at)));
        heads[ward] = hash;
        if (waiting.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            rows.insertMany(waiting);
            waiting.clear();
        }
    }

    private static String id(int ward) {
        return SEASON + ":" + code(ward);
    }

    private static String code(int ward) {
        return "WARD_" + ward;
    }
}
