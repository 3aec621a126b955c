package vn.laocai.thidua.benchmarks.replay;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

import vn.laocai.thidua.scoring.board.ResultDocument;
import vn.laocai.thidua.scoring.board.Standing;
import vn.laocai.thidua.scoring.calculation.Ranking;
import vn.laocai.thidua.scoring.calculation.SeasonCalculator;
import vn.laocai.thidua.scoring.calculation.SeasonResult;
import vn.laocai.thidua.scoring.criteria.CriteriaState;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.scoresheet.SheetReplay;
import vn.laocai.thidua.scoring.scoresheet.SheetView;
import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;

/**
 * Recomputes a season from its journal, beside reading the journal alone and beside reading it in the order of its
 * numbers, all in one run on one store. The store is that of the local stack, on files.
 *
 * <p>
 * Options as system properties: {@code events} (120000), {@code rounds} (3).
 */
public final class ReplayBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private ReplayBenchmark() {}

    /** Runs everything and prints it. */
    public static void main(String[] args) throws Exception {
        int events = Integer.getInteger("events", 120_000);
        int rounds = Integer.getInteger("rounds", 3);
        Path directory = Files.createTempDirectory("replay-benchmark");
        try (EmbeddedDocumentStore store = EmbeddedDocumentStore.onFile(directory, "localhost", 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoDatabase database = client.getDatabase("scoring");
            say("replay: %d events and as many audit records of 10 sheets with 60 criteria; %d processors, Java %s",
                    events, Runtime.getRuntime().availableProcessors(), Runtime.version());
            long began = System.nanoTime();
            new MadeUpJournal(database).write(events);
            say("journal written in %.1f s", seconds(began));
            for (int round = 1; round <= rounds; round++) {
                double alone = readAlone(database);
                double inOrder = readInOrder(database);
                double whole = replay(database);
                say("round %d: reading alone %.2f s (%,.0f events/s), in order %.2f s, replay %.2f s (%,.0f events/s),"
                        + " %.2f of reading alone", round, alone, events / alone, inOrder, whole, events / whole,
                        alone / whole);
            }
        }
        // The store's threads may linger.
        System.exit(0);
    }

    private static double readAlone(MongoDatabase database) {
        long began = System.nanoTime();
        long characters = 0;
        for (Document row : database.getCollection(Journal.COLLECTION).find().batchSize(2_000)) {
            characters += row.getString("content").length();
        }
        double seconds = seconds(began);
        if (characters == 0) {
            throw new IllegalStateException("The journal is empty");
        }
        return seconds;
    }

    private static double readInOrder(MongoDatabase database) {
        long began = System.nanoTime();
        new Journal(database).readInOrder("score_sheets"::equals, entry -> {});
        return seconds(began);
    }

    private static double replay(MongoDatabase database) {
        long began = System.nanoTime();
        Journal journal = new Journal(database);
        SheetReplay sheets = new SheetReplay(journal, MadeUpJournal.SEASON);
        journal.readInOrder("score_sheets"::equals, sheets::accept);
        List<SheetView> views = sheets.views();
        CriteriaTable table = MadeUpJournal.table();
        SeasonResult result = SeasonCalculator.calculate(table,
                views.stream().map(SheetView::currentFigures).toList(), true);
        Map<String, Instant> submitted = new HashMap<>();
        Standing standing = new Standing(MadeUpJournal.SEASON, Instant.EPOCH,
                new CriteriaVersion(MadeUpJournal.SEASON + "-criteria", 1, table.hash(), MadeUpJournal.SEASON,
                        CriteriaState.FROZEN, table),
                result, Ranking.rank(table, result, submitted, Map.of()), true, submitted, Map.of());
        String hash = ResultDocument.of(standing).hash();
        double seconds = seconds(began);
        if (views.size() != 10 || hash.length() != 64) {
            throw new IllegalStateException("Not every sheet was rebuilt");
        }
        return seconds;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void say(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
