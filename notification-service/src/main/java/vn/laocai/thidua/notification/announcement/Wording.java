package vn.laocai.thidua.notification.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import vn.laocai.thidua.notification.announcement.Announcement.Words;
import vn.laocai.thidua.notification.announcement.Told.LegalBasis;
import vn.laocai.thidua.notification.announcement.Told.Paper;
import vn.laocai.thidua.support.time.BusinessClock;

/** How names, dates and papers are written in sentences. */
final class Wording {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE_EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private static final Map<String, Words> PHASES = Map.ofEntries(phase("DRAFT", "dự thảo", "draft"),
            phase("ESTABLISHED", "thành lập", "established"), phase("PREPARING", "chuẩn bị", "preparation"),
            phase("REGISTRATION", "đăng ký thi đua", "registration"),
            phase("COVENANT_SIGNING", "ký kết giao ước thi đua", "covenant signing"),
            phase("ACTIVE", "triển khai phong trào thi đua", "emulation activities"),
            phase("MID_YEAR_REVIEW", "sơ kết", "mid-year review"),
            phase("SELF_SCORING", "tự chấm điểm", "self-scoring"),
            phase("CROSS_SCORING", "chấm chéo", "cross-scoring"), phase("APPRAISAL", "thẩm định", "appraisal"),
            phase("EXPLANATION", "giải trình", "explanation"), phase("DELIBERATION", "họp bình xét", "deliberation"),
            phase("BALLOT", "bỏ phiếu kín", "secret ballot"), phase("RANKED", "xếp hạng", "ranking"),
            phase("PROPOSED_TO_PROVINCE", "đề nghị khen thưởng", "proposal to the province"),
            phase("DECIDED", "quyết định khen thưởng", "award decision"), phase("SUMMARISED", "tổng kết", "summary"),
            phase("HANDED_OVER", "bàn giao Trưởng khối", "handover"), phase("ARCHIVED", "lưu trữ", "archive"),
            phase("SUSPENDED", "tạm dừng", "suspended"), phase("CANCELLED", "hủy bỏ", "cancelled"));

    private Wording() {}

    private static Map.Entry<String, Words> phase(String code, String vietnamese, String english) {
        return Map.entry(code, new Words(vietnamese, english));
    }

    /** Name of a phase in Vietnamese; a phase of a later version by its code in small letters. */
    static String phaseVi(String code) {
        Words phase = PHASES.get(code);
        return phase == null ? plain(code) : phase.title();
    }

    static String phaseEn(String code) {
        Words phase = PHASES.get(code);
        return phase == null ? plain(code) : phase.body();
    }

    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code 09:12 ngày 14/11/2025}, by the province's clock. */
    static String momentVi(Instant at) {
        return TIME.format(at.atZone(BusinessClock.ZONE)) + " ngày " + DATE.format(at.atZone(BusinessClock.ZONE));
    }

    static String momentEn(Instant at) {
        return TIME.format(at.atZone(BusinessClock.ZONE)) + " on " + DATE_EN.format(at.atZone(BusinessClock.ZONE));
    }

    static String dateVi(LocalDate date) {
        return DATE.format(date);
    }

    static String dateEn(LocalDate date) {
        return DATE_EN.format(date);
    }

    /** {@code Phường Cam Đường}, also where the registry's name has the word already. */
    static String wardVi(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("phường ") ? "Phường " + name.substring(7) : "Phường " + name;
    }

    static String wardEn(String name) {
        return (name.toLowerCase(Locale.ROOT).startsWith("phường ") ? name.substring(7) : name) + " Ward";
    }

    /** A sentence that names the legal basis, or nothing. */
    static String basisVi(@Nullable LegalBasis basis) {
        return basis == null
                ? ""
                : " Căn cứ: " + basis.number() + " ngày " + dateVi(basis.date()) + " của " + basis.issuer() + ".";
    }

    static String basisEn(@Nullable LegalBasis basis) {
        return basis == null
                ? ""
                : " Legal basis: " + basis.number() + " of " + dateEn(basis.date()) + ", " + basis.issuer() + ".";
    }

    /** A sentence that names a paper or a meeting, or nothing. */
    static String paperVi(String lead, @Nullable Paper paper) {
        if (paper == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(" ").append(lead).append(": ").append(paper.title());
        append(text, ", số ", paper.number());
        append(text, ", tại ", paper.place());
        append(text, ", ngày ", paper.date() == null ? null : dateVi(paper.date()));
        append(text, ", ", paper.issuer());
        return text.append('.').toString();
    }

    static String paperEn(String lead, @Nullable Paper paper) {
        if (paper == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(" ").append(lead).append(": ").append(paper.title());
        append(text, ", No. ", paper.number());
        append(text, ", at ", paper.place());
        append(text, ", ", paper.date() == null ? null : dateEn(paper.date()));
        append(text, ", ", paper.issuer());
        return text.append('.').toString();
    }

    static String reasonVi(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : " Lý do: " + sentence(reason);
    }

    static String reasonEn(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "" : " Reason: " + sentence(reason);
    }

    static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") ? stripped : stripped + ".";
    }

    private static void append(StringBuilder text, String lead, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            text.append(lead).append(part.strip());
        }
    }
}
