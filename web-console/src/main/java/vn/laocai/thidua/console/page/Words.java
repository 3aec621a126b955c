package vn.laocai.thidua.console.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The words of the pages: codes become words of the page's language, instants become dates of the province. Dates use
 * explicit patterns because the locale's own short date differs between JDKs.
 */
@Component("words")
public class Words {

    private static final ZoneId PROVINCE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The message of that key in the page's language. */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** The word for a code, such as {@code of("season.state", "ACTIVE")}; a general word for a code not known yet. */
    public String of(String family, @Nullable String code) {
        Locale locale = LocaleContextHolder.getLocale();
        String general = messages.getMessage("word.other", null, "Khác", locale);
        String word = code == null ? general : messages.getMessage(family + "." + code, null, general, locale);
        return word == null ? "" : word;
    }

    /** The message of that key, or null where there is none. */
    public @Nullable String orNull(String key) {
        return messages.getMessage(key, null, null, LocaleContextHolder.getLocale());
    }

    /** {@code dd/MM/yyyy}, empty for nothing. */
    public String day(@Nullable Object when) {
        return switch (when) {
            case LocalDate date -> DAY.format(date);
            case Instant instant -> DAY.format(instant.atZone(PROVINCE));
            case null, default -> "";
        };
    }

    /** A legal date as an answer has it, {@code yyyy-MM-dd}, as {@code dd/MM/yyyy}; the text itself when it is no date. */
    public String legalDay(@Nullable String date) {
        try {
            return date == null ? "" : DAY.format(LocalDate.parse(date));
        } catch (DateTimeParseException notADate) {
            return date;
        }
    }

    /** {@code dd/MM/yyyy HH:mm} in the province, empty for nothing. */
    public String moment(@Nullable Instant when) {
        return when == null ? "" : MOMENT.format(when.atZone(PROVINCE));
    }

    /** The last day of a window whose end is the first instant after it. */
    public String lastDay(@Nullable Instant end) {
        return end == null ? "" : DAY.format(end.minusMillis(1).atZone(PROVINCE));
    }

    /** When a window opens: the day, with the hour where it opens and closes on one day. */
    public String opening(@Nullable Instant opens, @Nullable Instant closes) {
        boolean oneDay = opens != null && closes != null && dateOf(opens).equals(dateOf(closes));
        return oneDay ? moment(opens) : day(opens);
    }

    /** When a window closes: the last minute counts, so the hour is told unless it is the day's end. */
    public String closing(@Nullable Instant closes) {
        boolean endOfDay = closes != null && closes.atZone(PROVINCE).toLocalTime().equals(LocalTime.MIDNIGHT);
        return endOfDay ? lastDay(closes) : moment(closes);
    }

    /** What kind of record an event type such as {@code vn.laocai.thidua.ward.covenant-signed.v1} is. */
    public String eventName(@Nullable String type) {
        String[] parts = type == null ? new String[0] : type.split("\\.", -1);
        String word = parts.length < 2 ? null : orNull("event." + parts[parts.length - 2]);
        return word == null ? say("event.other") : word;
    }

    /** {@code HH:mm} in the province. */
    public String time(Instant when) {
        return TIME.format(when.atZone(PROVINCE));
    }

    /** Legal date of an instant. */
    public LocalDate dateOf(Instant when) {
        return LocalDate.ofInstant(when, PROVINCE);
    }

    /** A long hash in groups of eight, so that two people can compare it aloud. */
    public String grouped(@Nullable String hash) {
        return hash == null ? "" : hash.replaceFirst("^sha-?256:", "").replaceAll("(.{8})(?=.)", "$1 ");
    }

    /** Whether the page is in English. */
    public boolean english() {
        return "en".equals(LocaleContextHolder.getLocale().getLanguage());
    }
}
