package vn.laocai.thidua.benchmarks.deadlineevening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.ScoringServiceApplication;
import vn.laocai.thidua.support.launch.ServiceLauncher;
import vn.laocai.thidua.testing.infrastructure.EmbeddedBroker;
import vn.laocai.thidua.testing.infrastructure.EmbeddedDocumentStore;
import vn.laocai.thidua.testing.infrastructure.FreePorts;
import vn.laocai.thidua.testing.kit.Events;
import vn.laocai.thidua.testing.kit.TestAccount;
import vn.laocai.thidua.testing.kit.TestTokens;
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
    private static final TestAccount MONITOR = TestAccount.named("province.monitor");
    private static final TestAccount SECRETARY = TestAccount.named("block.secretary");
    private static final TestAccount HEAD = TestAccount.named("sa-pa.leader");

    private final Path directory;
    private final EmbeddedDocumentStore store;
    private final int brokerPort = FreePorts.next();
    private final TestTokens tokens = TestTokens.start();
    private final ConfigurableApplicationContext service;
    private final People people;
    /** The last acknowledged revision and value of each cell. */
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> evidences = new ConcurrentHashMap<>();
    private EmbeddedBroker broker;
    private List<String> codes = List.of();

    private record Acknowledged(long revision, String actual) {}

    /** What the evening came to. */
    record Outcome(Histogram latency, Histogram staleness, Histogram submission, int acknowledged, int conflicts,
            int afterSubmission, int failed, int submitted, int lost) {}

    Evening() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("deadline-evening");
        store = EmbeddedDocumentStore.onFile(directory.resolve("store"), "localhost", 0);
        broker = EmbeddedBroker.in(directory.resolve("broker"), "localhost", brokerPort).start();
        service = ServiceLauncher.start(ScoringServiceApplication.class, "scoring-service",
                Map.of("spring.profiles.active", "test", "server.port", 0, "thidua.store.uri", store.uri(),
                        "thidua.kafka.bootstrap-servers", broker.bootstrapServers(), "thidua.kafka.create-topics",
                        true, "thidua.identity.issuer", tokens.issuer(), "thidua.clock.start",
                        "2026-01-05T16:45+07:00", "thidua.signing.directory", directory.resolve("keys").toString(),
                        "thidua.evidence.directory", directory.resolve("evidence").toString(), "logging.level.root",
                        "WARN"));
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
            Map<String, JsonNode> formulas = new LinkedHashMap<>();
            leaves(people.get(SECRETARY, "/api/criteria-sets/" + set + "/versions/1").done().at("/table/roots"),
                    formulas);
            codes = formulas.entrySet().stream()
                    .filter(leaf -> Sample.isNumber(leaf.getValue().path("type").asString()))
                    .map(Map.Entry::getKey).filter(code -> !code.startsWith("P.")).toList();
            for (String ward : WARDS) {
                fill(ward, formulas);
            }
        }
    }

    private void fill(String ward, Map<String, JsonNode> formulas) {
        TestAccount officer = officer(ward, 0);
        String evidence = people.upload(officer, "/api/evidence?seasonId=" + SEASON + "&wardCode=" + ward
                + "&fileName=bao-cao.pdf&documentNumber=150/BC-UBND&documentDate=2025-12-12&issuer=UBND&excerpt=x"
                + "&page=1", ("%PDF-1.4\n%" + ward + "\n%%EOF\n").getBytes(UTF_8)).done().path("id").asString();
        JsonNode sheet = people.get(officer, path(ward)).done();
        for (JsonNode cell : sheet.path("cells")) {
            String code = cell.path("code").asString();
            JsonNode formula = formulas.get(code);
            Map<String, Object> figure = formula == null || code.startsWith("P.") ? Map.of() : Sample.of(formula, "80");
            if (!figure.isEmpty()) {
                save(officer, ward, code, 0, figure, "80", evidence);
            }
        }
    }

    Outcome play(int officers, Duration pause, Duration length, boolean brokerAway) throws Exception {
        Histogram latency = histogram();
        Histogram staleness = histogram();
        Histogram submission = histogram();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        AtomicInteger late = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger submitted = new AtomicInteger();
        long begin = System.nanoTime();
        long until = begin + length.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < officers; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                String ward = CROWDED.get(number % CROWDED.size());
                TestAccount officer = officer(ward, number);
                long planned = begin + pause.toNanos() * number / officers;
                for (int round = 0; planned < until; round++, planned += pause.toNanos()) {
                    RawStore.waitUntil(planned);
                    String code = codes.get((number / CROWDED.size() + round * 23) % codes.size());
                    int status = change(officer, ward, code, String.valueOf(60 + (number + round) % 40));
                    if (status == 200) {
                        latency.recordValue(System.nanoTime() - planned);
                        done.incrementAndGet();
                    } else if (status == 412) {
                        conflicts.incrementAndGet();
                    } else if (status == 409 || status == 423) {
                        late.incrementAndGet();
                    } else {
                        failed.incrementAndGet();
                    }
                }
            }));
        }
        threads.add(Thread.ofVirtual().start(() -> watchBoard(until, staleness)));
        for (int i = 0; i < WARDS.size(); i++) {
            String ward = WARDS.get(i);
            long at = until - TimeUnit.SECONDS.toNanos(Math.min(60, length.toSeconds() / 2)) + TimeUnit.SECONDS
                    .toNanos(5L * i * Math.min(60, length.toSeconds() / 2) / 60);
            threads.add(Thread.ofVirtual().start(() -> {
                RawStore.waitUntil(at);
                long start = System.nanoTime();
                int status = people.post(TestAccount.named(account(ward) + ".leader"), path(ward) + "/submission",
                        Map.of("confirm", true)).status();
                submission.recordValue(System.nanoTime() - start);
                submitted.addAndGet(status < 300 ? 1 : 0);
            }));
        }
        if (brokerAway) {
            threads.add(Thread.ofPlatform().start(() -> awayInTheMiddle(begin, length)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcome(latency, staleness, submission, done.get(), conflicts.get(), late.get(), failed.get(),
                submitted.get(), lost());
    }

    /** A cell is changed on the revision that the officer last saw; whoever was quicker is answered first. */
    private int change(TestAccount officer, String ward, String code, String actual) {
        Acknowledged last = Objects.requireNonNull(acknowledged.get(ward + " " + code));
        return save(officer, ward, code, last.revision(), Map.of("actual", actual), actual, null);
    }

    private int save(TestAccount officer, String ward, String code, long revision, Map<String, Object> figure,
            String actual, @Nullable String evidence) {
        if (evidence != null) {
            evidences.put(ward, evidence);
        }
        People.Answer answer = people.put(officer, path(ward) + "/cells/" + code, revision, cell(ward, figure));
        if (answer.status() == 200) {
            long saved = answer.body().at("/cell/revision").asLong();
            acknowledged.merge(ward + " " + code, new Acknowledged(saved, actual),
                    (one, other) -> one.revision() > other.revision() ? one : other);
        } else if (evidence != null) {
            throw new IllegalStateException(ward + " " + code + ": " + answer);
        }
        return answer.status();
    }

    private List<String> evidenceOf(String ward) {
        String evidence = evidences.get(ward);
        return evidence == null ? List.of() : List.of(evidence);
    }

    /** From the acknowledgement of a save to a board that shows the total which was answered. */
    private void watchBoard(long until, Histogram staleness) {
        TestAccount officer = officer(WATCHED, 999);
        String code = codes.getLast();
        for (int round = 0; System.nanoTime() < until - TimeUnit.SECONDS.toNanos(70); round++) {
            Acknowledged last = Objects.requireNonNull(acknowledged.get(WATCHED + " " + code));
            String actual = String.valueOf(50 + round % 40);
            People.Answer answer = people.put(officer, path(WATCHED) + "/cells/" + code, last.revision(),
                    cell(WATCHED, Map.of("actual", actual)));
            if (answer.status() == 200) {
                long saved = System.nanoTime();
                acknowledged.put(WATCHED + " " + code,
                        new Acknowledged(answer.body().at("/cell/revision").asLong(), actual));
                String total = answer.body().at("/totals/total").asString();
                while (!total.equals(boardTotal())) {
                    RawStore.waitUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
                }
                staleness.recordValue(System.nanoTime() - saved);
            }
            RawStore.waitUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
        }
    }

    private String boardTotal() {
        return people.get(MONITOR, "/api/boards/" + SEASON).done().path("rows").valueStream()
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

    /** Cells whose acknowledged value is neither there nor followed by a newer one. */
    private int lost() {
        int lost = 0;
        for (String ward : WARDS) {
            for (JsonNode cell : people.get(officer(ward, 0), path(ward)).done().path("cells")) {
                Acknowledged last = acknowledged.get(ward + " " + cell.path("code").asString());
                if (last != null) {
                    long revision = cell.path("revision").asLong();
                    boolean newer = revision > last.revision();
                    boolean same = revision == last.revision() && (!codes.contains(cell.path("code").asString())
                            || cell.at("/figure/actual").asString().equals(last.actual()));
                    lost += newer || same ? 0 : 1;
                }
            }
        }
        return lost;
    }

    private static void leaves(JsonNode criteria, Map<String, JsonNode> formulas) {
        for (JsonNode criterion : criteria) {
            if (criterion.has("formula")) {
                formulas.put(criterion.path("code").asString(), criterion.path("formula"));
            }
            leaves(criterion.path("children"), formulas);
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
        service.close();
        broker.close();
        store.close();
        tokens.close();
        try (var files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
