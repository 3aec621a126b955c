package vn.laocai.thidua.scoring.violation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.laocai.thidua.scoring.violation.NoticeHandler.Told;
import vn.laocai.thidua.scoring.violation.ViolationNotice.Effect;
import vn.laocai.thidua.support.command.CommandContext;
import vn.laocai.thidua.support.command.Refusal;

/**
 * Takes a department's list as CSV with a head line: {@code wardCode,kind,documentNumber,documentDate,from,to,effect} and
 * optionally {@code source}. All lines are checked first; a list with one wrong line is not recorded at all. Each line is
 * one command, so that a list sent again after a crash records only what is missing.
 */
@Component
class NoticeImport {

    private static final List<String> NEEDED = List.of("wardCode", "kind", "documentNumber", "documentDate", "from",
            "effect");
    private static final int MOST_LINES = 500;
    private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT);

    private final NoticeHandler handler;
    private final Violations violations;

    NoticeImport(NoticeHandler handler, Violations violations) {
        this.handler = handler;
        this.violations = violations;
    }

    /**
     * What came of one line.
     *
     * @param line
     *            number in the file, the head being 1
     * @param ok
     *            it can be recorded, is recorded now or was before
     * @param known
     *            it had been recorded before
     */
    record Row(int line, @Nullable String wardCode, boolean ok, boolean known, @Nullable String noticeId,
            @Nullable String code, @Nullable String messageVi, @Nullable String messageEn) {}

    /** What came of a list: how many were recorded by this request, and each line. */
    record Result(boolean dryRun, int recorded, List<Row> rows) {}

    Result run(String seasonId, String csv, boolean dryRun, CommandContext context) {
        List<List<String>> lines = Csv.read(csv);
        if (lines.isEmpty() || lines.size() > MOST_LINES + 1) {
            throw Refusal.of(422, "csv-unreadable",
                    "Tệp phải có dòng tiêu đề và không quá " + MOST_LINES + " dòng dữ liệu.",
                    "The file needs a head line and at most " + MOST_LINES + " lines of data.");
        }
        Map<String, Integer> columns = columns(lines.getFirst());
        Map<Integer, Told> told = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            rows.add(check(i + 1, seasonId, columns, lines.get(i), told, seen, context));
        }
        boolean good = rows.stream().allMatch(Row::ok);
        int recorded = 0;
        if (good && !dryRun) {
            Set<Integer> known = new HashSet<>();
            rows.stream().filter(Row::known).forEach(row -> known.add(row.line()));
            for (Map.Entry<Integer, Told> line : told.entrySet()) {
                if (!known.contains(line.getKey())) {
                    handler.record(line.getValue(), line(context, line.getKey()));
                    recorded++;
                }
            }
        }
        return new Result(dryRun || !good, recorded, rows);
    }

    private Row check(int number, String seasonId, Map<String, Integer> columns, List<String> cells,
            Map<Integer, Told> told, Set<String> seen, CommandContext context) {
        String ward = cell(columns, cells, "wardCode");
        try {
            Told line = new Told(seasonId, ward, source(columns, cells, context), kind(cell(columns, cells, "kind")),
                    text(cell(columns, cells, "documentNumber")), day(cell(columns, cells, "documentDate")),
                    day(cell(columns, cells, "from")), optionalDay(cell(columns, cells, "to")),
                    effect(cell(columns, cells, "effect")));
            ViolationNotice notice = handler.checked(line, context);
            if (!seen.add(notice.id())) {
                throw Refusal.of(422, "line-repeated", "Dòng này trùng một dòng ở trên. Hãy bỏ một dòng.",
                        "This line repeats one above. Take one of them out.");
            }
            told.put(number, line);
            return new Row(number, ward, true, violations.find(notice.id()).isPresent(), notice.id(), null, null, null);
        } catch (Refusal refusal) {
            return new Row(number, ward, false, false, null, refusal.code(), refusal.detailVi(), refusal.detailEn());
        }
    }

    private static CommandContext line(CommandContext context, int number) {
        return new CommandContext(context.actor(), context.command(), context.idempotencyKey() + "#" + number,
                context.requestHash(), context.trace(), context.at());
    }

    private static Map<String, Integer> columns(List<String> head) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < head.size(); i++) {
            columns.put(head.get(i), i);
        }
        List<String> missing = NEEDED.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(422, "csv-columns-missing",
                    "Thiếu cột: " + String.join(", ", missing) + ". Hãy dùng tệp mẫu.",
                    "Columns are missing: " + String.join(", ", missing) + ". Use the template.");
        }
        return columns;
    }

    private static String cell(Map<String, Integer> columns, List<String> cells, String name) {
        Integer index = columns.get(name);
        return index == null || index >= cells.size() ? "" : cells.get(index);
    }

    private static String source(Map<String, Integer> columns, List<String> cells, CommandContext context) {
        String source = cell(columns, cells, "source");
        return source.isEmpty() ? context.actor().organisation() : source;
    }

    private static String text(String value) {
        if (value.isBlank() || value.length() > 100) {
            throw Refusal.of(422, "document-number-missing", "Thiếu số văn bản hoặc số quá dài.",
                    "The number of the paper is missing or too long.");
        }
        return value;
    }

    private static NoticeKind kind(String value) {
        for (NoticeKind kind : NoticeKind.values()) {
            if (kind.name().equals(value)) {
                return kind;
            }
        }
        throw Refusal.of(422, "kind-unknown", "Không có nội dung “" + value + "”. Hãy chọn trong danh mục.",
                "There is no kind “" + value + "”. Choose one of the list.");
    }

    private static Effect effect(String value) {
        for (Effect effect : Effect.values()) {
            if (effect.name().equals(value)) {
                return effect;
            }
        }
        throw Refusal.of(422, "effect-unknown",
                "Hệ quả phải là DISQUALIFIES (loại), SUSPENDS (tạm dừng) hoặc CAPS_CLASS (hạn chế mức xếp loại).",
                "The effect is DISQUALIFIES, SUSPENDS or CAPS_CLASS.");
    }

    private static @Nullable LocalDate optionalDay(String value) {
        return value.isEmpty() ? null : day(value);
    }

    private static LocalDate day(String value) {
        try {
            return value.contains("/") ? LocalDate.parse(value, VIETNAMESE) : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            Refusal refusal = Refusal.of(422, "date-unreadable",
                    "Không đọc được ngày “" + value + "”. Hãy ghi dạng 31/12/2025.",
                    "The date “" + value + "” cannot be read. Write 31/12/2025 or 2025-12-31.");
            refusal.addSuppressed(e);
            throw refusal;
        }
    }
}
