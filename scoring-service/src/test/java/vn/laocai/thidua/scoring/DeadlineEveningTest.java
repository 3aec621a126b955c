package vn.laocai.thidua.scoring;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hundred officers on ten sheets, each saving a cell every three seconds. A measurement, so it runs when asked:
 * {@code -Dtest=DeadlineEveningTest -DexcludedGroups=none -Dseconds=60}. Conflicts on a cell are part of the evening.
 */
@Tag("nightly")
class DeadlineEveningTest {

    private static final int OFFICERS_PER_SHEET = 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final SelfScoringTown town = new SelfScoringTown();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger conflicts = new AtomicInteger();

    @Test
    void everyAcknowledgedCellIsThereAndQuick() throws Exception {
        int seconds = Integer.getInteger("seconds", 30);
        List<String> wards = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO", "TRUNG_TAM", "SA_PA",
                "CAU_THIA", "CAM_DUONG", "LAO_CAI");
        for (String ward : wards) {
            town.fill(ward, account(ward));
        }
        String body = town.save("YEN_BAI", account("YEN_BAI"), "I.1", 1, "{\"figure\":{\"actual\":\"101\"}}").body();
        com.sun.management.OperatingSystemMXBean machine = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory
                .getOperatingSystemMXBean();
        alone();
        long cpu = machine.getProcessCpuTime();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (String ward : wards) {
                for (int officer = 0; officer < OFFICERS_PER_SHEET; officer++) {
                    int number = officer;
                    running.add(officers.submit(() -> write(ward, number, end)));
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        long used = machine.getProcessCpuTime() - cpu;
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        String id = town.season + ":YEN_BAI";
        Document sheet = town.service.part(MongoDatabaseFactory.class).getMongoDatabase()
                .getCollection("score_sheets").find(Filters.eq("_id", id)).first();
        int bytes = RawBsonDocument.parse(sheet.toJson()).getByteBuffer().remaining();
        System.out.printf("CPU of client and service: %d microseconds a save; answer of %d characters; load %s%n",
                used / 1_000 / sorted.length, body.length(), machine.getSystemLoadAverage());
        System.out.printf(
                "%d saves, %d conflicts, p50 %d ms, p95 %d ms, p99 %d ms, max %d ms; sheet %d bytes, version %d,"
                        + " commands %d, outbox %d%n",
                sorted.length, conflicts.get(), at(sorted, 50), at(sorted, 95),
                at(sorted, 99), sorted[sorted.length - 1] / 1_000_000, bytes, sheet.getLong("version"),
                sheet.getList("commands", Document.class).size(), sheet.getList("outbox", Document.class).size());
        assertThat(bytes).as("the sheet stays small").isLessThan(200_000);
        assertThat(sheet.getList("commands", Document.class)).as("saves are not remembered").hasSizeLessThan(10);
    }

    /** One officer by himself, for comparison. */
    private void alone() {
        String account = account("YEN_BAI");
        long revision = revision("YEN_BAI", account, "I.4");
        long[] taken = new long[60];
        for (int i = 0; i < taken.length; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = town.save("YEN_BAI", account, "I.4", revision,
                    "{\"figure\":{\"actual\":\"" + (1 + i) + "\"}}");
            taken[i] = System.nanoTime() - start;
            revision = SelfScoringTown.json(answer).path("cell").path("revision").asLong();
        }
        Arrays.sort(taken);
        System.out.printf("alone: p50 %d ms, p95 %d ms%n", at(taken, 50), at(taken, 95));
    }

    /** Each officer has a criterion of his own, and now and then writes into somebody else's. */
    private Void write(String ward, int officer, long end) throws InterruptedException {
        String[] codes = {"I.4", "I.5", "I.6", "I.7", "I.8", "I.9", "II.4", "II.5", "II.6", "II.9", "III.1", "III.2",
                "III.6", "IV.3", "IV.5", "V.7", "I.2", "II.2", "V.6", "II.1"};
        String code = codes[officer];
        Thread.sleep((long) officer * 150);
        String account = account(ward);
        long revision = revision(ward, account, code);
        int saves = 0;
        String expected = "";
        while (System.nanoTime() < end) {
            String value = Integer.toString(1 + saves % 20);
            long start = System.nanoTime();
            HttpResponse<String> answer = town.save(ward, account, code, revision,
                    "{\"figure\":{\"actual\":\"" + value + "\"},\"note\":\"lần " + saves + "\"}");
            nanos.add(System.nanoTime() - start);
            JsonNode json = SelfScoringTown.json(answer);
            if (answer.statusCode() == 412) {
                conflicts.incrementAndGet();
                revision = json.path("current").path("revision").asLong();
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                revision = json.path("cell").path("revision").asLong();
                expected = "lần " + saves;
            }
            saves++;
            Thread.sleep(PAUSE);
        }
        JsonNode cell = cell(ward, account, code);
        assertThat(cell.path("revision").asLong()).isEqualTo(revision);
        assertThat(cell.path("note").asString()).isEqualTo(expected);
        return null;
    }

    private long revision(String ward, String account, String code) {
        return cell(ward, account, code).path("revision").asLong();
    }

    private JsonNode cell(String ward, String account, String code) {
        return SelfScoringTown.json(town.service.get(town.sheet(ward), account)).path("cells").valueStream()
                .filter(one -> one.path("code").asString().equals(code)).findFirst().orElseThrow();
    }

    private static String account(String ward) {
        return ward.toLowerCase(Locale.ROOT).replace('_', '-') + ".officer";
    }

    private static long at(long[] sorted, int percent) {
        return Arrays.stream(sorted).skip((long) sorted.length * percent / 100).findFirst().orElseThrow() / 1_000_000;
    }
}
