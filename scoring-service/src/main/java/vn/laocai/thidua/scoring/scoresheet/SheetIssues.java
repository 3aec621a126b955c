package vn.laocai.thidua.scoring.scoresheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.scoring.calculation.LeafResult;
import vn.laocai.thidua.scoring.calculation.SheetResult;
import vn.laocai.thidua.scoring.criteria.CriteriaTable;
import vn.laocai.thidua.scoring.criteria.Criterion;
import vn.laocai.thidua.scoring.criteria.Kind;
import vn.laocai.thidua.scoring.formula.LeafScore;
import vn.laocai.thidua.scoring.formula.LeafScore.Missing;
import vn.laocai.thidua.scoring.formula.LeafScore.Scored;
import vn.laocai.thidua.scoring.prior.PriorYear;
import vn.laocai.thidua.scoring.scoresheet.Cell.Entry;
import vn.laocai.thidua.scoring.scoresheet.Cell.NotApplicable;
import vn.laocai.thidua.scoring.scoresheet.SheetIssue.Severity;

/** Finds what a sheet still lacks, in the words of the rules (Rules 27, 41 and 43); pure. */
final class SheetIssues {

    /** Share of the maximum by which points may differ from last year's without a note. */
    static final BigDecimal BIG_CHANGE = new BigDecimal("0.30");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private SheetIssues() {}

    static List<SheetIssue> of(CriteriaTable table, ScoreSheet sheet, SheetResult result, Optional<PriorYear> prior) {
        List<SheetIssue> issues = new ArrayList<>();
        Map<String, String> achievements = new LinkedHashMap<>();
        for (Criterion criterion : table.leaves()) {
            if (!criterion.selfScorable() || sheet.cell(criterion.code()).notApplicable()) {
                continue;
            }
            Cell cell = sheet.cell(criterion.code());
            Entry entry = cell.entry();
            LeafResult leaf = result.leaves().get(criterion.code());
            LeafScore score = leaf == null ? null : leaf.score();
            figure(criterion, cell, score, issues);
            if (entry == null || entry.figure() == null) {
                continue;
            }
            evidence(criterion, entry, score, issues);
            period(table, criterion, entry, issues);
            achievement(criterion, entry, achievements, issues);
            change(criterion, entry, score,
                    prior.flatMap(year -> year.value(sheet.id().wardCode(), criterion.lineageCode())), issues);
        }
        return issues;
    }

    private static void figure(Criterion criterion, Cell cell, @Nullable LeafScore score, List<SheetIssue> issues) {
        Entry entry = cell.entry();
        NotApplicable na = cell.na();
        if (na != null && na.state() == NaState.REQUESTED) {
            issues.add(block(criterion, "na-pending",
                    "đang chờ quyết định không áp dụng (N/A). Hãy đợi Trưởng khối quyết định, hoặc nhập số liệu.",
                    "awaits the decision on N/A. Wait for the head's decision, or enter a figure."));
            return;
        }
        boolean nothing = entry == null || entry.figure() == null;
        if (nothing && criterion.kind() == Kind.BASE) {
            issues.add(block(criterion, "figure-missing", "chưa có số liệu. Hãy nhập kết quả.",
                    "has no figure yet. Enter the result."));
        } else if (!nothing && score instanceof Missing missing) {
            String parts = String.join(", ",
                    missing.parts().stream().sorted().map(part -> MissingParts.vi(criterion, part)).toList());
            issues.add(block(criterion, "figure-incomplete", "còn thiếu số liệu: " + parts + ". Hãy nhập đủ.",
                    "is incomplete: " + String.join(", ", missing.parts().stream().sorted().toList())
                            + ". Enter the rest."));
        }
    }

    private static void evidence(Criterion criterion, Entry entry, @Nullable LeafScore score,
            List<SheetIssue> issues) {
        // A bonus or penalty of zero claims nothing that would have to be shown.
        boolean nothingClaimed = criterion.kind() != Kind.BASE && score instanceof Scored scored
                && scored.points().signum() == 0;
        if (criterion.evidence().mandatory() && entry.evidence().isEmpty() && !nothingClaimed) {
            String what = criterion.evidence().text();
            issues.add(block(criterion, "evidence-missing",
                    "cần có minh chứng" + (what == null ? "" : " (" + what + ")") + ". Hãy đính kèm tài liệu.",
                    "needs evidence" + (what == null ? "" : " (" + what + ")") + ". Attach a document."));
        }
    }

    private static void period(CriteriaTable table, Criterion criterion, Entry entry, List<SheetIssue> issues) {
        for (EvidenceRef evidence : entry.evidence()) {
            LocalDate date = evidence.documentDate();
            if (date != null && (date.isBefore(table.periodFrom()) || date.isAfter(table.periodTo()))
                    && !noted(entry)) {
                issues.add(note(criterion, "evidence-outside-period",
                        "có minh chứng ngày " + DAY.format(date) + " ngoài kỳ tính điểm ("
                                + DAY.format(table.periodFrom())
                                + " – " + DAY.format(table.periodTo()) + "). Hãy ghi lý do vào ghi chú.",
                        "cites evidence of " + DAY.format(date) + " outside the period ("
                                + DAY.format(table.periodFrom())
                                + " – " + DAY.format(table.periodTo()) + "). Give the reason in the note."));
                return;
            }
        }
    }

    private static void achievement(Criterion criterion, Entry entry, Map<String, String> achievements,
            List<SheetIssue> issues) {
        String achievement = entry.achievement();
        if (achievement == null) {
            return;
        }
        String first = achievements.putIfAbsent(SheetText.key(achievement), criterion.code());
        if (first != null) {
            issues.add(block(criterion, "achievement-used-twice",
                    "dùng lại thành tích “" + achievement + "” đã tính ở tiêu chí " + first
                            + ". Mỗi thành tích chỉ tính một lần trong mùa; hãy bỏ ở một nơi.",
                    "uses the achievement “" + achievement + "” again that counts at criterion " + first
                            + ". Each counts once in a season; take it out of one."));
        }
    }

    private static void change(Criterion criterion, Entry entry, @Nullable LeafScore score,
            Optional<PriorYear.Value> prior, List<SheetIssue> issues) {
        if (prior.isEmpty() || noted(entry) || criterion.max().signum() == 0
                || !(score instanceof Scored scored)) {
            return;
        }
        BigDecimal before = prior.get().points();
        BigDecimal difference = scored.points().subtract(before).abs();
        if (difference.compareTo(criterion.max().multiply(BIG_CHANGE)) > 0) {
            issues.add(note(criterion, "big-change",
                    "thay đổi lớn so với năm trước (" + SheetText.number(before) + " → "
                            + SheetText.number(scored.points()) + " điểm). Hãy giải thích trong ghi chú.",
                    "differs much from last year (" + before.toPlainString() + " → " + scored.points().toPlainString()
                            + " points). Explain it in the note."));
        }
    }

    private static boolean noted(Entry entry) {
        String note = entry.note();
        return note != null && !note.isBlank();
    }

    private static SheetIssue block(Criterion criterion, String rule, String vi, String en) {
        return new SheetIssue(criterion.code(), Severity.BLOCK, rule, "Tiêu chí " + criterion.code() + " " + vi,
                "Criterion " + criterion.code() + " " + en);
    }

    private static SheetIssue note(Criterion criterion, String rule, String vi, String en) {
        return new SheetIssue(criterion.code(), Severity.NOTE, rule, "Tiêu chí " + criterion.code() + " " + vi,
                "Criterion " + criterion.code() + " " + en);
    }
}
