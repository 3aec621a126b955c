package vn.laocai.thidua.benchmarks.deadlineevening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import com.mongodb.client.MongoDatabase;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.ScoringServiceApplication;
import vn.laocai.thidua.support.journal.Journal;
import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;
import vn.laocai.thidua.testing.infrastructure.FreePorts;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.TestTokens;
import vn.laocai.thidua.testing.kit.TopicFile;
import vn.laocai.thidua.testing.kit.Wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/** scoring-service with its store and broker in this JVM, ten filled sheets, ten minutes before the close. */
final class Evening implements AutoCloseable {

    private static final String SEASON = "khoi-phuong-lao-cai-2025";
    private static final List<String> WARDS = List.of("VAN_PHU", "YEN_BAI", "NAM_CUONG", "AU_LAU", "NGHIA_LO",
            "TRUNG_TAM", "SA_PA", "CAU_THIA", "CAM_DUONG", "LAO_CAI");
    /** Nobody but the watch of the board writes on this one, so that its total tells when the board has it. */
    private static final String WATCHED = "LAO_CAI";
    private static final List<String> CROWDED = WARDS.stream().filter(ward -> !ward.equals(WATCHED)).toList();
    private static final int NO_ANSWER = 0;
    private static final TestAccount MONITOR = TestAccount.named("province.monitor");
    private static final TestAccount SECRETARY = TestAccount.named("block.secretary");
    private static final TestAccount HEAD = TestAccount.named("sa-pa.leader");

    private final Path directory;
    private final EmbeddedDocumentStore store;
    private final int brokerPort = FreePorts.next();
    private final TestTokens tokens = TestTokens.start();
    private final ConfigurableApplicationContext service;
    private final People people;
    private final Journal journal;
    /** Every save of a number that was acknowledged. */
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    /** The newest acknowledged revision of each cell, by ward and code. */
    private final Map<String, Acknowledged> seen = new ConcurrentHashMap<>();
    private final Map<String, String> evidences = new ConcurrentHashMap<>();
    private EmbeddedBroker broker;
    private final Map<String, JsonNode> criteria = new LinkedHashMap<>();
    private List<String> codes = List.of();

    private record Acknowledged(String ward, String code, long revision, String actual) {}

    /** What was answered so far. */
    static final class Tally {
        final Histogram latency = histogram();
        final Histogram staleness = histogram();
        final Histogram submission = histogram();
        /** How often a submission was done, or refused with which code. */
        final Map<String, Integer> submissions = new ConcurrentSkipListMap<>();
        /** How often each status was answered to a save; 0 where nothing was. */
        final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

        private void answered(int status) {
            statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
        }

        int times(int status) {
            AtomicInteger times = statuses.get(status);
            return times == null ? 0 : times.get();
        }
    }

    /** What the evening came to; {@code lost} is the number of acknowledged cells that are not there. */
    record Outcome(Tally tally, Map<ProcessorUse.Part, Long> processors, long nanos, int lost) {}

    Evening() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("deadline-evening");
        store = EmbeddedDocumentStore.onFile(directory.resolve("store"), "localhost", 0);
        broker = EmbeddedBroker.in(directory.resolve("broker"), "localhost", brokerPort).start();
        broker.createTopics(TopicFile.read(TopicFile.find()
                .orElseThrow(() -> new IllegalStateException("Run it inside the repository: it reads its topics"))));
        service = ServiceLauncher.start(ScoringServiceApplication.class, "scoring-service",
                Map.of("spring.profiles.active", "test", "server.port", 0, "thidua.store.uri", store.uri(),
                        "thidua.kafka.bootstrap-servers", broker.bootstrapServers(), "thidua.identity.issuer",
                        tokens.issuer(), "thidua.clock.start",
                        "2026-01-05T16:45+07:00", "thidua.signing.directory", directory.resolve("keys").toString(),
                        "thidua.evidence.directory", directory.resolve("evidence").toString(), "logging.level.root",
                        "WARN"));
        journal = new Journal(service.getBean(MongoDatabase.class));
        people = new People(tokens,
                "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port"));
        prepare();
    }

    String storeUri() {
        return store.uri();
    }

    private void prepare() throws InterruptedException {
        try (Wire wire = new Wire(broker.bootstrapServers())) {
            Events.examples("vn.laocai.thidua.ward.block-head-appointed.v1").stream().limit(1)
                    .forEach(event -> wire.send("thidua.ward.block.v1", event));
            wire.send("thidua.ward.season.v1", Events.example("vn.laocai.thidua.ward.season-opened.v1"));
            await(() -> people.get(SECRETARY, "/api/criteria-sets?seasonId=" + SEASON).status() == 200
                    && people.post(SECRETARY, "/api/criteria-sets",
                            Map.of("seasonId", SEASON, "template", "bang-1000")).status() < 300);
            String set = people.get(SECRETARY, "/api/criteria-sets?seasonId=" + SEASON).done().path("items").path(0)
                    .path("id").asString();
            await(() -> people.post(HEAD, "/api/criteria-sets/" + set + "/versions/1/publication",
                    Map.of("documentNumber", "02/KH-KTĐ", "documentDate", "2025-11-10")).status() < 300);
            wire.send("thidua.ward.covenant.v1",
                    Events.examples("vn.laocai.thidua.ward.covenant-entered-into-force.v1").getFirst());
            await(() -> people.get(MONITOR, "/api/score-sheets?seasonId=" + SEASON).done().path("items")
                    .size() == WARDS.size());
            leaves(people.get(SECRETARY, "/api/criteria-sets/" + set + "/versions/1").done().at("/table/roots"));
            codes = criteria.entrySet().stream()
                    .filter(leaf -> Sample.isNumber(leaf.getValue()))
                    .map(Map.Entry::getKey).filter(code -> !code.startsWith("P.")).toList();
            for (String ward : WARDS) {
                fill(ward);
            }
        }
    }

    private void fill(String ward) {
        TestAccount officer = officer(ward, 0);
        String evidence = people.upload(officer, "/api/evidence?seasonId=" + SEASON + "&wardCode=" + ward
                + "&fileName=bao-cao.pdf&documentNumber=150/BC-UBND&documentDate=2025-12-12&issuer=UBND&excerpt=x"
                + "&page=1", ("%PDF-1.4\n%" + ward + "\n%%EOF\n").getBytes(UTF_8)).done().path("id").asString();
        evidences.put(ward, evidence);
        JsonNode sheet = people.get(officer, path(ward)).done();
        for (JsonNode cell : sheet.path("cells")) {
            String code = cell.path("code").asString();
            JsonNode criterion = criteria.get(code);
            Map<String, Object> figure = criterion == null || code.startsWith("P.")
                    ? Map.of()
                    : Sample.of(criterion, "80");
            if (!figure.isEmpty()) {
                save(officer, ward, code, 0, figure, String.valueOf(figure.getOrDefault("actual", ""))).done();
            }
        }
        for (JsonNode issue : people.get(officer, path(ward)).done().path("issues")) {
            if (issue.path("severity").asString().equals("BLOCK")) {
                throw new IllegalStateException("Nobody could submit this sheet: " + issue);
            }
        }
    }

    /** The officers save at their rate for a while, so that the machine is as warm as on any evening; nothing counts. */
    void warmUp(int officers, Duration pause, Duration length) throws InterruptedException {
        long begin = System.nanoTime();
        for (Thread thread : saving(officers, pause, begin, begin + length.toNanos(), new Tally())) {
            thread.join();
        }
    }

    Outcome play(int officers, Duration pause, Duration length, boolean brokerAway) throws InterruptedException {
        Tally tally = new Tally();
        ProcessorUse processors = new ProcessorUse();
        long begin = System.nanoTime();
        long until = begin + length.toNanos();
        long close = Math.min(TimeUnit.MINUTES.toNanos(1), length.toNanos() / 2);
        List<Thread> saving = saving(officers, pause, begin, until, tally);
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < WARDS.size(); i++) {
            String ward = WARDS.get(i);
            long at = until - close + close * i / (WARDS.size() + 2);
            others.add(person("leader-" + ward, () -> {
                RawStore.waitUntil(at);
                submit(ward, at, tally);
            }));
            if (ward.equals(WATCHED)) {
                others.add(person("watch", () -> watchBoard(at - TimeUnit.SECONDS.toNanos(3), tally)));
            }
        }
        if (brokerAway) {
            others.add(person("electrician", () -> awayInTheMiddle(begin, length)));
        }
        for (Thread thread : saving) {
            thread.join();
        }
        for (Thread thread : others) {
            thread.join();
        }
        return new Outcome(tally, processors.since(), System.nanoTime() - begin, lost());
    }

    private List<Thread> saving(int officers, Duration pause, long begin, long until, Tally tally) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < officers; i++) {
            int number = i;
            threads.add(person("officer-" + number, () -> {
                String ward = CROWDED.get(number % CROWDED.size());
                TestAccount officer = officer(ward, number);
                long planned = begin + pause.toNanos() * number / officers;
                for (int round = 0; planned < until; round++, planned += pause.toNanos()) {
                    RawStore.waitUntil(planned);
                    String code = codes.get((number / CROWDED.size() + round * 23) % codes.size());
                    int status = change(officer, ward, code, String.valueOf(60 + (number + round) % 40));
                    if (status == 200) {
                        tally.latency.recordValue(System.nanoTime() - planned);
                    }
                    tally.answered(status);
                }
            }));
        }
        return threads;
    }

    private static Thread person(String name, Runnable act) {
        return Thread.ofPlatform().name(ProcessorUse.PEOPLE + name).start(act);
    }

    private void submit(String ward, long planned, Tally tally) {
        People.Answer answer = people.post(TestAccount.named(account(ward) + ".leader"), path(ward) + "/submission",
                Map.of("confirm", true));
        tally.submission.recordValue(System.nanoTime() - planned);
        tally.submissions.merge(answer.status() < 300 ? "done" : answer.body().path("code").asString("?"), 1,
                Integer::sum);
    }

    /** A cell is changed on the revision that the officer last saw; whoever was quicker is answered first. */
    private int change(TestAccount officer, String ward, String code, String actual) {
        Acknowledged last = Objects.requireNonNull(seen.get(ward + " " + code));
        try {
            return save(officer, ward, code, last.revision(), figure(code, actual), actual).status();
        } catch (UncheckedIOException e) {
            return NO_ANSWER;
        }
    }

    private Map<String, Object> figure(String code, String actual) {
        return Sample.of(Objects.requireNonNull(criteria.get(code)), actual);
    }

    private People.Answer save(TestAccount officer, String ward, String code, long revision,
            Map<String, Object> figure, String actual) {
        People.Answer answer = people.put(officer, path(ward) + "/cells/" + code, revision, cell(ward, figure));
        if (answer.status() == 200) {
            long saved = answer.body().at("/cell/revision").asLong();
            Acknowledged now = new Acknowledged(ward, code, saved, actual);
            acknowledged.add(now);
            seen.merge(ward + " " + code, now, (one, other) -> one.revision() > other.revision() ? one : other);
        }
        return answer;
    }

    private List<String> evidenceOf(String ward) {
        String evidence = evidences.get(ward);
        return evidence == null ? List.of() : List.of(evidence);
    }

    /** From the acknowledgement of a save to a board that shows the total which was answered. */
    private void watchBoard(long until, Tally tally) {
        TestAccount officer = officer(WATCHED, 999);
        String code = codes.getLast();
        for (int round = 0; System.nanoTime() < until; round++) {
            long revision = Objects.requireNonNull(seen.get(WATCHED + " " + code)).revision();
            String actual = String.valueOf(50 + round % 40);
            People.Answer answer = save(officer, WATCHED, code, revision, figure(code, actual), actual);
            if (answer.status() == 200) {
                long saved = System.nanoTime();
                String total = answer.body().at("/totals/total").asString();
                while (!total.equals(boardTotal())) {
                    RawStore.waitUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
                }
                tally.staleness.recordValue(System.nanoTime() - saved);
            }
            RawStore.waitUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
        }
    }

    private String boardTotal() {
        return people.get(MONITOR, "/api/boards/" + SEASON).body().path("rows").valueStream()
                .filter(row -> row.path("wardCode").asString().equals(WATCHED))
                .map(row -> row.path("total").asString()).findFirst().orElse("");
    }

    private Map<String, Object> cell(String ward, Map<String, Object> figure) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("figure", figure);
        cell.put("note", "Theo báo cáo số 150/BC-UBND ngày 12/12/2025.");
        cell.put("evidenceIds", evidenceOf(ward));
        return cell;
    }

    private void awayInTheMiddle(long begin, Duration length) {
        long middle = Math.min(TimeUnit.MINUTES.toNanos(1), length.toNanos() / 3);
        RawStore.waitUntil(begin + (length.toNanos() - middle) / 2);
        broker.close();
        RawStore.waitUntil(begin + (length.toNanos() + middle) / 2);
        broker = EmbeddedBroker.in(directory.resolve("broker"), "localhost", brokerPort).start();
    }

    /**
     * Acknowledged saves that the journal does not hold with their revision and value, and cells that stand at an older
     * revision than was acknowledged.
     */
    private int lost() {
        Set<String> there = new HashSet<>();
        int lost = 0;
        for (String ward : WARDS) {
            for (Journal.Entry entry : journal.entriesAndPending("score_sheets", SEASON + ":" + ward)) {
                JsonNode event = People.JSON.readTree(entry.content());
                if (event.path("type").asString("").endsWith(".cell-entered.v1")) {
                    JsonNode data = event.path("data");
                    there.add(ward + " " + data.path("code").asString() + " " + data.path("revision").asLong() + " "
                            + data.at("/figure/actual").asString(""));
                }
            }
            for (JsonNode cell : people.get(officer(ward, 0), path(ward)).done().path("cells")) {
                Acknowledged last = seen.get(ward + " " + cell.path("code").asString());
                lost += last != null && cell.path("revision").asLong() < last.revision() ? 1 : 0;
            }
        }
        for (Acknowledged one : acknowledged) {
            lost += there.contains(one.ward() + " " + one.code() + " " + one.revision() + " " + one.actual()) ? 0 : 1;
        }
        return lost;
    }

    private void leaves(JsonNode nodes) {
        for (JsonNode criterion : nodes) {
            if (criterion.has("formula")) {
                criteria.put(criterion.path("code").asString(), criterion);
            }
            leaves(criterion.path("children"));
        }
    }

    private static void await(BooleanSupplier ready) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("The evening could not be prepared");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Histogram histogram() {
        return new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(2), 3);
    }

    private static TestAccount officer(String ward, int number) {
        return TestAccount.person(account(ward) + ".officer." + number, ward, "WARD_OFFICER");
    }

    private static String account(String ward) {
        return ward.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String path(String ward) {
        return "/api/score-sheets/" + SEASON + ":" + ward;
    }

    @Override
    public void close() throws IOException {
        people.close();
        service.close();
        broker.close();
        store.close();
        tokens.close();
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
