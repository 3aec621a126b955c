package vn.laocai.thidua.scoring.violation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import vn.laocai.thidua.scoring.Commands;
import vn.laocai.thidua.scoring.OneSeason;
import vn.laocai.thidua.scoring.violation.NoticeHandler.Told;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Status;
import vn.laocai.thidua.support.command.Actor;
import vn.laocai.thidua.support.command.Refusal;
import vn.laocai.thidua.support.event.EventJson;
import vn.laocai.thidua.support.outbox.EventOnWire;
import vn.laocai.thidua.support.outbox.Outcome;
import vn.laocai.thidua.support.outbox.Visibility;
import vn.laocai.thidua.testing.kit.InMemoryAggregateFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class ViolationsTest {

    private static final Instant NOW = Instant.parse("2026-01-12T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 12);
    private static final Actor INSPECTOR = Commands.actor("p-inspector", "INSPECTORATE", "APPRAISER");
    private static final Actor POLICE = Commands.actor("p-police", "POLICE", "APPRAISER");
    private static final Actor MONITOR = Commands.actor("p-monitor", "HOME_AFFAIRS", "PROVINCE_MONITOR");
    private static final String HEAD = "wardCode,kind,documentNumber,documentDate,from,to,effect\n";

    private final InMemoryAggregateFactory store = new InMemoryAggregateFactory();
    private final Violations violations = new Violations(store);
    private final NoticeHandler handler = new NoticeHandler(violations, new OneSeason("RANKED"));
    private final NoticeImport imports = new NoticeImport(handler, violations);

    private static Told told(String source, NoticeKind kind, Effect effect) {
        return new Told("khoi-2025", "AU_LAU", source, kind, "12/TTr-XM", LocalDate.of(2026, 1, 9),
                LocalDate.of(2025, 1, 1), null, effect);
    }

    private Outcome<ViolationNotice> inspection() {
        return handler.record(told("INSPECTORATE", NoticeKind.INSPECTION, Effect.SUSPENDS),
                Commands.by(INSPECTOR, "record", NOW));
    }

    @Test
    void suspendsUntilItIsClearedAndBarsOnceItIsConfirmed() {
        ViolationNotice open = inspection().state();
        assertThat(open.suspends(TODAY)).isTrue();
        assertThat(open.bars(TODAY)).isFalse();
        ViolationNotice confirmed = handler.confirm(open.id(), "20/KL", "Có vi phạm",
                Commands.by(INSPECTOR, "confirm", NOW)).state();
        assertThat(confirmed.status()).isEqualTo(Status.CONFIRMED);
        assertThat(confirmed.bars(TODAY)).isTrue();
        assertThat(confirmed.suspends(TODAY)).isFalse();
        refused(() -> handler.confirm(open.id(), "20/KL", "Có vi phạm", Commands.by(INSPECTOR, "twice", NOW)),
                "violation-notice-ended",
                "Vi phạm này đã được xác nhận rồi. Nếu kết luận thay đổi, hãy ghi là đã giải quyết xong.");
        ViolationNotice lifted = handler.clear(open.id(), "25/KL", "Kết luận lại",
                Commands.by(INSPECTOR, "lift", NOW)).state();
        assertThat(lifted.bars(TODAY)).isFalse();
        refused(() -> handler.clear(open.id(), "26/KL", "x", Commands.by(INSPECTOR, "again", NOW)),
                "violation-notice-ended",
                "Thông báo này đã được xóa, không thay đổi được nữa. Nếu có tình tiết mới, hãy ghi thông báo mới.");
    }

    @Test
    void isNoMatterAnyMoreOnceItIsClearedOrItsTimeIsOver() {
        ViolationNotice open = inspection().state();
        ViolationNotice cleared = handler.clear(open.id(), "21/KL", "Không có vi phạm",
                Commands.by(INSPECTOR, "clear", NOW)).state();
        assertThat(cleared.counts(TODAY)).isFalse();
        ViolationNotice past = new ViolationNotice("x", "khoi-2025", "AU_LAU", "TAX", NoticeKind.TAX_DUTIES, "1",
                TODAY, TODAY.minusDays(30), TODAY.minusDays(1), Effect.DISQUALIFIES, Status.OPEN, "p", NOW, null);
        assertThat(past.bars(TODAY)).isFalse();
        assertThat(past.bars(TODAY.minusDays(1))).isTrue();
        assertThat(new ViolationNotice("x", "khoi-2025", "AU_LAU", "TAX", NoticeKind.TAX_DUTIES, "1", TODAY, TODAY,
                null, Effect.CAPS_CLASS, Status.OPEN, "p", NOW, null).capsClass(TODAY)).isTrue();
    }

    @Test
    void tellsThePublicNothingOfTheMatter() {
        ViolationNotice open = inspection().state();
        handler.clear(open.id(), "21/KL", "Không có vi phạm", Commands.by(INSPECTOR, "clear", NOW));
        List<EventOnWire> told = store.events.stream().filter(event -> event.visibility() == Visibility.PUBLIC)
                .toList();
        assertThat(told).extracting(EventOnWire::name).containsExactly("violation-notice-recorded",
                "violation-notice-cleared");
        told.forEach(event -> assertThat(EventJson.mapper().writeValueAsString(event.data()))
                .contains("AU_LAU").doesNotContain("INSPECTION\"", "12/TTr-XM", "SUSPENDS", "vi phạm", "p-inspector"));
    }

    @Test
    void isRebuiltFromWhatTheJournalHolds() {
        ViolationNotice open = inspection().state();
        ViolationNotice cleared = handler.clear(open.id(), "21/KL", "Không có vi phạm",
                Commands.by(INSPECTOR, "clear", NOW)).state();
        NoticeDefinition definition = new NoticeDefinition();
        ViolationNotice folded = null;
        for (EventOnWire event : store.events) {
            JsonNode data = EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(event.data()));
            folded = definition.evolve(folded, definition.decode(event.name(), data));
        }
        assertThat(folded).isEqualTo(cleared);
        assertThat(definition.read(definition.write(cleared))).isEqualTo(cleared);
    }

    @Test
    void belongsToTheDepartmentThatKeepsTheList() {
        refused(() -> handler.record(told("INSPECTORATE", NoticeKind.INSPECTION, Effect.SUSPENDS),
                Commands.by(POLICE, "k", NOW)), "not-the-source-department",
                "Chỉ đơn vị đã thông báo hoặc người theo dõi của tỉnh mới được làm việc này.");
        refused(() -> handler.record(told("POLICE", NoticeKind.FOOD_SAFETY, Effect.SUSPENDS),
                Commands.by(POLICE, "k", NOW)), "kind-not-of-department",
                "Nội dung “An toàn thực phẩm” không thuộc lĩnh vực của đơn vị này. Hãy chọn nội dung"
                        + " thuộc lĩnh vực của đơn vị.");
        String id = inspection().id();
        refused(() -> handler.clear(id, "1", "x", Commands.by(POLICE, "k2", NOW)), "not-the-source-department",
                "Chỉ đơn vị đã thông báo hoặc người theo dõi của tỉnh mới được làm việc này.");
        Actor leader = Commands.actor("p-leader", "INSPECTORATE", "WARD_LEADER");
        refused(() -> handler.confirm(id, "1", "x", Commands.by(leader, "k3", NOW)), "not-the-source-department",
                "Chỉ đơn vị đã thông báo hoặc người theo dõi của tỉnh mới được làm việc này.");
        assertThat(handler.clear(id, "22/CV", "Đã xong", Commands.by(MONITOR, "k4", NOW)).state().status())
                .isEqualTo(Status.CLEARED);
    }

    @Test
    void isRecordedOnce() {
        inspection();
        assertThat(inspection().repeated()).isTrue();
        refused(() -> handler.record(told("INSPECTORATE", NoticeKind.INSPECTION, Effect.SUSPENDS),
                Commands.by(INSPECTOR, "again", NOW)), "violation-notice-exists",
                "Nội dung này của văn bản đã được ghi nhận cho phường. Hãy mở thông báo đã có để cập nhật.");
        refused(() -> handler.clear("nothing", "21/KL", "x", Commands.by(INSPECTOR, "clear", NOW)),
                "violation-notice-not-found", "Không có thông báo vi phạm này. Hãy mở lại từ danh sách.");
    }

    @Test
    void hasAPeriodAPaperAndAMemberWard() {
        LocalDate day = LocalDate.of(2026, 1, 9);
        refused(() -> handler.record(new Told("khoi-2025", "AU_LAU", "INSPECTORATE", NoticeKind.INSPECTION, "1",
                day, day, day.minusDays(1), Effect.SUSPENDS), Commands.by(INSPECTOR, "a", NOW)), "period-backwards",
                "Ngày hết hiệu lực trước ngày bắt đầu. Hãy sửa lại thời gian.");
        refused(() -> handler.record(new Told("khoi-2025", "AU_LAU", "INSPECTORATE", NoticeKind.INSPECTION, "1",
                TODAY.plusDays(1), day, null, Effect.SUSPENDS), Commands.by(INSPECTOR, "b", NOW)),
                "document-date-in-future", "Ngày của văn bản ở tương lai. Hãy ghi đúng ngày trên văn bản.");
        refused(() -> handler.record(new Told("khoi-2025", "BAC_HA", "INSPECTORATE", NoticeKind.INSPECTION, "1",
                day, day, null, Effect.SUSPENDS), Commands.by(INSPECTOR, "c", NOW)), "not-a-member-ward",
                "Đơn vị BAC_HA không phải là thành viên của Khối trong mùa thi đua này. Hãy chọn lại phường.");
    }

    @Test
    void checksAListLineByLineBeforeAnyOfItIsRecorded() {
        String csv = HEAD + "AU_LAU,INSPECTION,12/TTr,09/01/2026,2025-01-01,,SUSPENDS\n"
                + "SA_PA,FOOD_SAFETY,13/TTr,09/01/2026,2025-01-01,,SUSPENDS\n"
                + "SA_PA,INSPECTION,14/TTr,31-12-2025,2025-01-01,,SUSPENDS\n"
                + "AU_LAU,INSPECTION,12/TTr,09/01/2026,2025-01-01,,SUSPENDS\n";
        NoticeImport.Result result = imports.run("khoi-2025", csv, false, Commands.by(INSPECTOR, "list", NOW));
        assertThat(result.dryRun()).isTrue();
        assertThat(result.recorded()).isZero();
        assertThat(result.rows()).extracting(NoticeImport.Row::line).containsExactly(2, 3, 4, 5);
        assertThat(result.rows()).extracting(row -> String.valueOf(row.code())).containsExactly("null",
                "kind-not-of-department", "date-unreadable", "line-repeated");
        assertThat(result.rows().get(2).messageVi())
                .isEqualTo("Không đọc được ngày “31-12-2025”. Hãy ghi dạng 31/12/2025.");
        assertThat(result.rows().getLast().messageVi()).isEqualTo("Dòng này trùng một dòng ở trên. Hãy bỏ một dòng.");
        assertThat(violations.ofSeason("khoi-2025")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithEachLine() {
        String csv = HEAD + "AU_LAU,NOISE,12/TTr,09/01/2026,2025-01-01,,SUSPENDS\n"
                + "AU_LAU,INSPECTION,,09/01/2026,2025-01-01,,SUSPENDS\n"
                + "AU_LAU,INSPECTION,12/TTr,09/01/2026,2025-01-01,,FORBIDS\n";
        List<NoticeImport.Row> rows = imports.run("khoi-2025", csv, true, Commands.by(INSPECTOR, "list", NOW)).rows();
        assertThat(rows).extracting(NoticeImport.Row::code, NoticeImport.Row::messageVi).containsExactly(
                tuple("kind-unknown", "Không có nội dung “NOISE”. Hãy chọn trong danh mục."),
                tuple("document-number-missing", "Thiếu số văn bản hoặc số quá dài."),
                tuple("effect-unknown",
                        "Hệ quả phải là DISQUALIFIES (loại), SUSPENDS (tạm dừng) hoặc CAPS_CLASS (hạn chế"
                                + " mức xếp loại)."));
    }

    @Test
    void takesNoListWithoutLinesAndNoneThatIsTooLong() {
        for (String csv : List.of("", HEAD + "AU_LAU,INSPECTION\n".repeat(501))) {
            refused(() -> imports.run("khoi-2025", csv, true, Commands.by(INSPECTOR, "list", NOW)), "csv-unreadable",
                    "Tệp phải có dòng tiêu đề và không quá 500 dòng dữ liệu.");
        }
    }

    @Test
    void recordsARightListOnceHoweverOftenItIsSent() {
        String csv = HEAD.replace(',', ';') + "AU_LAU;INSPECTION;\"12;TTr\";09/01/2026;01/01/2025;;SUSPENDS\n"
                + "SA_PA;CORRUPTION;13/TTr;09/01/2026;01/01/2025;31/12/2026;DISQUALIFIES\n";
        assertThat(imports.run("khoi-2025", csv, true, Commands.by(INSPECTOR, "dry", NOW)).recorded()).isZero();
        assertThat(violations.ofSeason("khoi-2025")).isEmpty();
        assertThat(imports.run("khoi-2025", csv, false, Commands.by(INSPECTOR, "one", NOW)).recorded()).isEqualTo(2);
        NoticeImport.Result again = imports.run("khoi-2025", csv, false, Commands.by(INSPECTOR, "two", NOW));
        assertThat(again.recorded()).isZero();
        assertThat(again.rows()).allMatch(NoticeImport.Row::known);
        assertThat(violations.ofSeason("khoi-2025")).hasSize(2).anyMatch(
                notice -> notice.documentNumber().equals("12;TTr"));
    }

    @Test
    void saysWhichColumnsAreMissing() {
        refused(() -> imports.run("khoi-2025", "wardCode,kind\nSA_PA,INSPECTION\n", true,
                Commands.by(INSPECTOR, "list", NOW)), "csv-columns-missing",
                "Thiếu cột: documentNumber, documentDate, from, effect. Hãy dùng tệp mẫu.");
    }

    private static void refused(ThrowingCallable command, String code, String sentence) {
        Refusal refusal = catchThrowableOfType(Refusal.class, command);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.detailVi()).isEqualTo(sentence);
        assertThat(refusal.detailEn()).isNotBlank();
    }
}
