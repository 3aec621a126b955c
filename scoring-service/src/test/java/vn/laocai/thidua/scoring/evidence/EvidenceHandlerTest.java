package vn.laocai.thidua.scoring.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.criteria.CriteriaSets;
import vn.laocai.thidua.scoring.criteria.CriteriaVersion;
import vn.laocai.thidua.scoring.evidence.EvidenceHandler.Description;
import vn.laocai.thidua.scoring.evidence.EvidenceReaders.Verdict;
import vn.laocai.thidua.scoring.evidence.EvidenceViews.Duplicate;
import vn.laocai.thidua.scoring.evidence.EvidenceViews.EvidenceView;
import vn.laocai.thidua.scoring.evidence.EvidenceViews.Flag;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Visibility;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory.Crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Libraries of evidence: who adds what, what is found twice, and what may never go. */
class EvidenceHandlerTest {

    private static final Instant NOW = Instant.parse("2025-12-20T02:00:00Z");
    private static final Actor OFFICER = Commands.actor("p-1", "AU_LAU", "WARD_OFFICER");
    private static final Actor OTHER = Commands.actor("p-2", "LAO_CAI", "WARD_OFFICER");
    private static final Actor MONITOR = Commands.actor("p-3", "HOME_AFFAIRS", "PROVINCE_MONITOR");
    private static final byte[] PDF = "%PDF-1.7 biên bản nghiệm thu".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    private final Set<String> submitted = new LinkedHashSet<>();
    private final Map<String, List<EvidenceUses.Use>> cited = new HashMap<>();
    private EvidenceLibraries libraries;
    private EvidenceHandler handler;
    private EvidenceViews views;

    @BeforeEach
    void anEmptyLibrary() {
        libraries = new EvidenceLibraries(store);
        Fingerprints fingerprints = new FingerprintsInMemory();
        ObjectProvider<EvidenceUses> uses = provider(
                (season, ward) -> new EvidenceUses.Citations(cited, submitted));
        handler = new EvidenceHandler(libraries, new FilesInDirectory(directory), fingerprints,
                new OneSeason("SELF_SCORING"), uses, 1_000);
        EvidenceAccess access = new EvidenceAccess(List.of((actor, season, ward,
                at) -> actor.organisation().equals(ward) || actor.has("PROVINCE_MONITOR")
                        ? Verdict.ALLOWED
                        : Verdict.SILENT));
        views = new EvidenceViews(access, fingerprints, libraries, new NoCriteria(), uses,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void keepsAFileWithItsDescriptionAndFindsItAgain() {
        Evidence added = add(OFFICER, "AU_LAU", "C:\\hồ sơ\\biên bản.pdf", PDF, "k1");
        assertThat(added.latest().fileName()).isEqualTo("biên bản.pdf");
        assertThat(added.latest().type()).isEqualTo(FileType.PDF);
        assertThat(added.latest().sha256()).isEqualTo(Sha256.of(PDF));
        assertThat(libraries.find(added.id())).contains(added);
        assertThat(add(OFFICER, "AU_LAU", "biên bản.pdf", PDF, "k1").id()).as("sent again").isEqualTo(added.id());
        assertThat(libraries.ofWard(OneSeason.ID, "AU_LAU")).hasSize(1);
        assertThat(store.events).allSatisfy(
                event -> assertThat(event.visibility()).isEqualTo(Visibility.INTERNAL));
    }

    @Test
    void anUploadThatWasCutOffIsFinishedByTheNextOneLikeIt() {
        store.crashAfter(0);
        assertThatThrownBy(() -> add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1")).isInstanceOf(Crash.class);
        store.crashAfter(Integer.MAX_VALUE);
        assertThat(libraries.ofWard(OneSeason.ID, "AU_LAU")).isEmpty();
        Evidence added = add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1");
        assertThat(view(added, OFFICER).duplicates()).as("what was left behind is none").isEmpty();
    }

    @Test
    void takesOnlyFromTheWardsOwnPeople() {
        refused(() -> add(OTHER, "AU_LAU", "a.pdf", PDF, "k"), 403, "not-own-ward",
                "Chỉ cán bộ đầu mối và lãnh đạo của chính phường này được thêm minh chứng của phường.");
        refused(() -> add(Commands.actor("p", "AU_LAU", "CROSS_SCORER"), "AU_LAU", "a.pdf", PDF, "k"), 403,
                "not-own-ward", null);
        refused(() -> handler.add("another-2025", "AU_LAU", about("a.pdf"), PDF, context(OFFICER, "k")), 404,
                "season-not-found", "Không có mùa thi đua này. Hãy chọn lại mùa thi đua trong danh sách.");
        Actor stranger = Commands.actor("p-9", "BAC_HA", "WARD_OFFICER");
        refused(() -> add(stranger, "BAC_HA", "a.pdf", PDF, "k"), 422, "not-a-member",
                "Đơn vị này không tham gia mùa thi đua đã chọn.");
    }

    @Test
    void takesOnlyWhatItKnowsWhateverTheNameSays() {
        refused(() -> add(OFFICER, "AU_LAU", "a.pdf", "<script>".getBytes(UTF_8), "k"), 422,
                "evidence-type-not-allowed",
                "Chỉ nhận tệp PDF, JPG, PNG, DOCX, XLSX (không chứa macro). Nội dung tệp này không thuộc loại nào trong"
                        + " đó, dù tên tệp là gì.");
        refused(() -> add(OFFICER, "AU_LAU", "a.pdf", new byte[0], "k"), 422, "evidence-empty",
                "Tệp rỗng. Hãy chọn lại tệp.");
        byte[] large = java.util.Arrays.copyOf(PDF, 1_001);
        refused(() -> add(OFFICER, "AU_LAU", "a.pdf", large, "k"), 422, "evidence-too-large",
                "Tệp lớn hơn 0 MB. Hãy nén hoặc tách tệp.");
        assertThatThrownBy(() -> new EvidenceHandler(libraries, new FilesInDirectory(directory),
                new FingerprintsInMemory(), new OneSeason("ACTIVE"), provider(), 51 * 1024 * 1024))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rule88RefusesSecretDocuments() {
        refused(() -> handler.add(OneSeason.ID, "AU_LAU",
                new Description("a.pdf", "12/BC", null, "Công an", "Độ mật: TỐI MẬT", null), PDF,
                context(OFFICER, "k")), 422, "secret-document",
                "Không đưa tài liệu có dấu mật lên hệ thống. Hãy nộp theo đường văn thư mật.");
        assertThat(add(OFFICER, "AU_LAU", "mật độ dân số.pdf", PDF, "k")).isNotNull();
    }

    @Test
    void findsTheSameFileInTheWardAndElsewhereAndTellsOnlyTheEntitledWhoseItIs() {
        Evidence first = add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1");
        Evidence again = add(OFFICER, "AU_LAU", "b.pdf", PDF, "k2");
        Evidence elsewhere = add(OTHER, "LAO_CAI", "c.pdf", PDF, "k3");
        EvidenceView seen = view(again, OFFICER);
        assertThat(seen.duplicates()).extracting(Duplicate::sameWard).containsExactlyInAnyOrder(true, false);
        assertThat(seen.duplicates()).filteredOn(duplicate -> !duplicate.sameWard()).singleElement()
                .satisfies(duplicate -> {
                    assertThat(duplicate.labelVi()).isEqualTo("phường khác");
                    assertThat(duplicate.evidenceId()).isNull();
                    assertThat(duplicate.wardCode()).isNull();
                    assertThat(duplicate.fileName()).isNull();
                });
        assertThat(seen.flags()).extracting(Flag::code).contains("duplicate-in-ward", "duplicate-other-ward");
        assertThat(view(first, MONITOR).duplicates()).extracting(Duplicate::wardCode)
                .containsExactlyInAnyOrder("AU_LAU", "LAO_CAI");
        handler.withdraw(elsewhere.id(), "Tải nhầm tài liệu", context(OTHER, "w"));
        assertThat(view(first, MONITOR).duplicates()).extracting(Duplicate::wardCode).containsExactly("AU_LAU");
    }

    @Test
    void findsTheSameDocumentInAnotherFile() {
        add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1");
        Evidence scan = handler.add(OneSeason.ID, "AU_LAU",
                new Description("scan.pdf", "12 /bc-ubnd", LocalDate.of(2025, 10, 1), "Ubnd  phường Âu Lâu", null,
                        null),
                "%PDF-1.4 bản quét".getBytes(UTF_8), context(OFFICER, "k2"));
        assertThat(view(scan, OFFICER).duplicates()).singleElement()
                .satisfies(duplicate -> assertThat(duplicate.sameFile()).isFalse());
        assertThat(view(scan, OFFICER).flags()).extracting(Flag::code).contains("near-duplicate", "unsigned-pdf");
    }

    @Test
    void rule42KeepsWhatWasSubmittedAndAddsVersionsBesideIt() {
        Evidence added = add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1");
        submitted.add(added.id());
        refused(() -> handler.withdraw(added.id(), "Tải nhầm tài liệu", context(OFFICER, "w1")), 409,
                "evidence-in-use", "Minh chứng này đã nằm trong bảng điểm đã nộp nên không xóa hay thay thế được. Hãy"
                        + " thêm phiên bản mới; phiên bản cũ vẫn được giữ.");
        byte[] newer = "%PDF-1.7 bản bổ sung".getBytes(UTF_8);
        Evidence two = handler.addVersion(added.id(), about("a2.pdf"), newer, context(OFFICER, "v2"));
        assertThat(two.versions()).extracting(Evidence.Version::sha256).containsExactly(Sha256.of(PDF),
                Sha256.of(newer));
        refused(() -> handler.addVersion(added.id(), about("a2.pdf"), newer, context(OFFICER, "v3")), 409,
                "evidence-unchanged", "Tệp này giống hệt phiên bản hiện tại nên không cần thêm phiên bản mới.");
        refused(() -> handler.addVersion(added.id(), about("a2.pdf"), PDF, context(OTHER, "v4")), 403, "not-own-ward",
                null);
        refused(() -> handler.addVersion(OneSeason.ID + ":AU_LAU:000000000000", about("x"), PDF,
                context(OFFICER, "v5")), 404, "evidence-not-found",
                "Không có minh chứng này. Hãy mở lại kho minh chứng của phường.");
    }

    @Test
    void withdrawsWhatNothingCitesWithAReason() {
        Evidence added = add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1");
        refused(() -> handler.withdraw(added.id(), "nhầm", context(OFFICER, "w")), 422, "reason-missing",
                "Hãy nêu lý do (ít nhất 10 ký tự).");
        cited.put(added.id(), List.of(new EvidenceUses.Use("I.6", 1, null)));
        refused(() -> handler.withdraw(added.id(), "Tải nhầm tài liệu", context(OFFICER, "w")), 409, "evidence-cited",
                "Minh chứng này đang được dùng ở tiêu chí I.6. Hãy gỡ khỏi các tiêu chí đó trước khi rút.");
        cited.clear();
        assertThat(handler.withdraw(added.id(), "Tải nhầm tài liệu", context(OFFICER, "w")).withdrawn()).isTrue();
        assertThat(new FilesInDirectory(directory).read(Sha256.of(PDF))).as("no byte is ever deleted").isPresent();
    }

    @Test
    void oneRefusalOfAReaderCountsMoreThanAnyPermission() {
        EvidenceReaders yes = (actor, season, ward, at) -> Verdict.ALLOWED;
        EvidenceReaders no = (actor, season, ward, at) -> Verdict.REFUSED;
        EvidenceReaders field = (actor, season, ward, at) -> Verdict.FIELD;
        EvidenceReaders silent = (actor, season, ward, at) -> Verdict.SILENT;
        assertThat(new EvidenceAccess(List.of(yes, no)).verdict(OTHER, "s", "w", NOW)).isEqualTo(Verdict.REFUSED);
        assertThat(new EvidenceAccess(List.of(silent, yes)).verdict(OTHER, "s", "w", NOW)).isEqualTo(Verdict.ALLOWED);
        assertThat(new EvidenceAccess(List.of(silent, field)).verdict(OTHER, "s", "w", NOW)).isEqualTo(Verdict.FIELD);
        assertThat(new EvidenceAccess(List.of(field, yes)).verdict(OTHER, "s", "w", NOW)).isEqualTo(Verdict.ALLOWED);
        assertThat(new EvidenceAccess(List.of(field, no)).verdict(OTHER, "s", "w", NOW)).isEqualTo(Verdict.REFUSED);
        assertThat(new EvidenceAccess(List.of(silent)).verdict(OTHER, "s", "w", NOW)).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void theJournalFoldsToTheStoredLibrary() {
        Evidence added = add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1");
        add(OFFICER, "AU_LAU", "b.pdf", "%PDF-1.7 b".getBytes(UTF_8), "k2");
        handler.addVersion(added.id(), about("a2.pdf"), "%PDF-1.7 c".getBytes(UTF_8), context(OFFICER, "v2"));
        handler.withdraw(added.id(), "Tải nhầm tài liệu", context(OFFICER, "w"));
        EvidenceDefinition definition = new EvidenceDefinition();
        EvidenceLibrary folded = null;
        for (EventOnWire event : store.events) {
            folded = definition.evolve(folded, definition.decode(event.name(), EventJson.mapper()
                    .readTree(EventJson.mapper().writeValueAsString(event.data()))));
        }
        assertThat(folded.items()).isEqualTo(libraries.ofWard(OneSeason.ID, "AU_LAU"));
        assertThat(definition.read(definition.write(folded))).isEqualTo(folded);
    }

    @Test
    void aStoreThatDoesNotAnswerIsTriedAgainLaterAndNothingIsRecorded() {
        EvidenceFiles down = new EvidenceFiles() {

            @Override
            public void keep(String sha256, byte[] bytes) {
                throw new EvidenceStoreUnavailable("down");
            }

            @Override
            public Optional<byte[]> read(String sha256) {
                throw new EvidenceStoreUnavailable("down");
            }
        };
        EvidenceHandler without = new EvidenceHandler(libraries, down, new FingerprintsInMemory(),
                new OneSeason("SELF_SCORING"), provider(), 1_000);
        refused(() -> without.add(OneSeason.ID, "AU_LAU", about("a.pdf"), PDF, context(OFFICER, "k")), 503,
                "evidence-store-unavailable",
                "Kho tệp minh chứng tạm thời không hoạt động. Xin thử lại sau giây lát.");
        assertThat(libraries.ofWard(OneSeason.ID, "AU_LAU")).isEmpty();
    }

    @Test
    void aLibraryTakesAThousandDocumentsAndNotOneMore() {
        EvidenceLibrary library = EvidenceLibrary.empty(OneSeason.ID, "AU_LAU");
        Evidence.Version version = add(OFFICER, "AU_LAU", "a.pdf", PDF, "k1").latest();
        for (int i = 0; i < EvidenceDecider.MOST; i++) {
            library = library.with(new Evidence("e-" + i, List.of(version), false));
        }
        EvidenceLibrary full = library;
        refused(() -> EvidenceDecider.decide(
                new EvidenceCommand.AddEvidence("e-more", OneSeason.ID, "AU_LAU", version), full), 422,
                "evidence-library-full",
                "Kho minh chứng của phường đã đủ 1000 tài liệu trong mùa này. Hãy dùng lại tài liệu đã có.");
    }

    private Evidence add(Actor actor, String ward, String name, byte[] bytes, String key) {
        return handler.add(OneSeason.ID, ward, about(name), bytes, context(actor, key));
    }

    private static Description about(String name) {
        return new Description(name, "12/BC-UBND", LocalDate.of(2025, 10, 1), "UBND phường Âu Lâu", "đoạn 2", "3");
    }

    private EvidenceView view(Evidence evidence, Actor reader) {
        return views.view(EvidenceId.read(evidence.id()).orElseThrow(), evidence,
                views.citations(OneSeason.ID, "AU_LAU"), reader);
    }

    private static CommandContext context(Actor actor, String key) {
        return Commands.by(actor, key, NOW);
    }

    private static void refused(Runnable act, int status, String code, @Nullable String vi) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act::run);
        assertThat(refusal).as(code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        if (vi != null) {
            assertThat(refusal.detailVi()).isEqualTo(vi);
        }
    }

    private static ObjectProvider<EvidenceUses> provider(EvidenceUses... uses) {
        return new ObjectProvider<>() {

            @Override
            public EvidenceUses getObject() {
                return uses[0];
            }

            @Override
            public Stream<EvidenceUses> stream() {
                return Stream.of(uses);
            }
        };
    }

    private static final class NoCriteria implements CriteriaSets {

        @Override
        public Optional<CriteriaVersion> inForce(String seasonId) {
            return Optional.empty();
        }

        @Override
        public Optional<CriteriaVersion> find(String setId, int version) {
            return Optional.empty();
        }
    }

    private static final class FingerprintsInMemory implements Fingerprints {

        private final Map<String, Set<String>> known = new HashMap<>();

        @Override
        public void remember(String evidenceId, Evidence.Version version) {
            known.computeIfAbsent(version.sha256(), any -> new LinkedHashSet<>()).add(evidenceId);
            String paper = MongoFingerprints.paper(version);
            if (paper != null) {
                known.computeIfAbsent(paper, any -> new LinkedHashSet<>()).add(evidenceId);
            }
        }

        @Override
        public List<Match> like(String evidenceId, Evidence.Version version) {
            List<Match> matches = new ArrayList<>();
            Set<String> same = known.getOrDefault(version.sha256(), Set.of());
            same.forEach(id -> matches.add(new Match(id, true)));
            known.getOrDefault(String.valueOf(MongoFingerprints.paper(version)), Set.of()).stream()
                    .filter(id -> !same.contains(id)).forEach(id -> matches.add(new Match(id, false)));
            matches.removeIf(match -> match.evidenceId().equals(evidenceId));
            return matches;
        }
    }
}
